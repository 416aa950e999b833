/** What blocking proposes: of the pairs of accounts that one operator runs, the share that is looked at, and what looking costs. */
import { gatherCrowd } from '../src/campaigns/crowd.js';
import { Evidence } from '../src/campaigns/evidence.js';
import { campaigns } from '../src/config/defaults.js';
import { defaultSettings } from '../src/config/settings.js';
import type { FieldCounts } from '../src/events/fields.js';
import { makeFeatureTable } from '../src/features/table.js';
import { useKinds } from '../src/population/member.js';
import { buildPopulation } from '../src/population/population.js';
import type { ProfileStore } from '../src/profiles/build.js';
import { scoreAccounts } from '../src/scores/score.js';
import { table } from './evaluation-report.js';
import type { Labels } from './labels.js';

export interface Blocking {
  /** Accounts that may be linked: of one kind of use, with enough distinct inputs. */
  readonly accounts: number;
  /** Pairs that blocking proposes, each once. */
  readonly proposed: number;
  /** Pairs that are compared: all of them in small crowds. */
  readonly compared: number;
  /** Pairs of accounts that one operator runs, and how many of them blocking proposes. */
  readonly true: number;
  readonly found: number;
}

/** Proposals are asked for in every crowd, also where it is so small that all pairs are compared anyway. */
export function blockingOf(store: ProfileStore, fields: FieldCounts, labels: Labels): Blocking {
  const population = buildPopulation(store.profiles());
  const scores = scoreAccounts(population, makeFeatureTable(population, fields, defaultSettings), defaultSettings);
  const sums = { accounts: 0, proposed: 0, compared: 0, true: 0, found: 0 };
  for (const kind of useKinds) {
    const crowd = gatherCrowd(kind, population, scores);
    if (crowd.size < campaigns.fewestAccounts) continue;
    const evidence = new Evidence(crowd, fields);
    const operators = crowd.accounts.map(({ member }) => labels.get(member.profile.account)?.campaign ?? '');
    const candidates = evidence.candidates();
    const proposals = proposedPairs(crowd.size, (place) => candidates.of(place));
    sums.accounts += crowd.size;
    sums.proposed += proposals.length;
    sums.compared += crowd.size <= campaigns.allPairs ? (crowd.size * (crowd.size - 1)) / 2 : proposals.length;
    sums.true += truePairs(operators);
    sums.found += proposals.filter(([a, b]) => operators[a] !== '' && operators[a] === operators[b]).length;
  }
  return sums;
}

/** Pairs that either account names, each once. */
export function proposedPairs(
  accounts: number,
  candidates: (place: number) => ArrayLike<number>,
): [first: number, second: number][] {
  const lists = Array.from({ length: accounts }, (_, place) => new Set(Array.from(candidates(place))));
  return lists.flatMap((list, place) =>
    [...list]
      .filter((other) => other > place || lists[other]?.has(place) !== true)
      .map((other): [number, number] => [place, other]),
  );
}

/** Pairs of equal, non-empty names. */
export function truePairs(operators: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const operator of operators) if (operator !== '') counts.set(operator, (counts.get(operator) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

export function addBlocking(one: Blocking, other: Blocking): Blocking {
  return {
    accounts: one.accounts + other.accounts,
    proposed: one.proposed + other.proposed,
    compared: one.compared + other.compared,
    true: one.true + other.true,
    found: one.found + other.found,
  };
}

export function blockingTable(rows: readonly (readonly [name: string, blocking: Blocking])[]): string {
  return table(
    [
      'log',
      'accounts',
      'pairs of one operator',
      'proposed by blocking',
      'pairs proposed an account',
      'compared an account',
    ],
    rows.map(([name, { accounts, proposed, compared, true: pairs, found }]) => [
      ...[name, String(accounts), String(pairs), pairs === 0 ? '-' : (found / pairs).toFixed(2)],
      ...[(proposed / Math.max(1, accounts)).toFixed(1), (compared / Math.max(1, accounts)).toFixed(1)],
    ]),
  );
}
