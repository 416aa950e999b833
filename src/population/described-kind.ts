/** Everything about the accounts of one kind of use that needs their pool and their map of cells: both go when this is done. */
import { peers } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { type CellSheet, cellSheet } from './cells.js';
import { type ContentFrame, describeContent, emptyContent, meanOf } from './content.js';
import type { CoreDistances } from './core-distance.js';
import { mixtureDrift } from './mixture-drift.js';
import type { ContentTable } from './content-table.js';
import { FEWEST_FOR_DRIFT } from './drift.js';
import { KeptSheets, type WaitingSheets } from './kept-sheets.js';
import { isRow, type Member } from './member.js';
import { type DraftedPart, draftParts } from './part-table.js';
import { fewestForParts } from './parts.js';
import { cellsInAll, fillMap, inputsOf, surveyKind } from './survey.js';
import { WeightedRanks } from './weighted-ranks.js';

export interface DescribedKind {
  readonly members: readonly Member[];
  readonly frame: ContentFrame;
  /** Where a log distance to strangers stands among those of all. */
  readonly ranks: WeightedRanks;
  /** Chance that an input of one account shares a cell with an input of another. */
  readonly pairCollision: number;
  readonly parts: readonly DraftedPart[];
}

/** What is written down by account, for all kinds of use. */
export interface Descriptions {
  readonly contents: ContentTable;
  /** Drift of the mixture, NaN where not judged. */
  readonly drifts: Float64Array;
  /** How strange its strange inputs stay without the columns that fit least, NaN where not judged. */
  readonly cores: Float64Array;
  readonly sheets: WaitingSheets;
}

/** @param members all accounts of one kind, in their order */
export function describeKind(members: readonly Member[], into: Descriptions): DescribedKind {
  const { frame, pool, core } = surveyKind(members);
  const kind = members[0]?.kind ?? 'none';
  const sheets = new KeptSheets(kind, members.length, cellsInAll(members, frame));
  const map = fillMap(members, frame, (sheet) => {
    sheets.keep(sheet);
  });
  members.forEach((member, place) => {
    const { sample } = member.profile.inputs;
    if (kind === 'none' || sample.size < peers.fewestInputs) {
      // Most accounts of a large log: only how many inputs there are is told of them.
      into.contents.put(
        member.index,
        emptyContent(kind === 'none' ? 0 : sample.margins(kind === 'row' ? 'row' : 'text').length),
      );
      return;
    }
    const inputs = inputsOf(member);
    const sheet = (): CellSheet => sheets.of(place) ?? cellSheet(inputs, kind, frame);
    into.contents.put(member.index, describeContent(member, inputs, frame, { pool, map, sheet }));
  });
  const ranks = new WeightedRanks(members.map(({ index }) => into.contents.distancesOf(index)));
  const parts: DraftedPart[] = [];
  for (const member of members) {
    const content = into.contents.of(member.index);
    if (content === undefined || !isLookedAtOverTime(member)) continue;
    const inputs = inputsOf(member);
    const strangeness = into.contents.distancesOf(member.index).map((distance) => ranks.rank(distance));
    into.drifts[member.index] = driftOf(member, inputs, strangeness, frame);
    into.cores[member.index] = coreStrangeness(member, inputs, strangeness, core);
    parts.push(...draftParts({ member, inputs, content, strangeness }, frame, map));
  }
  into.sheets.put(kind, map, sheets);
  return { members, frame, ranks, pairCollision: map.pairCollision, parts };
}

/** Whether there is enough of the account for a drift, or for parts. */
function isLookedAtOverTime({ kind, profile }: Member): boolean {
  return kind !== 'none' && profile.inputs.sample.size >= Math.min(FEWEST_FOR_DRIFT, fewestForParts(kind));
}

function driftOf(
  member: Member,
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
  frame: ContentFrame,
): number {
  if (member.kind !== 'row' || member.profile.inputs.sample.size < FEWEST_FOR_DRIFT) return NaN;
  return mixtureDrift(member, inputs, strangeness, (input) => frame.spaceOf(input)) ?? NaN;
}

/** Inputs stranger than so many of everybody's, of which so many tell; of who has fewer the strangest. */
const STRANGE = 0.85;
const FEWEST_STRANGE = 5;
const MOST_STRANGE = 16;

/** Mean place of the account's strange inputs between everybody's rows and made-up ones; NaN where there are few inputs. */
function coreStrangeness(
  member: Member,
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
  core: CoreDistances,
): number {
  if (member.kind !== 'row') return NaN;
  const main = inputs.filter(isRow).map((input, place) => ({ input, rank: strangeness[place] ?? 0 }));
  let strange = main.filter(({ rank }) => rank > STRANGE).slice(0, MOST_STRANGE);
  // Of two inputs as strange the earlier one of the sample.
  if (strange.length < FEWEST_STRANGE) strange = main.sort((a, b) => b.rank - a.rank).slice(0, FEWEST_STRANGE);
  if (strange.length < FEWEST_STRANGE) return NaN;
  return meanOf(strange.map(({ input }) => core.place(input, member.index))) ?? NaN;
}
