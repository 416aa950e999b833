/** Linear models are not learnt but solved: with probabilities, as many independent inputs as unknowns give the model away exactly. */
import { exposure } from '../config/exposure-defaults.js';
import type { Member } from '../population/member.js';
import { matrixRank } from '../stats/matrix-rank.js';
import type { Answer, Victim } from './victim.js';

/**
 * Whether these accounts could solve the model: it is linear as far as its answers tell, they were given probabilities, and their distinct inputs
 * are as many as the unknowns (d + 1 for two classes, c (d + 1) for c classes) and point in as many directions as a sample of their size can.
 * Source: Tramèr, Zhang, Juels, Reiter, Ristenpart 2016, "Stealing machine learning models via prediction APIs", section 4.1.
 * @param answersOf their answers in numbers; asked for only where it comes to them
 */
export function solvedByEquations(
  victim: Victim,
  members: readonly Member[],
  answersOf: () => readonly Answer[],
): boolean {
  if (victim.kind !== 'row' || victim.linearAgreement < exposure.linearFrom) return false;
  const queries = members.reduce((sum, member) => sum + probableInputs(member), 0);
  const unknowns = victim.encoder.width + 1;
  if (queries < (victim.classCount === 2 ? 1 : victim.classCount) * unknowns) return false;
  const answers = answersOf();
  const rows = answers.slice(0, 2 * unknowns).map(({ example }) => Float64Array.from([...(example.dense ?? []), 1]));
  // A word column's own columns always add up to one, so that many directions cannot be had.
  const directions = Math.min(rows.length, unknowns - victim.encoder.wordColumns);
  return answers.length >= exposure.fewestAnswers && matrixRank(rows) >= directions - 1;
}

/** Distinct inputs that were answered with probabilities, about. */
function probableInputs({ distinct, profile }: Member): number {
  const { withProbabilities, margins } = profile.answers;
  return (distinct * Math.max(withProbabilities, margins)) / Math.max(1, profile.volume.rows);
}
