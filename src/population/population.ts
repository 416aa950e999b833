/** What the accounts together look like: kinds of use, shared words and cells, strangers' inputs. Built from profiles alone. */
import { peers, seeds } from '../config/defaults.js';
import type { Profile } from '../profiles/profile.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { CellMap } from './cells.js';
import { type CoverageMap, drawCoverageMap, INPUTS_EACH, type TokenVector } from './coverage-map.js';
import type { Content, ContentFrame } from './content.js';
import { ContentTable } from './content-table.js';
import { type Course, describeCourse } from './course.js';
import { FEWEST_FOR_DRIFT } from './drift.js';
import { type DescribedKind, describeKind } from './described-kind.js';
import { WaitingSheets } from './kept-sheets.js';
import { makeMembers, type Member, type UseKind, useKinds } from './member.js';
import { PartTable } from './part-table.js';
import type { Part } from './parts.js';
import { FEWEST_FOR_STEPS, type Repeats, repeatedSteps } from './repeated-steps.js';
import { effortFor, fillMap, inputsOf, type SheetVisit, showSheets } from './survey.js';
import { mix } from './text-cells.js';
import { tokenVectors } from './token-vectors.js';
import { WeightedRanks } from './weighted-ranks.js';

/** The accounts of a log, and everything about one that needs the others. */
export interface Population {
  readonly members: readonly Member[];
  /** Parts of accounts that are looked at apart; everything below answers for the profile of a part's guest as well. */
  readonly parts: readonly Part[];
  partsOf(profile: Profile): readonly Part[];
  member(profile: Profile): Member;
  /** Sampled inputs of the account's main kind, ascending by key. */
  inputs(profile: Profile): readonly SampledInput[];
  content(profile: Profile): Content;
  /** Drift of the mixture over time, null where not judged. */
  drift(profile: Profile): number | null;
  /** How strange its strange rows stay when the fifth of the columns that fits least is left out: mean place among usual rows, 0..1; NaN where not judged. */
  core(profile: Profile): number;
  /** How the account goes through the space of its rows, null where not judged. */
  course(profile: Profile): Course | null;
  /** Steps the account took from several places in the space of its rows, null where not judged. */
  repeats(profile: Profile): Repeats | null;
  /** Place among all accounts' stranger distances of the account's kind, 0..1 per looked-up input; NaN where unknown. */
  strangeness(profile: Profile): Float64Array;
  /** Margin below which a tenth of the answers lie, every account weighing the same; NaN without margins. */
  readonly lowMargin: number;
  /** Chance that an input of one account of a kind shares a cell with an input of another. */
  pairCollision(kind: UseKind): number;
  /**
   * The map of cells of a kind of use, for links. As it is large it goes with the first who asks for it; for others it is filled anew.
   * @param visit shown the cells of the accounts of that kind that it wants, in the order of the members
   */
  mapCells(kind: UseKind, visit: SheetVisit): CellMap;
  /** A flat map of where the accounts of a kind ask, for the eye; null where their inputs do not differ. Drawn when first asked for. */
  coverage(kind: UseKind): CoverageMap | null;
  /** Squares of the account's sampled inputs on that map. */
  squares(profile: Profile): readonly number[];
}

/**
 * Surveys all accounts, in the order in which the store lists them, one kind of use after the other, each in three passes over its profiles: words, columns and pool; cells; content.
 * Memory: a few kilobytes per account, and tables of fixed size for one kind at a time; time linear in accounts.
 */
export function buildPopulation(profiles: readonly Profile[]): Population {
  const members = makeMembers(profiles);
  const contents = emptyContents(members);
  const drifts = new Float64Array(members.length).fill(NaN);
  const cores = drifts.slice();
  const sheets = new WaitingSheets();
  const kinds = byKind((kind) => describeKind(membersOf(members, kind), { contents, drifts, cores, sheets }));
  const drafts = useKinds.flatMap((kind) => kinds[kind].parts);
  const table = new PartTable(drafts, members.length, inputsOf);
  const { parts } = table;
  const find = (profile: Profile): Member => {
    const member = members[profile.order] ?? parts[profile.order - members.length]?.guest;
    if (member?.profile !== profile) throw new Error('population: a profile that was not surveyed');
    return member;
  };
  const inputs = rememberLast((profile) => table.inputsFor(find(profile)));
  return {
    members,
    parts,
    partsOf: (profile) => table.partsOf(find(profile)),
    member: find,
    inputs,
    content(profile) {
      const { index } = find(profile);
      return contents.of(index) ?? table.content(index) ?? describeNothing();
    },
    drift(profile) {
      const { index } = find(profile);
      const drift = drifts[index] ?? NaN;
      return Number.isNaN(drift) ? table.drift(index) : drift;
    },
    core: (profile) => cores[table.wholeOf(find(profile))] ?? NaN,
    course: rememberAll((profile) => {
      const member = find(profile);
      // Whether there are enough inputs is known without unpacking them: most accounts of a large log have few.
      if (member.kind !== 'row' || profile.inputs.sample.size < FEWEST_FOR_DRIFT) return null;
      return courseOfRows(member, inputs(profile), kinds.row.frame);
    }),
    repeats: rememberAll((profile) =>
      profile.inputs.sample.size < FEWEST_FOR_STEPS ? null : repeatedSteps(inputs(profile)),
    ),
    // A part is chosen by strangeness: its places say nothing.
    strangeness(profile) {
      const { index, kind } = find(profile);
      return contents.distancesOf(index).map((distance) => kinds[kind].ranks.rank(distance));
    },
    lowMargin: lowMargin(members),
    pairCollision: (kind) => kinds[kind].pairCollision,
    mapCells(kind, visit) {
      const own = kinds[kind];
      const waiting = sheets.take(kind);
      const map = waiting?.map ?? fillMap(own.members, own.frame);
      showSheets(own.members, own.frame, visit, waiting?.sheets);
      return map;
    },
    ...drawnMaps(kinds, find),
  };
}

/** Features ask for one account after the other: remembering the last one spares unpacking the sample for each. */
function rememberLast<Value>(work: (profile: Profile) => Value): (profile: Profile) => Value {
  let last: { readonly profile: Profile; readonly value: Value } | undefined;
  return (profile) => {
    if (last?.profile !== profile) last = { profile, value: work(profile) };
    return last.value;
  };
}

/** For what takes long to work out and is small: asked for values first, for explanations later. Null is not kept: it takes no time, and room for all. */
function rememberAll<Value>(work: (profile: Profile) => Value | null): (profile: Profile) => Value | null {
  const known = new Map<Profile, Value>();
  const last = rememberLast(work);
  return (profile) => {
    const found = known.get(profile);
    if (found !== undefined) return found;
    const value = last(profile);
    if (value !== null) known.set(profile, value);
    return value;
  };
}

function courseOfRows({ index }: Member, inputs: readonly SampledInput[], frame: ContentFrame): Course | null {
  return describeCourse(inputs, (input) => frame.spaceOf(input), mix(seeds.shuffles, index));
}

function drawnMaps(
  kinds: ByKind<DescribedKind>,
  find: (profile: Profile) => Member,
): Pick<Population, 'coverage' | 'squares'> {
  const vectors = (member: Member, most?: number): TokenVector[] =>
    tokenVectors(inputsOf(member, most), member.kind, kinds[member.kind].frame);
  const drawn = new Map<UseKind, CoverageMap | null>();
  const coverage = (kind: UseKind): CoverageMap | null => {
    const known = drawn.get(kind);
    if (known !== undefined) return known;
    const own = kinds[kind].members;
    const map = drawCoverageMap(own.length, (place) =>
      own.slice(place, place + 1).flatMap((member) => vectors(member, INPUTS_EACH)),
    );
    drawn.set(kind, map);
    return map;
  };
  const squares = (profile: Profile): readonly number[] => {
    const member = find(profile);
    const map = member.kind === 'none' ? null : coverage(member.kind);
    return map === null ? [] : vectors(member).map((vector) => map.squareOf(vector));
  };
  return { coverage, squares };
}

function describeNothing(): never {
  throw new Error('population: content of an unknown account');
}

type ByKind<T> = Readonly<Record<UseKind, T>>;

function byKind<T>(make: (kind: UseKind) => T): ByKind<T> {
  return Object.fromEntries(useKinds.map((kind) => [kind, make(kind)])) as Record<UseKind, T>;
}

function membersOf(members: readonly Member[], kind: UseKind): Member[] {
  return members.filter((member) => member.kind === kind);
}

/** Room for the contents of all accounts. */
function emptyContents(members: readonly Member[]): ContentTable {
  const looked = byKind((kind) => effortFor(membersOf(members, kind).length).neighbourInputs);
  const sizes = { described: 0, inputs: 0 };
  for (const { kind, profile } of members) {
    const { size } = profile.inputs.sample;
    if (size < peers.fewestInputs) continue;
    sizes.described += 1;
    sizes.inputs += Math.min(size, looked[kind]);
  }
  return new ContentTable(members.length, sizes);
}

function lowMargin(members: readonly Member[]): number {
  const telling: Float64Array[] = [];
  for (const { kind, profile } of members) {
    if (kind === 'none' || profile.inputs.sample.size < peers.fewestInputs) continue;
    const margins = profile.inputs.sample.margins(kind === 'row' ? 'row' : 'text').filter(Number.isFinite);
    if (margins.length >= peers.fewestInputs) telling.push(Float64Array.from(margins));
  }
  return new WeightedRanks(telling).quantile(0.1);
}
