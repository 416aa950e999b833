import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Campaign, type MemberScale, memberScore } from '../../src/campaigns/find.js';

const made: Campaign = {
  status: 'suspected',
  score: 1.5,
  deviations: 7,
  members: [1, 2, 3],
  oneHand: true,
  hidden: false,
  dealt: false,
  pValue: 0.02,
  grownGroups: 60,
  pattern: null,
  links: {},
  coordination: 0,
  signs: 4,
  operator: 1,
  anomaly: 0,
  quota: 0,
  reasons: [],
};

const row: MemberScale = { kind: 'row', watched: 0.5, middle: 1 };
const chat: MemberScale = { kind: 'chat', watched: 0.5, middle: 1 };

test('a coordinated group lifts nobody', () => {
  assert.equal(memberScore(0.4, { ...made, status: 'coordinated' }, row), 0.4);
  assert.equal(memberScore(0.4, { ...made, status: 'coordinated' }, chat), 0.4);
});

test('membership lifts a score as the method says, and never lowers it', () => {
  // Tables: .35 * .4 + .6 + 1.5. Chats: .5 * .4 + .8 * 1.5 + .15 * 4 * 3 / 6.
  assert.ok(Math.abs(memberScore(0.4, made, row) - 2.24) < 1e-12);
  assert.ok(Math.abs(memberScore(0.4, made, chat) - 1.7) < 1e-12);
  assert.equal(memberScore(9, made, row), 9);
  assert.equal(memberScore(9, made, chat), 9);
});

test('who acts as one and asks for ordinary things of tables is half suspicious and a little more, or half where the group is for watching', () => {
  assert.ok(Math.abs(memberScore(0.4, { ...made, hidden: true }, row) - 1.115) < 1e-12);
  assert.equal(memberScore(0.4, { ...made, hidden: true, oneHand: false }, row), 1);
  assert.equal(memberScore(9, { ...made, hidden: true }, row), 9);
});

test('where chats spread widely, members of one hand are half suspicious at least, those of a group for watching watched at least, the more so the more signs there are', () => {
  // The 1.7 of before lies below the middle, so 3 + .5 * (1.5 - .9) counts.
  const wide: MemberScale = { kind: 'chat', watched: 2, middle: 3 };
  assert.ok(Math.abs(memberScore(0.4, made, wide) - 3.3) < 1e-12);
  // A group for watching: from 2 at 3.1 signs to 3 where .15 for each sign more comes to .5, whatever the group scored by what it asks for.
  const watched = (signs: number | null): number => memberScore(0.4, { ...made, oneHand: false, signs }, wide);
  assert.equal(watched(2), 2);
  assert.equal(watched(3.1), 2);
  assert.ok(Math.abs(watched(4.1) - 2.3) < 1e-12, String(watched(4.1)));
  assert.equal(watched(9), 3);
  assert.ok(memberScore(0.4, made, { kind: 'row', watched: 2, middle: 3 }) < 3);
  assert.ok(memberScore(0.4, { ...made, operator: 0.4 }, wide) < 3, 'users of one tool');
});

test('a group for watching lifts its members to half suspicious at most; who does more stands by what it does', () => {
  const watched: Campaign = { ...made, oneHand: false, signs: 8 };
  assert.equal(memberScore(0.4, watched, chat), 1);
  assert.equal(memberScore(1.8, watched, chat), 1.8);
  const ofRows = { ...watched, signs: null };
  assert.equal(memberScore(0.4, ofRows, row), 1);
  assert.equal(memberScore(0.4, { ...ofRows, score: 0.2, deviations: null }, row), 0.94);
});

test('where everybody is watched a group for watching lifts as its score does', () => {
  const everybody: MemberScale = { kind: 'chat', watched: -Infinity, middle: 9 };
  const lifted = memberScore(0.4, { ...made, oneHand: false, deviations: null }, everybody);
  assert.ok(Math.abs(lifted - 1.4) < 1e-12, String(lifted));
});
