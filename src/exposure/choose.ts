/** Accounts whose own answers are looked at: those somebody will ask about first. */
import { exposure } from '../config/exposure-defaults.js';
import type { Member } from '../population/member.js';
import type { Population } from '../population/population.js';
import { levelOf } from '../scores/levels.js';
import type { ScoredAccount, Scores } from '../scores/score.js';

interface ChoiceSource {
  readonly population: Population;
  readonly scores: Scores;
}

/**
 * The most suspicious of the suspects, the busiest of all, and those whose inputs are least like others': for all the rest ordinary answers stand in.
 * Bounded, as students take milliseconds each and accounts are many.
 * @param isShared whether what is known of an account's campaign is used for it
 * @returns account indexes, ascending
 */
export function chooseAccounts({ population, scores }: ChoiceSource, isShared: (index: number) => boolean): number[] {
  const left = population.members.filter(({ index }) => !isShared(index));
  const score = ({ index }: Member): number => scores.accounts.at(index)?.score ?? 0;
  const suspects = left.filter((member) => isSuspect(member, scores));
  suspects.sort((a, b) => score(b) - score(a) || a.index - b.index);
  left.sort((a, b) => b.distinct - a.distinct || a.index - b.index);
  const strangers = left
    .map((member) => ({ member, strangeness: strangenessOf(scores.accounts.at(member.index)) }))
    .filter(({ strangeness }) => strangeness >= exposure.unlikeFrom)
    .sort((a, b) => b.strangeness - a.strangeness)
    .map(({ member }) => member);
  const chosen = [
    ...suspects.slice(0, exposure.mostSuspects),
    ...left.slice(0, exposure.busiest),
    ...strangers.slice(0, exposure.strangest),
  ];
  return [...new Set(chosen.map(({ index }) => index))].sort((a, b) => a - b);
}

/** How far an account's inputs are from those of others, in deviations. */
function strangenessOf(account: ScoredAccount | undefined): number {
  if (account === undefined || account.member.distinct < exposure.fewestAnswers) return -Infinity;
  const { shift, strange } = account.strands;
  return Math.max(shift ?? -Infinity, strange ?? -Infinity);
}

function isSuspect({ index, kind }: Member, { accounts, calibrations, settings }: Scores): boolean {
  const account = accounts.at(index);
  if (account === undefined) return false;
  const level = levelOf(calibrations[kind].suspicion(account.score), account.qValue, settings.levels);
  return level === 'suspect' || level === 'critical';
}
