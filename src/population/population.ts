/** What the accounts together look like: kinds of use, shared words and cells, strangers' inputs. Built from profiles alone. */
import { peers, seeds } from '../config/defaults.js';
import type { Profile } from '../profiles/profile.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { type CellMap, cellSheet, type CellSheet } from './cells.js';
import { type CoverageMap, drawCoverageMap, type TokenVector } from './coverage-map.js';
import { type Content, type ContentFrame, describeContent, mixtureDrift } from './content.js';
import { ContentTable } from './content-table.js';
import { type Course, describeCourse } from './course.js';
import { FEWEST_FOR_DRIFT } from './drift.js';
import { makeMember, type Member, type UseKind, useKinds } from './member.js';
import { PartTable } from './part-table.js';
import type { Part } from './parts.js';
import { byKind, inputsOf, surveyKinds, type Surveys } from './survey.js';
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
  /** How the account goes through the space of its rows, null where not judged. */
  course(profile: Profile): Course | null;
  /** Place among all accounts' stranger distances of the account's kind, 0..1 per looked-up input; NaN where unknown. */
  strangeness(profile: Profile): Float64Array;
  /** Margin below which a tenth of the answers lie, every account weighing the same; NaN without margins. */
  readonly lowMargin: number;
  /** Cells of the account's inputs, for links. */
  cells(profile: Profile): CellSheet;
  /** The map of cells of a kind of use. */
  map(kind: UseKind): CellMap;
  /** Frees the maps, once features and links are known: nobody asks for them later. */
  letMapsGo(): void;
  /** A flat map of where the accounts of a kind ask, for the eye; null where their inputs do not differ. Drawn when first asked for. */
  coverage(kind: UseKind): CoverageMap | null;
  /** Squares of the account's sampled inputs on that map. */
  squares(profile: Profile): readonly number[];
}

/**
 * Surveys all accounts. Three passes over the profiles: words, columns and pool; cells; content. Memory: a few kilobytes per account
 * plus tables of fixed size; time linear in accounts.
 */
export function buildPopulation(profiles: readonly Profile[]): Population {
  const members = profiles.map((profile, index) => makeMember(index, profile));
  const { frames, crowds } = surveyKinds(members);
  const sheetOf = (member: Member): CellSheet => cellSheet(inputsOf(member), member.kind, frames[member.kind]);
  for (const member of members) if (member.kind !== 'none') crowds[member.kind].map.add(sheetOf(member));
  const contents = describeContents(members, { frames, crowds });
  let maps: Maps | undefined = mapsOf(crowds);
  const ranks = rankStrangerDistances(members, contents);
  const strangenessOf = (member: Member): Float64Array =>
    contents.distancesOf(member.index).map((distance) => ranks[member.kind].rank(distance));
  const drifts = members.map((member) =>
    member.kind === 'row' && member.profile.inputs.sample.size >= FEWEST_FOR_DRIFT
      ? mixtureDrift(member, inputsOf(member), strangenessOf(member), (input) => frames.row.spaceOf(input))
      : null,
  );
  const table = new PartTable({ members, contents, frames, maps, inputsOf, strangenessOf });
  const { parts } = table;
  const byProfile = new Map(members.map((member) => [member.profile, member]));
  for (const { guest } of parts) byProfile.set(guest.profile, guest);
  const find = (profile: Profile): Member => {
    const member = byProfile.get(profile);
    if (member === undefined) throw new Error('population: a profile that was not surveyed');
    return member;
  };
  return {
    members,
    parts,
    partsOf: (profile) => table.partsOf(find(profile)),
    member: find,
    inputs: rememberLast((profile) => table.inputsFor(find(profile))),
    content(profile) {
      const { index } = find(profile);
      return contents.of(index) ?? table.content(index) ?? describeNothing();
    },
    drift(profile) {
      const { index } = find(profile);
      return drifts[index] ?? table.drift(index);
    },
    course: rememberLast((profile) => {
      const member = find(profile);
      return member.kind === 'row' ? courseOfRows(member, table.inputsFor(member), frames.row) : null;
    }),
    // A part is chosen by strangeness: its places say nothing.
    strangeness: (profile) => strangenessOf(find(profile)),
    lowMargin: lowMargin(members),
    cells: (profile) => sheetOf(find(profile)),
    map(kind) {
      if (maps === undefined) throw new Error('population: the maps of cells were let go');
      return maps[kind];
    },
    letMapsGo() {
      maps = undefined;
    },
    ...drawnMaps(members, frames, find),
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

function courseOfRows({ index }: Member, inputs: readonly SampledInput[], frame: ContentFrame): Course | null {
  return describeCourse(inputs, (input) => frame.spaceOf(input), mix(seeds.shuffles, index));
}

function drawnMaps(
  members: readonly Member[],
  frames: Surveys['frames'],
  find: (profile: Profile) => Member,
): Pick<Population, 'coverage' | 'squares'> {
  const vectors = (member: Member): TokenVector[] => tokenVectors(inputsOf(member), member.kind, frames[member.kind]);
  const drawn = new Map<UseKind, CoverageMap | null>();
  const coverage = (kind: UseKind): CoverageMap | null => {
    const known = drawn.get(kind);
    if (known !== undefined) return known;
    const own = members.filter((member) => member.kind === kind);
    const map = drawCoverageMap(own.length, (place) => own.slice(place, place + 1).flatMap(vectors));
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

type Maps = Readonly<Record<UseKind, CellMap>>;

/** The maps without the pools. */
function mapsOf(crowds: Surveys['crowds']): Maps {
  return byKind(useKinds.map((kind) => crowds[kind].map));
}

function describeContents(members: readonly Member[], { frames, crowds }: Surveys): ContentTable {
  const sizeOf = ({ profile }: Member): number => profile.inputs.sample.size;
  const described = members.filter((member) => sizeOf(member) >= peers.fewestInputs);
  const looked = (member: Member): number => Math.min(sizeOf(member), frames[member.kind].neighbourInputs);
  const inputs = described.reduce((sum, member) => sum + looked(member), 0);
  const contents = new ContentTable(members.length, { described: described.length, inputs });
  for (const member of members) {
    const { kind } = member;
    contents.push(describeContent(member, inputsOf(member), frames[kind], crowds[kind]));
  }
  return contents;
}

function rankStrangerDistances(
  members: readonly Member[],
  contents: ContentTable,
): Readonly<Record<UseKind, WeightedRanks>> {
  const ranks = (kind: UseKind): WeightedRanks =>
    new WeightedRanks(members.flatMap(({ index, kind: own }) => (own === kind ? [contents.distancesOf(index)] : [])));
  return Object.fromEntries(useKinds.map((kind) => [kind, ranks(kind)])) as Record<UseKind, WeightedRanks>;
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
