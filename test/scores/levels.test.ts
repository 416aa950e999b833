import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelFloors } from '../../src/config/defaults.js';
import { levelOf, levelOfGroup, levelOfMember } from '../../src/scores/levels.js';

test('levels begin at suspicions of .25, .5 and .85', () => {
  assert.deepEqual(
    [0.24, 0.25, 0.5, 0.85].map((suspicion) => levelOf(suspicion, 0.01, levelFloors)),
    ['none', 'watch', 'suspect', 'critical'],
  );
});

test('whoever stands out only because there are so many accounts is watched, not suspect', () => {
  assert.equal(levelOf(0.9, 0.21, levelFloors), 'suspect');
  assert.equal(levelOf(0.9, 0.51, levelFloors), 'watch');
  assert.equal(levelOf(0.6, 0.51, levelFloors), 'watch');
});

test('a member of a campaign is judged by its suspicion: it was compared with grown groups', () => {
  assert.equal(levelOf(0.9, null, levelFloors), 'critical');
});

test('a group without a sign of one hand brings its members to watch, and no further; what they do themselves still counts', () => {
  const hand = { oneHand: true, dealt: false };
  const none = { oneHand: false, dealt: false };
  const ordinary = { suspicion: 0.1, qValue: 1 };
  assert.equal(levelOfMember(0.99, ordinary, hand, levelFloors), 'critical');
  assert.equal(levelOfMember(0.99, ordinary, none, levelFloors), 'watch');
  assert.equal(levelOfMember(0.2, ordinary, none, levelFloors), 'none');
  assert.equal(levelOfMember(0.99, { suspicion: 0.9, qValue: 0.1 }, none, levelFloors), 'critical');
  assert.equal(levelOfMember(0.99, { suspicion: 0.9, qValue: 0.9 }, none, levelFloors), 'watch');
});

test('a group that is known by dealing alone makes suspects, and critical only who is so by himself', () => {
  const dealt = { oneHand: true, dealt: true };
  assert.equal(levelOfGroup(0.99, dealt, levelFloors), 'suspect');
  assert.equal(levelOfGroup(0.3, dealt, levelFloors), 'watch');
  assert.equal(levelOfGroup(0.99, { ...dealt, oneHand: false }, levelFloors), 'watch');
  assert.equal(levelOfMember(0.99, { suspicion: 0.1, qValue: 1 }, dealt, levelFloors), 'suspect');
  assert.equal(levelOfMember(0.99, { suspicion: 0.9, qValue: 0.5 }, dealt, levelFloors), 'suspect');
  assert.equal(levelOfMember(0.99, { suspicion: 0.9, qValue: 0.1 }, dealt, levelFloors), 'critical');
});
