/** The first pass over the profiles: words, columns and grids of each kind of use, and the pool of strangers' inputs. */
import { efforts, sampling } from '../config/defaults.js';
import type { Profile } from '../profiles/profile.js';
import { type SampledInput, standalone } from '../represent/sampled-input.js';
import { systematicSample } from '../stats/systematic-sample.js';
import { CellMap, type CellSheet, cellSheet, tablesOf } from './cells.js';
import { learnTrees } from './column-tree.js';
import type { ContentFrame } from './content.js';
import { CoreDistances } from './core-distance.js';
import type { KeptSheets } from './kept-sheets.js';
import { isRow, type Member, type RowInput } from './member.js';
import type { StrangerPool } from './pool.js';
import type { RowGrids } from './row-cells.js';
import { makeRowPool, type PoolEntry } from './row-pool.js';
import { type RowSpace, RowSurvey } from './row-space.js';
import { SpaceIndex } from './space-index.js';
import { makeTextPool } from './text-pool.js';
import { Vocabulary } from './vocabulary.js';

/**
 * Sampled inputs of the account's main kind, ascending by key.
 * @param most so many at most, the first ones: unpacking inputs that nobody looks at is what takes the time
 */
export function inputsOf({ kind, profile }: Member, most = Infinity): readonly SampledInput[] {
  return kind === 'none' ? [] : profile.inputs.sample.entriesOf(kind === 'row' ? 'row' : 'text', most);
}

/** What is known of the accounts of one kind of use before any of them is described. */
export interface SurveyedKind {
  /** How inputs become cells and points: stays. */
  readonly frame: ContentFrame;
  /** Large, and asked for contents only. */
  readonly pool: StrangerPool;
  readonly core: CoreDistances;
}

/** Words, columns, grids and pool of the accounts of one kind. */
export function surveyKind(members: readonly Member[]): SurveyedKind {
  const { cellInputs, neighbourInputs, ownInputs } = effortFor(members.length);
  const inputs = sampledInputs(members, cellInputs);
  const kind = members[0]?.kind ?? 'none';
  const { vocabulary, spaces, entries } = surveyInputs(members, kind === 'row' ? 0 : inputs, neighbourInputs);
  const spaceOf = (input: SampledInput): RowSpace | undefined => spaces.of(input)?.space;
  const gridsOf = (input: SampledInput): RowGrids | undefined => spaces.of(input);
  const pool: StrangerPool = kind === 'row' ? makeRowPool(entries, spaceOf) : makeTextPool(entries, vocabulary);
  const accounts = members.length;
  const treeOf = kind === 'row' ? learnTrees(rowsOfEverybody(members), spaceOf) : (): undefined => undefined;
  const frame = { accounts, cellInputs, neighbourInputs, ownInputs, vocabulary, spaceOf, gridsOf, treeOf };
  return { frame, pool, core: new CoreDistances(kind === 'row' ? entries : [], spaceOf) };
}

/**
 * The map of cells of the accounts of one kind.
 * @param take shown the cells of each account on the way
 */
export function fillMap(
  members: readonly Member[],
  frame: ContentFrame,
  take: (sheet: CellSheet) => void = () => undefined,
): CellMap {
  const kind = members[0]?.kind ?? 'none';
  const map = new CellMap(cellsInAll(members, frame));
  if (kind === 'none') return map;
  for (const member of members) {
    const sheet = cellSheet(inputsOf(member, frame.cellInputs), kind, frame);
    map.add(sheet);
    take(sheet);
  }
  return map;
}

/**
 * Shows the cells of some accounts of one kind, where the map of all is there already.
 * @param sheets by place, as far as they are known
 */
export function showSheets(
  members: readonly Member[],
  frame: ContentFrame,
  visit: SheetVisit,
  sheets?: KeptSheets,
): void {
  const kind = members[0]?.kind ?? 'none';
  if (kind === 'none') return;
  members.forEach((member, place) => {
    if (!visit.isWanted(member.profile)) return;
    visit.take(member.profile, sheets?.of(place) ?? cellSheet(inputsOf(member, frame.cellInputs), kind, frame));
  });
}

/** Who looks at the cells of which accounts. */
export interface SheetVisit {
  take(profile: Profile, sheet: CellSheet): void;
  /** Asked of each account in turn, before its cells are worked out. */
  isWanted(profile: Profile): boolean;
}

/** Cells of all sheets together. */
export function cellsInAll(members: readonly Member[], { cellInputs }: ContentFrame): number {
  return sampledInputs(members, cellInputs) * tablesOf(members[0]?.kind ?? 'none');
}

interface Survey {
  readonly vocabulary: Vocabulary;
  readonly spaces: SpaceIndex;
  readonly entries: readonly PoolEntry[];
}

/** One pass over the samples. Apart from `surveyKind`, so that the closures made there do not keep the numbers seen here. */
function surveyInputs(members: readonly Member[], texts: number, neighbourInputs: number): Survey {
  const vocabulary = new Vocabulary(texts);
  const columns = new RowSurvey();
  const entries: PoolEntry[] = [];
  const pilot = Math.max(1, Math.min(sampling.pilotInputs, Math.floor(100_000 / Math.max(1, members.length))));
  const lent = poolShare(members.length, sampledInputs(members, neighbourInputs));
  members.forEach((member, place) => {
    const given = lent(place);
    // Of texts all words are wanted, of rows a few rows.
    const sample = inputsOf(member, member.kind === 'row' ? Math.max(pilot, given) : Infinity);
    if (member.kind !== 'row') vocabulary.addAccount(sample);
    for (const input of sample.slice(0, pilot)) if (isRow(input)) columns.add(input);
    for (const input of sample.slice(0, given)) entries.push({ owner: member.index, input: standalone(input) });
  });
  return { vocabulary, spaces: new SpaceIndex(columns.spaces()), entries };
}

/** A few rows of every account, of as many accounts as the bound allows. */
function rowsOfEverybody(members: readonly Member[]): RowInput[] {
  const each = Math.max(1, Math.min(sampling.pilotInputs, Math.floor(sampling.treeRows / Math.max(1, members.length))));
  return systematicSample(members, sampling.treeRows).flatMap((member) => inputsOf(member, each).filter(isRow));
}

/** How many inputs of each account are looked at in a log of so many of its kind. */
export function effortFor(accounts: number): (typeof efforts)[number] {
  return efforts.find((effort) => accounts <= effort.accounts) ?? efforts[2];
}

function sampledInputs(members: readonly Member[], most: number): number {
  return members.reduce((sum, { profile }) => sum + Math.min(profile.inputs.sample.size, most), 0);
}

/**
 * How many inputs each account lends to the pool, so that the pool and the time to search it stay bounded.
 * @param looked inputs whose neighbours will be looked up
 * @returns inputs by place of the account among its kind
 */
function poolShare(accounts: number, looked: number): (place: number) => number {
  const size = Math.max(400, Math.min(sampling.poolSize, Math.floor(sampling.distanceBudget / Math.max(1, looked))));
  const each = Math.floor(size / Math.max(1, accounts));
  if (each >= 1) return () => Math.min(sampling.poolPerAccount, each);
  const every = Math.ceil(accounts / size);
  return (place) => (place % every === 0 ? 1 : 0);
}
