/** Many accounts that are made when they are looked at: kept as objects, those of a million accounts take as much as a tenth of their states. */

export class AccountList<Account> implements Iterable<Account> {
  readonly length: number;
  private readonly make: (index: number) => Account;

  constructor(length: number, make: (index: number) => Account) {
    this.length = length;
    this.make = make;
  }

  at(index: number): Account | undefined {
    return index >= 0 && index < this.length ? this.make(index) : undefined;
  }

  map<Value>(of: (account: Account, index: number) => Value): Value[] {
    return Array.from({ length: this.length }, (_, index) => of(this.make(index), index));
  }

  filter(isWanted: (account: Account, index: number) => boolean): Account[] {
    const wanted: Account[] = [];
    this.forEach((account, index) => {
      if (isWanted(account, index)) wanted.push(account);
    });
    return wanted;
  }

  forEach(act: (account: Account, index: number) => void): void {
    for (let index = 0; index < this.length; index += 1) act(this.make(index), index);
  }

  *[Symbol.iterator](): Iterator<Account> {
    for (let index = 0; index < this.length; index += 1) yield this.make(index);
  }
}
