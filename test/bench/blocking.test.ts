import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBlocking, blockingTable, proposedPairs, truePairs } from '../../bench/blocking.js';

test('a pair that both or either account names is proposed once', () => {
  const lists = [[1, 2], [0], [], [2]];
  const pairs = proposedPairs(4, (place) => lists[place] ?? []);
  const names = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)].join('-'));
  assert.deepEqual(names.sort(), ['0-1', '0-2', '2-3']);
});

test('pairs of one operator are those within each campaign; accounts of no campaign make none', () => {
  assert.equal(truePairs(['a', '', 'b', 'a', '', 'a', 'b']), 3 + 1);
  assert.equal(truePairs(['', '']), 0);
});

test('logs are added up before shares are taken, and a log without campaigns has no share', () => {
  const one = { accounts: 100, proposed: 1000, compared: 4950, true: 40, found: 30 };
  const sum = addBlocking(one, { accounts: 100, proposed: 3000, compared: 3000, true: 60, found: 60 });
  assert.deepEqual(sum, { accounts: 200, proposed: 4000, compared: 7950, true: 100, found: 90 });
  assert.match(blockingTable([['both', sum]]), /\| both +\| 200 +\| 100 +\| 0\.90 +\| 20\.0 +\| 39\.8/);
  assert.match(blockingTable([['none', { ...one, true: 0, found: 0 }]]), /\| - /);
});
