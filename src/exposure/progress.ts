/** From what a student learnt of a sample to what could be learnt from all answers. */
import { exposure } from '../config/exposure-defaults.js';
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
  const { less, more, fixed, below, above } = settledRange(victim, answers.length);
  return (queries) => {
    const left = rest * Math.sqrt(answers.length / Math.max(answers.length, queries));
    const at = (factor: number): number => curve.agreement(Math.max(1, worth * queries * factor)) + left;
    const ofOrdinary = victim.guess + share * Math.max(0, curve.agreement(queries) - victim.guess);
    const low = at(1 / less);
    return { low: clip(low - fixed * Math.max(0, low - ofOrdinary) - below), high: clip(at(more) + above) };
  };
}

interface RangeWidth {
  readonly less: number;
  readonly more: number;
  readonly fixed: number;
  readonly below: number;
  readonly above: number;
}

function rangeOf({ kind, encoder }: Victim): RangeWidth {
  return exposure.range[kind === 'text' ? 'text' : encoder.wordColumns > 0 ? 'table' : 'vector'];
}

/** What is known of an answer's worth, and of what its kind will never teach, gets surer with more answers looked at. */
function settledRange(victim: Victim, answers: number): RangeWidth {
  const { less, more, fixed, below, above } = rangeOf(victim);
  const { usualSample } = exposure;
  const unsure = Math.sqrt(usualSample / Math.max(usualSample, answers));
  return { less: 1 + (less - 1) * unsure, more: 1 + (more - 1) * unsure, fixed: fixed * unsure, below, above };
}

/** Of an account whose answers nobody looked at: about what ordinary ones teach, or less. */
export function ordinaryProgress(victim: Victim): Progress {
  const { curve } = victim;
  const { unlike, alike } = exposure.unseenWorth;
  const { below, above } = rangeOf(victim);
  return (queries) => ({
    low: clip(curve.agreement(Math.max(1, queries * unlike)) - below),
    high: clip(curve.agreement(Math.max(1, queries * alike)) + above),
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
