/** The accounts of a document: an array where it was read back, described one at a time where it was just computed. */
import type { AccountFinding, AccountList } from './findings.js';

/** So few accounts are kept once they are described: a table goes through its rows more than once. */
const KEPT = 1000;

export class DescribedAccounts implements AccountList {
  readonly length: number;
  private readonly describe: (index: number) => AccountFinding;
  private readonly kept: AccountFinding[] = [];

  /** @param describe the account at a place 0 up to `length`; the same account however often it is called */
  constructor(length: number, describe: (index: number) => AccountFinding) {
    this.length = length;
    this.describe = describe;
  }

  *[Symbol.iterator](): IterableIterator<AccountFinding> {
    for (let index = 0; index < this.length; index += 1) yield this.get(index);
  }

  at(index: number): AccountFinding | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.get(place) : undefined;
  }

  slice(from = 0, to = this.length): AccountList {
    const start = clamp(from, this.length);
    const end = clamp(to, this.length);
    return new DescribedAccounts(Math.max(0, end - start), (index) => this.get(start + index));
  }

  *entries(): IterableIterator<[number, AccountFinding]> {
    for (let index = 0; index < this.length; index += 1) yield [index, this.get(index)];
  }

  some(fits: (account: AccountFinding) => boolean): boolean {
    return this.find(fits) !== undefined;
  }

  every(fits: (account: AccountFinding) => boolean): boolean {
    return !this.some((account) => !fits(account));
  }

  find(fits: (account: AccountFinding) => boolean): AccountFinding | undefined {
    for (const account of this) if (fits(account)) return account;
    return undefined;
  }

  filter(fits: (account: AccountFinding) => boolean): AccountFinding[] {
    const found: AccountFinding[] = [];
    for (const account of this) if (fits(account)) found.push(account);
    return found;
  }

  map<T>(give: (account: AccountFinding, index: number) => T): T[] {
    const given: T[] = [];
    for (const [index, account] of this.entries()) given.push(give(account, index));
    return given;
  }

  flatMap<T>(give: (account: AccountFinding, index: number) => T | readonly T[]): T[] {
    return this.map(give).flat() as T[];
  }

  /** All of them, for `JSON.stringify` of the whole document. */
  toJSON(): AccountFinding[] {
    return [...this];
  }

  private get(index: number): AccountFinding {
    if (this.length > KEPT) return this.describe(index);
    return (this.kept[index] ??= this.describe(index));
  }
}

/** The same accounts, each changed when it is asked for. */
export function eachAccount(accounts: AccountList, change: (account: AccountFinding) => AccountFinding): AccountList {
  return new DescribedAccounts(accounts.length, (index) => {
    const account = accounts.at(index);
    if (account === undefined) throw new Error(`accounts: none at ${index} of ${accounts.length}`);
    return change(account);
  });
}

/** A place as `Array.slice` understands it: from the end when negative, within the list always. */
function clamp(place: number, length: number): number {
  return place < 0 ? Math.max(0, length + place) : Math.min(place, length);
}
