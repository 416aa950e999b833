import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spreadPairs } from '../../src/exposure/answers.js';
import type { Population } from '../../src/population/population.js';
import { type MadeEvent, populationOf } from '../synthetic.js';

/** Accounts a, b, c, ... with so many labelled rows each, and as many without a label. */
function accountsWith(counts: readonly number[]): Population {
  return populationOf(
    counts.flatMap((count, at) =>
      Array.from({ length: 2 * count }, (_, i): MadeEvent => ({
        account: String.fromCharCode(97 + at),
        time: 1.7e12 + i * 60_000,
        row: { x: 1_000 * at + i },
        ...(i % 2 === 0 ? { label: 'yes' } : {}),
      })),
    ),
  );
}

test('answers are taken in turn, one of each account, and never those without a label', () => {
  const { members } = accountsWith([1, 3, 2]);
  const pairs = spreadPairs(members, 100);
  assert.deepEqual(
    pairs.map(({ owner }) => owner),
    [0, 1, 2, 1, 2, 1],
  );
  assert.ok(pairs.every(({ input }) => input.label !== 0));
  assert.deepEqual(spreadPairs(members, 4), pairs.slice(0, 4));
});

test('of more accounts than answers are wanted, every so many-th lends one', () => {
  const { members } = accountsWith([2, 2, 2, 2, 2, 2]);
  assert.deepEqual(
    spreadPairs(members, 3).map(({ owner }) => owner),
    [0, 2, 4],
  );
});
