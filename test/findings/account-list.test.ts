/** Accounts described when they are asked for: the same list as the array of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DescribedAccounts } from '../../src/findings/account-list.js';
import type { AccountFinding, AccountList } from '../../src/findings/findings.js';
import { example } from '../findings-example.js';

function firstOf([first]: AccountList): AccountFinding {
  assert.ok(first);
  return first;
}

function account(index: number): AccountFinding {
  return { ...firstOf(example.accounts), rank: index + 1, account: `a${index}` };
}

function ranksOf(list: AccountList): number[] {
  return list.map(({ rank }) => rank);
}

test('a list of described accounts reads like the array of them', () => {
  const array: AccountList = Array.from({ length: 7 }, (_, index) => account(index));
  const list: AccountList = new DescribedAccounts(7, account);
  const even = ({ rank }: AccountFinding): boolean => rank % 2 === 0;
  assert.deepEqual([...list], [...array]);
  assert.deepEqual([...list.entries()], [...array.entries()]);
  for (const place of [0, 3, 6, 7, -1, -8]) assert.deepEqual(list.at(place), array.at(place));
  for (const [from, to] of [[], [2], [2, 5], [0, 99], [-3], [5, 2]]) {
    assert.deepEqual(ranksOf(list.slice(from, to)), ranksOf(array.slice(from, to)));
  }
  assert.deepEqual(list.filter(even), array.filter(even));
  assert.equal(list.find(even)?.rank, array.find(even)?.rank);
  assert.equal(list.some(even), array.some(even));
  assert.equal(list.every(even), array.every(even));
  assert.deepEqual(
    list.flatMap(({ rank }) => [rank, rank]),
    array.flatMap(({ rank }) => [rank, rank]),
  );
  assert.equal(JSON.stringify({ list }), JSON.stringify({ list: array }));
});

test('of many accounts none is kept, and one that is asked for is described alone', () => {
  let described = 0;
  const list = new DescribedAccounts(1_000_000, (index) => {
    described += 1;
    return account(index);
  });
  assert.equal(list.slice(10, 20).slice(-1).at(0)?.rank, 20);
  assert.equal(described, 1);
  assert.equal(list.find(({ rank }) => rank === 5)?.account, 'a4');
  assert.equal(described, 6);
});
