/** What one account's sampled inputs look like against everybody else's: computed once per account, read by many features. */
import { peers } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { CellFrame, CellMap, CellSheet, CellStatistics } from './cells.js';
import { cellSheet } from './cells.js';
import type { ColumnTree } from './column-tree.js';
import { isRow, isText, type Member, type RowInput } from './member.js';
import type { StrangerPool } from './pool.js';
import type { RowSpace } from './row-space.js';
import type { Vocabulary } from './vocabulary.js';
import { describeWordPairs, type WordPairs } from './word-pairs.js';

export interface Content extends WordPairs {
  /** Sampled inputs of the main kind; below `peers.fewestInputs` everything else is null. */
  readonly inputs: number;
  readonly cells: CellStatistics | null;
  /** Mean log distance to the 3rd nearest stranger, to the own nearest neighbour; natural logarithm. */
  readonly strangerDistance: number | null;
  readonly ownDistance: number | null;
  /** Log distances to the 3rd nearest stranger, by sampled input; NaN where unknown. */
  readonly strangerDistances: Float64Array;
  /** Label disagreement among the strangers nearest to each sampled input; NaN where unknown. */
  readonly disagreements: Float64Array;
  /** Mean label disagreement among the strangers nearest to each input. */
  readonly borderline: number | null;
  /** Mean surprise, in nats, of how the columns of a row go together (`column-tree.ts`); rows only. */
  readonly columnSurprise: number | null;
}

/** What a description needs of the population. */
export interface ContentFrame extends CellFrame {
  readonly accounts: number;
  /** Inputs per account whose neighbours are looked up, and that are compared with each other. */
  readonly neighbourInputs: number;
  readonly ownInputs: number;
  readonly vocabulary: Vocabulary;
  spaceOf(input: SampledInput): RowSpace | undefined;
  /** How the columns of the row's space go together. */
  treeOf(row: RowInput): ColumnTree | undefined;
}

/** What everybody asks, to look the inputs of an account up in. Apart from the frame, as it is large and needed for a while only. */
export interface Crowds {
  readonly pool: StrangerPool;
  readonly map: CellMap;
  /** Cells of the account's own inputs. */
  sheet(): CellSheet;
}

const SMALLEST_DISTANCE = 1e-3;

function logDistance(distance: number): number {
  return Math.log(Math.max(SMALLEST_DISTANCE, distance));
}

/** Describes the content of one account. Cost: neighbour look-ups dominate, `neighbourInputs` times the pool. */
export function describeContent(
  member: Member,
  inputs: readonly SampledInput[],
  frame: ContentFrame,
  crowds: Crowds,
): Content {
  const main = inputs.filter(member.kind === 'row' ? isRow : isText);
  if (main.length < peers.fewestInputs) return emptyContent(main.length);
  const looked = main.slice(0, frame.neighbourInputs);
  const strangers = lookUpStrangers(member, looked, crowds.pool);
  return {
    inputs: main.length,
    cells: crowds.map.describe(crowds.sheet()),
    ownDistance: meanOf(crowds.pool.nearestAmong(looked.slice(0, frame.ownInputs)).map(logDistance)),
    ...wordPairs(member, main, frame),
    columnSurprise: columnSurprise(looked, frame),
    ...strangers,
  };
}

/** Of rows. */
const noWordPairs: WordPairs = { phraseSurprise: null, collocationSurprise: null };

/** Of accounts with too few inputs, which are most of a large log: one object for all that have as many. */
const emptyContents = Array.from({ length: peers.fewestInputs }, (_, inputs): Content => ({
  inputs,
  cells: null,
  strangerDistance: null,
  ownDistance: null,
  strangerDistances: new Float64Array(0),
  disagreements: new Float64Array(0),
  borderline: null,
  ...noWordPairs,
  columnSurprise: null,
}));

/** The content of an account with so few inputs, below `peers.fewestInputs`. */
export function emptyContent(inputs: number): Content {
  const content = emptyContents[inputs];
  if (content === undefined) throw new Error(`content: ${inputs} inputs are not few`);
  return content;
}

function lookUpStrangers(member: Member, inputs: readonly SampledInput[], pool: StrangerPool): Strangers {
  const strangerDistances = new Float64Array(inputs.length);
  const disagreements = new Float64Array(inputs.length);
  inputs.forEach((input, i) => {
    const { third, disagreement } = pool.nearest(input, member.index);
    strangerDistances[i] = logDistance(third);
    disagreements[i] = disagreement;
  });
  return summarizeStrangers(strangerDistances, disagreements);
}

type Strangers = Pick<Content, 'strangerDistance' | 'strangerDistances' | 'disagreements' | 'borderline'>;

function summarizeStrangers(strangerDistances: Float64Array, disagreements: Float64Array): Strangers {
  return {
    strangerDistances,
    disagreements,
    strangerDistance: meanOf(strangerDistances),
    borderline: meanOf(disagreements),
  };
}

/** A part of an account's sampled inputs, to be described apart from the rest. */
export interface ContentPart {
  readonly member: Member;
  /** The account's inputs of its main kind, and the content of all of them. */
  readonly inputs: readonly SampledInput[];
  readonly whole: Content;
  /** Places of the part's inputs in `inputs`, ascending. */
  readonly places: readonly number[];
}

/**
 * Describes a part like an account of its own; what was looked up for the whole is not looked up again. Distances among the part's own
 * inputs are left out: they depend on how many there are. Cost: the cells and words of the part.
 */
export function describePart(
  { member, inputs, whole, places }: ContentPart,
  frame: ContentFrame,
  map: CellMap,
): Content {
  const chosen = places.flatMap((place) => inputs[place] ?? []);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(places, (place) => values[place] ?? NaN);
  return {
    inputs: chosen.length,
    cells: map.describe(cellSheet(chosen, member.kind, frame), cellSheet(inputs, member.kind, frame)),
    ownDistance: null,
    ...wordPairs(member, chosen, frame),
    columnSurprise: columnSurprise(chosen, frame),
    ...summarizeStrangers(pick(whole.strangerDistances), pick(whole.disagreements)),
  };
}

function wordPairs({ kind }: Member, inputs: readonly SampledInput[], { vocabulary }: ContentFrame): WordPairs {
  return kind === 'row' ? noWordPairs : describeWordPairs(inputs, vocabulary);
}

function columnSurprise(inputs: readonly SampledInput[], frame: ContentFrame): number | null {
  const surprises = inputs.filter(isRow).map((row) => {
    const tree = frame.treeOf(row);
    return tree?.tells === true ? tree.surprise(row) : NaN;
  });
  return meanOf(surprises);
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
