import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Postings } from '../../src/campaigns/postings.js';
import { nameKey, SharedNames } from '../../src/campaigns/shared-names.js';
import { campaigns } from '../../src/config/defaults.js';

const lists = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), {
  minLength: 2,
  maxLength: 12,
});

test('a pair weighs the sum of log(N / accounts having it) over its common names', () => {
  fc.assert(
    fc.property(lists, (names) => {
      const shared = new SharedNames(names);
      names.forEach((own, a) => {
        names.forEach((other, b) => {
          if (a === b) return;
          const expected = own
            .filter((name) => other.includes(name))
            .reduce(
              (sum, name) => sum + Math.log(names.length / names.filter((list) => list.includes(name)).length),
              0,
            );
          assert.ok(Math.abs(shared.weight(a, b) - expected) < 1e-9);
        });
      });
    }),
  );
});

test('two of four accounts with one address: log 2; one address of all weighs nothing', () => {
  const shared = new SharedNames(
    [['office', 'gateway'], ['office', 'gateway'], ['gateway'], ['gateway']].map((list) => list.map(nameKey)),
  );
  assert.ok(Math.abs(shared.weight(0, 1) - Math.log(2)) < 1e-12);
  assert.equal(shared.weight(2, 3), 0);
});

test('who shares is counted within the group asked about', () => {
  const shared = new SharedNames([
    [1, 2],
    [2, 3],
    [3, 9],
    [9, 7],
  ]);
  assert.deepEqual(shared.sharing([0, 1, 3]), { accounts: 2, names: 1 });
  assert.deepEqual(shared.sharing([0, 1, 2, 3]), { accounts: 4, names: 3 });
  assert.deepEqual(shared.sharing([0, 3]), { accounts: 0, names: 0 });
});

test('candidates are all who share a rare thing, and nobody else but by a collision of the table', () => {
  fc.assert(
    fc.property(lists, (names) => {
      const candidates = new SharedNames(names).candidates();
      names.forEach((own, a) => {
        const expected = names.flatMap((other, b) => (a !== b && own.some((name) => other.includes(name)) ? [b] : []));
        const found = candidates(a);
        if (expected.length <= campaigns.candidates) for (const other of expected) assert.ok(found.includes(other));
      });
    }),
  );
});

test('a thing that very many accounts have ties nobody, and costs nothing', () => {
  const many = campaigns.longestList + 2;
  const postings = new Postings(many, (place) => (place < 2 ? [77, 5] : [5]));
  assert.deepEqual(postings.sharers(0), [1]);
  assert.deepEqual(postings.sharers(2), []);
});

test('the strongest sharers come first, and no more than asked for', () => {
  const tokens = [[1, 2, 3], [1], [1, 2, 3], [1, 2]];
  const postings = new Postings(4, (place) => tokens[place] ?? []);
  assert.deepEqual(postings.sharers(0, 2), [2, 3]);
  assert.deepEqual(postings.sharers(0, 9).sort(), [1, 2, 3]);
});
