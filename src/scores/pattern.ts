/** One pattern of extraction before it is weighed, and what it may know besides the strands. */
import type { UseKind } from '../population/member.js';
import { gate } from './joining.js';
import type { StrandValues } from './strands.js';

/** What the patterns need besides the strands: how much was seen, and whether the mixture drifts. */
export interface Circumstances {
  readonly kind: UseKind;
  /** Distinct inputs (rows, where the log shows no inputs). */
  readonly distinct: number;
  readonly requests: number;
  /** Drift of the mixture, null where not judged: judges groups, whose strands are not those of one account. */
  readonly drift: number | null;
  /** Logarithm of the width of its columns over everybody's, of one account; NaN or absent where not judged. */
  readonly spread?: number;
  /** How strange its strange rows stay without the columns that fit least, 0..1; NaN or absent where not judged. */
  readonly core?: number;
  /** One account's own strands: they tell how it goes through its inputs. */
  readonly alone?: true;
  /** Factors on the patterns' weights; 1 where absent. */
  readonly weights?: ReadonlyMap<string, number>;
}

export interface Pattern {
  readonly id: string;
  readonly weight: number;
  /** Distinct inputs at which half of the weight counts. */
  readonly half: number;
  readonly strength: number | null;
  /** Requests count as inputs (at least half of them). */
  readonly byRequests?: boolean;
}

/** Almost no extraction asks twice. */
export function freshness(values: StrandValues): number {
  return values.fresh === null ? 1 : gate(values.fresh, -0.3);
}
