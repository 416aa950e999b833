import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headline, membership } from '../../src/findings/account.js';

test('a member is told what its group means for it: one hand, workers in the open, or likeness that is for watching only', () => {
  const group = { id: 'c2', members: 8, pattern: null, status: 'suspected', oneHand: true } as const;
  assert.equal(membership(group), 'acts as one with 7 other accounts (c2)');
  assert.equal(membership({ ...group, status: 'coordinated' }), 'acts as one with 7 other accounts (c2, in the open)');
  assert.equal(
    membership({ ...group, oneHand: false }),
    'acts like 7 other accounts (c2, for watching: nothing says that one hand runs them)',
  );
});

test('the first reason says whose pattern it is: of all that the account does, of a part of it, or of its group only', () => {
  assert.deepEqual(headline('harvest', 'account'), ['collects answers over the whole range, never twice']);
  assert.match(headline('harvest', 'part').join(), /^in part of its traffic: collects answers/);
  assert.match(headline('harvest', 'group').join(), /^its group collects answers/);
  assert.deepEqual(headline(null, 'group'), []);
});
