import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountList } from '../../src/scores/account-list.js';

const list = new AccountList(4, (index) => ({ name: `a${String(index)}` }));

test('a list of accounts that are made when looked at reads like an array', () => {
  const array = ['a0', 'a1', 'a2', 'a3'];
  assert.deepEqual(
    list.map(({ name }, index) => [name, index]),
    array.map((name, index) => [name, index]),
  );
  assert.deepEqual(
    Array.from(list, ({ name }) => name),
    array,
  );
  assert.deepEqual(
    list.filter((_, index) => index % 2 === 1).map(({ name }) => name),
    ['a1', 'a3'],
  );
  assert.deepEqual([list.at(0)?.name, list.at(3)?.name, list.at(4), list.at(-1)], ['a0', 'a3', undefined, undefined]);
});
