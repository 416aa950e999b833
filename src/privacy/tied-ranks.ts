/**
 * Accounts of equal suspicion stand in the order of their names: who knows the names could read them off their places. Under aliases they
 * stand in the order of those.
 */
import { DescribedAccounts } from '../findings/account-list.js';
import type { AccountFinding, AccountList } from '../findings/findings.js';

/** Neighbours of equal suspicion. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** Places in the order of the aliases. */
  readonly order: readonly number[];
  /** Ranks in the order in which they were given. */
  readonly ranks: readonly number[];
}

/** Accounts that were just described and are asked for again. */
const REMEMBERED = 4;

/** Going through the list describes each account once: its neighbours are looked at, and then they are the next. */
function rememberingFew(accounts: AccountList): (place: number) => AccountFinding | undefined {
  const few = new Map<number, AccountFinding | undefined>();
  return (place) => {
    if (few.has(place)) return few.get(place);
    const account = accounts.at(place);
    const [oldest] = few.keys();
    if (few.size >= REMEMBERED && oldest !== undefined) few.delete(oldest);
    few.set(place, account);
    return account;
  };
}

export function inOrderOfAliases(list: AccountList, aliasOf: (account: AccountFinding) => string): AccountList {
  const accounts = { at: rememberingFew(list), length: list.length };
  let run: Run | undefined;
  return new DescribedAccounts(accounts.length, (index) => {
    if (run === undefined || index < run.from || index >= run.to) run = runAround(accounts, index, aliasOf);
    const account = accounts.at(run.order[index - run.from] ?? index);
    if (account === undefined) throw new Error(`pseudonyms: nobody at ${String(index)} of ${String(accounts.length)}`);
    const rank = run.ranks[index - run.from] ?? account.rank;
    return rank === account.rank ? account : { ...account, rank };
  });
}

function runAround(
  accounts: Pick<AccountList, 'at' | 'length'>,
  index: number,
  aliasOf: (account: AccountFinding) => string,
): Run {
  const middle = accounts.at(index);
  const found = middle === undefined ? [] : [{ place: index, rank: middle.rank, alias: aliasOf(middle) }];
  for (const step of [-1, 1]) {
    for (let place = index + step; place >= 0 && place < accounts.length; place += step) {
      const account = accounts.at(place);
      if (account === undefined || account.suspicion !== middle?.suspicion) break;
      found.push({ place, rank: account.rank, alias: aliasOf(account) });
    }
  }
  const from = found.reduce((least, { place }) => Math.min(least, place), index);
  const ranks = found.map(({ rank }) => rank).sort((a, b) => a - b);
  found.sort((a, b) => (a.alias < b.alias ? -1 : 1));
  return { from, to: from + found.length, order: found.map(({ place }) => place), ranks };
}
