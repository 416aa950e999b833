/** What one account's sampled inputs look like against everybody else's: computed once per account, read by many features. */
import { peers, seeds } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { CellMap, CellStatistics, CellFrame } from './cells.js';
import { cellSheet } from './cells.js';
import { drift, FEWEST_FOR_DRIFT } from './drift.js';
import { isRow, isText, type Member } from './member.js';
import type { StrangerPool } from './pool.js';
import { placeRow, type RowSpace } from './row-space.js';
import { mix } from './text-cells.js';
import { pairHash, type Vocabulary } from './vocabulary.js';

export interface Content {
  /** Sampled inputs of the main kind; below `peers.fewestInputs` everything else is null. */
  readonly inputs: number;
  readonly cells: CellStatistics | null;
  /** Mean log distance to the 3rd nearest stranger, to the own nearest neighbour; natural logarithm. */
  readonly strangerDistance: number | null;
  readonly ownDistance: number | null;
  /** Log distances to the 3rd nearest stranger, by sampled input; NaN where unknown. */
  readonly strangerDistances: Float64Array;
  /** Mean label disagreement among the strangers nearest to each input. */
  readonly borderline: number | null;
  /** Mean surprise of word pairs, -log of the share of other accounts that use them; text only. */
  readonly phraseSurprise: number | null;
}

/** What a description needs of the population. */
export interface ContentFrame extends CellFrame {
  readonly accounts: number;
  /** Inputs per account whose neighbours are looked up, and that are compared with each other. */
  readonly neighbourInputs: number;
  readonly ownInputs: number;
  readonly pool: StrangerPool;
  readonly map: CellMap;
  readonly vocabulary: Vocabulary;
  spaceOf(input: SampledInput): RowSpace | undefined;
}

const SMALLEST_DISTANCE = 1e-3;

function logDistance(distance: number): number {
  return Math.log(Math.max(SMALLEST_DISTANCE, distance));
}

/** Describes the content of one account. Cost: neighbour look-ups dominate, `neighbourInputs` times the pool. */
export function describeContent(member: Member, inputs: readonly SampledInput[], frame: ContentFrame): Content {
  const main = inputs.filter(member.kind === 'row' ? isRow : isText);
  if (main.length < peers.fewestInputs) return emptyContent(main.length);
  const looked = main.slice(0, frame.neighbourInputs);
  const strangers = lookUpStrangers(member, looked, frame);
  return {
    inputs: main.length,
    cells: frame.map.describe(cellSheet(main, member.kind, frame)),
    ownDistance: meanOf(frame.pool.nearestAmong(looked.slice(0, frame.ownInputs)).map(logDistance)),
    phraseSurprise: member.kind === 'row' ? null : phraseSurprise(main, frame),
    ...strangers,
  };
}

/** Of accounts with too few inputs, which are most of a large log: one object for all that have as many. */
const emptyContents = Array.from({ length: peers.fewestInputs }, (_, inputs): Content => ({
  inputs,
  cells: null,
  strangerDistance: null,
  ownDistance: null,
  strangerDistances: new Float64Array(0),
  borderline: null,
  phraseSurprise: null,
}));

function emptyContent(inputs: number): Content {
  const content = emptyContents[inputs];
  if (content === undefined) throw new Error(`content: ${inputs} inputs are not few`);
  return content;
}

function lookUpStrangers(
  member: Member,
  inputs: readonly SampledInput[],
  { pool }: ContentFrame,
): Pick<Content, 'strangerDistance' | 'strangerDistances' | 'borderline'> {
  const strangerDistances = new Float64Array(inputs.length);
  const disagreements: number[] = [];
  inputs.forEach((input, i) => {
    const { third, disagreement } = pool.nearest(input, member.index);
    strangerDistances[i] = logDistance(third);
    disagreements.push(disagreement);
  });
  return { strangerDistances, strangerDistance: meanOf(strangerDistances), borderline: meanOf(disagreements) };
}

function phraseSurprise(inputs: readonly SampledInput[], { accounts, vocabulary }: ContentFrame): number | null {
  let sum = 0;
  let pairs = 0;
  for (const input of inputs) {
    if (!isText(input)) continue;
    const { words } = input.content;
    for (let i = 1; i < words.length; i += 1) {
      // The account itself is one of those that use the pair.
      const others = vocabulary.pairAccounts(pairHash(words[i - 1] ?? 0, words[i] ?? 0)) - 1;
      sum += -Math.log((Math.max(0, others) + 0.5) / accounts);
      pairs += 1;
    }
  }
  return pairs === 0 ? null : sum / pairs;
}

/** Drift of the whole mixture and of its strange part (see docs/method.md): an attacker's cover drifts, the attack does not. */
export function mixtureDrift(
  member: Member,
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
  spaceOf: (input: SampledInput) => RowSpace | undefined,
): number | null {
  if (member.kind !== 'row') return null;
  const main = inputs.filter(isRow);
  if (main.length < FEWEST_FOR_DRIFT) return null;
  const placed = main.flatMap((input, i) => {
    const space = spaceOf(input);
    if (space === undefined || Number.isNaN(input.firstTime)) return [];
    return [
      { time: input.firstTime, key: input.key, point: oneHot(space, placeRow(space, input)), u: strangeness[i] ?? NaN },
    ];
  });
  placed.sort((a, b) => a.time - b.time || a.key - b.key);
  const seed = mix(seeds.shuffles, member.index);
  const whole = drift(
    placed.map(({ point }) => point),
    seed,
  );
  const known = placed.filter(({ u }) => !Number.isNaN(u));
  const strange = known.filter(({ u }) => u > 0.85);
  const allStrange = known.filter(({ u }) => u > 0.95).length >= 0.9 * known.length;
  const part =
    strange.length >= 24 && !allStrange
      ? drift(
          strange.map(({ point }) => point),
          seed,
        )
      : NaN;
  if (Number.isNaN(whole)) return null;
  return Number.isNaN(part) ? whole : Math.min(whole, part);
}

/** Word columns become 0/1 columns of four hash classes each: enough to see a category come and go. */
function oneHot(space: RowSpace, point: Float64Array): Float64Array {
  const wide: number[] = [];
  space.columns.forEach((column, i) => {
    const value = point[i] ?? NaN;
    if (!column.words) wide.push(value);
    else for (let k = 0; k < 4; k += 1) wide.push(Number.isNaN(value) ? NaN : (value >>> 7) % 4 === k ? 1 : 0);
  });
  return Float64Array.from(wide);
}

/** Mean of the finite numbers, null without any. */
export function meanOf(values: Iterable<number>): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
