/** From what a student learnt of a sample to what could be learnt from all answers. */
import { exposure } from '../config/defaults.js';
import type { LearningCurve } from './learning-curve.js';
import type { Answer, Victim } from './victim.js';

export type Progress = (queries: number) => Range;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * The account's student is placed on the model's own learning curve: if k of its answers taught as much as e ordinary ones, one of them
 * is worth e / k, and n of them teach what n e / k ordinary ones do. Where a student stands off the curve's ends the rest is carried along and
 * shrinks with the root of n. The low end also asks what would follow if its answers taught a fixed share of what ordinary ones teach:
 * inputs unlike those of others may never teach the rest.
 * @param owners accounts whose inputs are no test
 */
export function progressOf(victim: Victim, answers: readonly Answer[], owners: ReadonlySet<number>): Progress {
  const { curve } = victim;
  const learnt = victim.agreementAfter(answers, owners);
  const worth = worthOf(curve, learnt, answers.length);
  const rest = learnt - curve.agreement(worth * answers.length);
  const share = shareLearnt(victim, learnt, answers.length);
  return (queries) => {
    const left = rest * Math.sqrt(answers.length / Math.max(answers.length, queries));
    const at = (factor: number): number => curve.agreement(Math.max(1, worth * queries * factor)) + left;
    const fixed = victim.guess + share * Math.max(0, curve.agreement(queries) - victim.guess);
    const low = Math.min(at(1 / exposure.worthFactor), fixed) - exposure.margin;
    const high = Math.max(at(exposure.worthFactor), fixed) + exposure.margin;
    return { low: clip(low), high: clip(high) };
  };
}

/** Of an account whose answers nobody looked at: about what ordinary ones teach, or less. */
export function ordinaryProgress({ curve }: Victim): Progress {
  const { unlike, alike } = exposure.unseenWorth;
  return (queries) => ({
    low: clip(curve.agreement(Math.max(1, queries * unlike)) - exposure.margin),
    high: clip(curve.agreement(Math.max(1, queries * alike)) + exposure.margin),
  });
}

/** How many ordinary answers one of these is worth. */
function worthOf(curve: LearningCurve, learnt: number, answers: number): number {
  const worth = curve.queries(learnt) / Math.max(1, answers);
  return Math.max(1 / exposure.mostWorth ** 2, Math.min(exposure.mostWorth, worth));
}

/** Share of the way from guessing to what ordinary answers teach, 0..1. */
function shareLearnt(victim: Victim, learnt: number, answers: number): number {
  const ordinary = victim.curve.agreement(answers) - victim.guess;
  return ordinary <= 0 ? 1 : Math.max(0, Math.min(1, (learnt - victim.guess) / ordinary));
}

function clip(share: number): number {
  return Math.max(0, Math.min(1, share));
}
