/** A few whole examples of one account's inputs, to show to a person. */
import type { EventView } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import type { ObjectState } from './summary.js';

export interface Evidence {
  /** Milliseconds since 1970 UTC; NaN without time. */
  readonly time: number;
  /** `near` and `flip` come in pairs: the earlier input, then the one close to it (`flip`: with another answer). */
  readonly kind: 'typical' | 'near' | 'flip';
  /** Cut to 240 characters; not redacted. */
  readonly input: string;
  /** Empty without label. */
  readonly label: string;
  /** NaN without. */
  readonly margin: number;
}

export class EvidenceSample implements ObjectState<EvidenceSample> {
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  offer(_event: EventView, _input: RepresentedInput): void {
    throw new Error('not built yet');
  }

  /** Kept rows: typical ones by ascending key, then the pairs; made anew on every call. */
  entries(): readonly Evidence[] {
    return [];
  }

  merge(_from: EvidenceSample): void {
    throw new Error('not built yet');
  }

  encode(): Uint8Array {
    throw new Error('not built yet');
  }

  static decode(_bytes: Uint8Array, _limit: number): EvidenceSample {
    throw new Error('not built yet');
  }

  byteSize(): number {
    return 0;
  }
}
