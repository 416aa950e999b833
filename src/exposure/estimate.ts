/** How good a copy each account, and each campaign as a whole, could have trained from the answers it already has. */
import { exposure } from '../config/defaults.js';
import type { Member } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import { solvedByEquations } from './equations.js';
import { progressOf } from './progress.js';
import { publishedProgress } from './published.js';
import type { Answer } from './victim.js';
import { findVictims, labelled, type VictimIndex } from './victims.js';

/** Where an estimate comes from. */
export type ExposureBasis = 'students' | 'equations' | 'published budgets';

export interface RangePoint {
  readonly queries: number;
  readonly low: number;
  readonly high: number;
}

export interface Exposure {
  /** Share of ordinary inputs on which the copy would give the model's answer, 0..1: the range that should hold it in 8 of 10 cases. */
  readonly low: number;
  readonly high: number;
  readonly basis: ExposureBasis;
  /** Distinct answers it rests on. */
  readonly queries: number;
  /** The range at growing numbers of those answers. */
  readonly curve: readonly RangePoint[];
}

export interface ExposureSource {
  readonly population: Population;
  readonly scores: Scores;
  /** Account indexes of each campaign. */
  readonly campaigns: readonly { readonly members: readonly number[] }[];
}

export interface Exposures {
  /** Null where not estimated: nothing to estimate from, or neither suspicious nor busy enough in a large log. */
  account(index: number): Exposure | null;
  /** By place in the list of campaigns. */
  campaign(place: number): Exposure | null;
}

/**
 * Students are trained on logged answers and tested on other accounts' (see docs/method.md). Cost: per model about a second, per
 * estimated account some milliseconds; in large logs only members of campaigns, the most suspicious and the busiest are estimated.
 */
export function estimateExposure(source: ExposureSource): Exposures {
  const { population, scores, campaigns } = source;
  const victims = findVictims(population, scores);
  const answers = (index: number): readonly Answer[] => answersOf(index, population, victims);
  const estimate = (indexes: readonly number[]): Exposure | null =>
    estimateGroup(indexes, population, victims, answers);
  const chosen = chooseAccounts(source);
  const byAccount = new Map([...chosen].sort((a, b) => a - b).map((index) => [index, estimate([index])]));
  const byCampaign = campaigns.map(({ members }) => estimate(members));
  return {
    account: (index) => byAccount.get(index) ?? null,
    campaign: (place) => byCampaign[place] ?? null,
  };
}

/** Members of campaigns, the most suspicious, the busiest; everybody in small logs. */
function chooseAccounts({ population, scores, campaigns }: ExposureSource): ReadonlySet<number> {
  const { members } = population;
  const chosen = new Set(campaigns.flatMap((campaign) => campaign.members.slice(0, exposure.mostMembers)));
  const take = (order: (a: Member, b: Member) => number, most: number): void => {
    for (const { index } of [...members].sort((a, b) => order(a, b) || a.index - b.index).slice(0, most))
      chosen.add(index);
  };
  const score = ({ index }: Member): number => scores.accounts[index]?.score ?? 0;
  take((a, b) => score(b) - score(a), exposure.mostSuspicious);
  take((a, b) => b.distinct - a.distinct, exposure.busiest);
  return chosen;
}

function answersOf(index: number, population: Population, victims: VictimIndex): readonly Answer[] {
  const victim = victims.of(index);
  const member = population.members[index];
  if (victim === undefined || member === undefined) return [];
  return labelled(population.inputs(member.profile)).flatMap((input) => victim.answer({ owner: index, input }) ?? []);
}

function estimateGroup(
  indexes: readonly number[],
  population: Population,
  victims: VictimIndex,
  answersOfAccount: (index: number) => readonly Answer[],
): Exposure | null {
  const members = indexes.flatMap((index) => population.members[index] ?? []);
  const queries = Math.round(members.reduce((sum, member) => sum + answeredInputs(member), 0));
  const kind = members[0]?.kind ?? 'none';
  const victim = members[0] === undefined ? undefined : victims.of(members[0].index);
  if (victim === undefined) {
    if (victims.hasLabels(kind)) return null;
    return finish('published budgets', queries, publishedProgress(kind));
  }
  const same = members.filter(({ index }) => victims.of(index) === victim);
  const answers = same.flatMap(({ index }) => answersOfAccount(index));
  if (answers.length < exposure.fewestAnswers) return null;
  if (solvedByEquations(victim, same, answers)) {
    return finish('equations', queries, () => ({ low: exposure.solved, high: 1 }));
  }
  return finish('students', queries, progressOf(victim, answers, new Set(indexes)));
}

/** Distinct inputs that came back with an answer, as far as the sample tells. */
function answeredInputs({ kind, distinct, profile }: Member): number {
  if (kind === 'none') return 0;
  const { labelled: withLabel, texts } = profile.answers;
  const answered = Math.max(withLabel, texts);
  return answered === 0 ? distinct : Math.min(distinct, (distinct * answered) / Math.max(1, profile.volume.rows));
}

type Progress = (queries: number) => { readonly low: number; readonly high: number };

function finish(basis: ExposureBasis, queries: number, progress: Progress | null): Exposure | null {
  if (progress === null || queries < 1) return null;
  const curve: RangePoint[] = [];
  for (let at = exposure.curveStart; at < queries; at *= 2) curve.push({ queries: at, ...progress(at) });
  const end = progress(queries);
  curve.push({ queries, ...end });
  return { ...end, basis, queries, curve };
}
