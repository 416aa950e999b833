/** From the evidence of single links to kinds of evidence, and from those to the tie of two accounts. */
import type { UseKind } from '../population/member.js';
import { type EvidenceFamily, evidenceFamilies } from './link.js';

/** Evidence by link id; 0 where a link does not apply. */
export type LinkEvidence = Readonly<Record<string, number>>;

/** Entries of a measured pair: one per kind of evidence, then the tie itself, then what of `same` is the mixture of inputs. */
export const TIE = evidenceFamilies.length;
export const MIXTURE = TIE + 1;
export const PAIR_NUMBERS = MIXTURE + 1;

export function familyPlace(family: EvidenceFamily): number {
  return evidenceFamilies.indexOf(family);
}

const SOURCE = familyPlace('source');
const TIME = familyPlace('time');
const CONTENT = familyPlace('content');
const FORM = familyPlace('form');
const BEHAVIOUR = familyPlace('behaviour');
const SAME = familyPlace('same');

/** Evidence of the links in the order the kinds of evidence need it. */
export interface LinkPlaces {
  readonly address: number;
  readonly network: number;
  readonly lockstep: number;
  readonly schedule: number;
  readonly cells: number;
  readonly inputs: number;
  readonly skeleton: number;
  readonly system: number;
  readonly unusualness: number;
  readonly mixture: number;
  readonly volume: number;
  readonly client: number;
}

/**
 * Joins links into kinds of evidence: the best of several signs of one thing counts, weaker signs at a discount. Exact inputs in common
 * count for chats only: on tables they also tie honest users of one test suite (they are shown, not counted).
 * @param evidence of each link, by the places given
 * @param pair receives the kinds of evidence and the tie
 */
export function joinEvidence(evidence: Float64Array, at: LinkPlaces, kind: UseKind, pair: Float32Array): void {
  const of = (place: number): number => evidence[place] ?? 0;
  pair[SOURCE] = Math.max(of(at.address), of(at.network) - 0.5);
  pair[TIME] = Math.max(of(at.lockstep), 0.6 * of(at.schedule));
  pair[CONTENT] = kind === 'chat' ? Math.max(of(at.cells), of(at.inputs)) : of(at.cells);
  pair[FORM] = Math.max(of(at.skeleton), of(at.system));
  pair[BEHAVIOUR] = of(at.unusualness);
  pair[SAME] = 0.6 * of(at.mixture) + 0.4 * of(at.volume) + 0.3 * of(at.client);
  pair[MIXTURE] = of(at.mixture);
  pair[TIE] = kind === 'chat' ? chatTie(pair) : tableTie(pair);
}

/** Sum of the kinds; the weights matter little (any of them at 0 changes the mean average precision by less than .02). */
function tableTie(pair: Float32Array): number {
  const content = Math.max(pair[CONTENT] ?? 0, pair[FORM] ?? 0);
  return (
    (pair[SOURCE] ?? 0) + 0.6 * content + (pair[BEHAVIOUR] ?? 0) + 0.7 * (pair[TIME] ?? 0) + 0.5 * (pair[SAME] ?? 0)
  );
}

/** On chats one kind alone (one office, one plug-in) must not carry the tie: what exceeds twice the second kind counts by half. */
function chatTie(pair: Float32Array): number {
  let sum = 0;
  let first = 0;
  let second = 0;
  for (const [place, weight] of CHAT_WEIGHTS) {
    const value = weight * (pair[place] ?? 0);
    sum += value;
    if (value > first) {
      second = first;
      first = value;
    } else if (value > second) second = value;
  }
  return sum - Math.max(0, first - 2 * second) / 2;
}

const CHAT_WEIGHTS: readonly (readonly [place: number, weight: number])[] = [
  [SOURCE, 0.8],
  [CONTENT, 1],
  [FORM, 1],
  [BEHAVIOUR, 1],
  [TIME, 0.4],
];
