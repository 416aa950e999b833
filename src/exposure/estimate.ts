/** How good a copy each account, and each campaign as a whole, could have trained from the answers it already has. */
import { exposure } from '../config/exposure-defaults.js';
import type { Member } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import { spreadPairs } from './answers.js';
import { chooseAccounts } from './choose.js';
import { solvedByEquations } from './equations.js';
import { ordinaryProgress, type Progress, progressOf } from './progress.js';
import { publishedProgress } from './published.js';
import type { Answer } from './victim.js';
import { Victims } from './victims.js';

/**
 * Where an estimate comes from. `students`: small models taught its own answers. `campaign students`: a member's share of what those
 * taught its campaign's answers learnt. `ordinary answers`: as if its answers taught about what everybody's do; not measured.
 */
export type ExposureBasis = 'students' | 'campaign students' | 'ordinary answers' | 'equations' | 'published budgets';

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
  /** The range at growing numbers of those answers; the last point alone where the account was not looked at by itself. */
  readonly curve: readonly RangePoint[];
}

export interface ExposureSource {
  readonly population: Population;
  readonly scores: Scores;
  /** Account indexes of each campaign. */
  readonly campaigns: readonly { readonly members: readonly number[] }[];
}

export interface Exposures {
  /** Null where there is nothing to estimate from. */
  account(index: number): Exposure | null;
  /** By place in the list of campaigns. */
  campaign(place: number): Exposure | null;
}

/** What was found out about an account or a campaign: the range at any number of its answers. */
interface Judged {
  readonly basis: ExposureBasis;
  readonly progress: Progress;
}

/**
 * Students are trained on logged answers and tested on other accounts' (see docs/method.md). Cost: a tenth of a second per model
 * that a chosen account calls, some milliseconds per chosen account and per campaign; the others are read off what those gave.
 */
export function estimateExposure(source: ExposureSource): Exposures {
  const { population, scores, campaigns } = source;
  const victims = new Victims(population, scores);
  const membersOf = (indexes: readonly number[]): Member[] =>
    indexes.flatMap((index) => population.members[index] ?? []);
  const groups = campaigns.map(({ members }) => judge(membersOf(members), victims));
  const shared = new Map<number, Judged | null>();
  campaigns.forEach(({ members }, place) => {
    const group = groups[place] ?? null;
    // What a campaign has together to solve a model, none of its members need have.
    if (group?.basis === 'equations') return;
    for (const index of members) if (!shared.has(index)) shared.set(index, shareOf(group));
  });
  const chosen = chooseAccounts(source, (index) => shared.has(index));
  const alone = new Map(chosen.map((index) => [index, judge(membersOf([index]), victims)]));
  return {
    account(index) {
      const [member] = membersOf([index]);
      if (member === undefined) return null;
      const judged = alone.get(index) ?? shared.get(index);
      const queries = answeredInputs([member]);
      if (judged !== undefined) return finish(judged, queries, true);
      return finish(judgeUnseen(member, victims), queries, false);
    },
    campaign: (place) =>
      finish(groups[place] ?? null, answeredInputs(membersOf(campaigns[place]?.members ?? [])), true),
  };
}

/** A member's answers are taken to teach what those of its campaign do. */
function shareOf(group: Judged | null): Judged | null {
  return group?.basis === 'students' ? { ...group, basis: 'campaign students' } : group;
}

function judge(members: readonly Member[], victims: Victims): Judged | null {
  const [first] = members;
  if (first === undefined) return null;
  const victim = victims.of(first.index);
  if (victim === null) return judgeByBudget(first, victims);
  const same = members.filter(({ index }) => victims.of(index) === victim);
  const answers = victim.answers(spreadPairs(same, exposure.mostLearnt));
  if (answers.length < exposure.fewestAnswers) return null;
  if (solvedByEquations(victim, same, () => answers)) return solved;
  const owners = new Set(members.map(({ index }) => index));
  return { basis: 'students', progress: progressOf(victim, answers, owners) };
}

const solved: Judged = { basis: 'equations', progress: () => ({ low: exposure.solved, high: 1 }) };

/** Nobody looked at the account by itself; solving is told from the inputs alone. */
function judgeUnseen(member: Member, victims: Victims): Judged | null {
  const victim = victims.studied(member.index);
  if (victim === null) return judgeByBudget(member, victims);
  const answers = (): Answer[] => victim.answers(spreadPairs([member], exposure.mostLearnt));
  if (solvedByEquations(victim, [member], answers)) return solved;
  return { basis: 'ordinary answers', progress: ordinaryProgress(victim) };
}

/** Null where the kind of use has labels, only not enough of them to judge by. */
function judgeByBudget({ kind }: Member, victims: Victims): Judged | null {
  const progress = victims.hasLabels(kind) ? null : publishedProgress(kind);
  return progress === null ? null : { basis: 'published budgets', progress };
}

/** Distinct inputs that came back with an answer, as far as the samples tell. */
function answeredInputs(members: readonly Member[]): number {
  return Math.round(members.reduce((sum, member) => sum + answeredOf(member), 0));
}

function answeredOf({ kind, distinct, profile }: Member): number {
  if (kind === 'none') return 0;
  const { labelled: withLabel, texts } = profile.answers;
  const answered = Math.max(withLabel, texts);
  return answered === 0 ? distinct : Math.min(distinct, (distinct * answered) / Math.max(1, profile.volume.rows));
}

function finish(judged: Judged | null, queries: number, withCurve: boolean): Exposure | null {
  if (judged === null || queries < 1) return null;
  const { basis, progress } = judged;
  const curve: RangePoint[] = [];
  for (let at = exposure.curveStart; withCurve && at < queries; at *= 2) curve.push({ queries: at, ...progress(at) });
  const end = progress(queries);
  curve.push({ queries, ...end });
  return { ...end, basis, queries, curve };
}
