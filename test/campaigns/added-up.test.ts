import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedUp, beyondEnough, signsOf } from '../../src/campaigns/added-up.js';
import { conductOf, mayBePooled } from '../../src/campaigns/conduct.js';
import type { GroupStatistics } from '../../src/campaigns/group-statistics.js';
import { bestCase, judge } from '../../src/campaigns/judge.js';
import { strandsOf, sweeping } from './made-groups.js';

const excess = { source: 0, time: 0, content: 1.7, form: 1.9, behaviour: 1.3, same: 1 };
const strands = strandsOf({ slots: 0.3, single: 1.2, hunger: 0.8, fresh: 0.6, template: 0.1, openness: -0.8 });
const sharing: GroupStatistics = {
  ...sweeping,
  members: Array.from({ length: 22 }, (_, member) => member),
  excess,
  means: excess,
  strands,
  quota: 2.8,
  operator: 0.3,
  tie: 6,
};

/** The group with some of it changed. */
function changed(changes: Partial<GroupStatistics>): GroupStatistics {
  return { ...sharing, ...changes };
}

test('the signs add up by their weights', () => {
  // ln(22 / 8) = 1.0116; shared 1.2 * 2.8 + 0 + .6 * 1 + .3 * 1.9 = 4.53; mixture .4 * 1; conduct .7 * .3 + .8 * 1.2 + .8 + .6 = 2.57; .2 * (2 - 0) = .4.
  assert.ok(Math.abs(signsOf(sharing) - 8.9116) < 0.001, String(signsOf(sharing)));
  assert.ok(signsOf(changed({ excess: { ...excess, source: 1.5 } })) < signsOf(sharing), 'what an office shares');
  assert.equal(signsOf(changed({ quota: -2 })), signsOf(changed({ quota: 0 })), 'unequal volumes are no sign against');
  assert.ok(signsOf(changed({ mixture: -1 })) < signsOf(changed({ mixture: 0 })), 'a frame, and not what is asked');
});

test('conduct counts by its weights, either way and bounded; what exceeds enough signs counts by .15', () => {
  assert.ok(Math.abs(conductOf(strands) - 2.57) < 1e-9, String(conductOf(strands)));
  assert.ok(Math.abs(conductOf(strandsOf({ hunger: -4 })) + 1.5) < 1e-9);
  assert.ok(Math.abs(beyondEnough(5.1) - 0.3) < 1e-9);
  assert.equal(beyondEnough(2), 0);
});

test('a group whose many signs are each too weak is found by their sum, and named so', () => {
  const found = judge(sharing, 'chat');
  assert.equal(found.route, 'summed');
  // .9 + .45 at most; the gate of what chance finds is all but open at a surplus of 2.
  assert.ok(found.score > 1.34 && found.score <= 1.35, String(found.score));
  assert.ok(found.score <= bestCase(sharing, 'chat'));
});

test('a few signs may be lacking, not many', () => {
  assert.ok(addedUp(changed({ quota: 0 }), 0.9) > 0.9, 'uneven shares');
  assert.ok(
    addedUp(changed({ operator: 1, strands: strandsOf({ ...strands, hunger: -0.5 }) }), 0.9) > 0.9,
    'shorter answers',
  );
  const users = { quota: 0, strands: strandsOf({ slots: -1.2, single: 0.2, hunger: -1, fresh: 0.5 }) };
  assert.equal(addedUp(changed(users), 0.9), 0, 'users of one plug-in');
});

test('users of one tool who take shorter answers than others are nothing; material, or signs of one operator, are none of a tool', () => {
  const short = { ...strands, slots: 1.2, hunger: -0.3 };
  const group = (changes: Partial<typeof short> & { ask?: number }, operator = 0.3): number =>
    addedUp(changed({ operator, strands: strandsOf({ ...short, ...changes }) }), 0.9);
  assert.equal(group({}), 0);
  assert.ok(group({ hunger: 0.1 }) > 0.9);
  assert.ok(group({ ask: 1.5 }) > 0.9);
  assert.ok(group({}, 1.4) > 0.9);
});

test('what cover traffic makes unlike is one job where the number of requests was dealt out', () => {
  const covered = { tie: 2.5, excess: { ...excess, content: 0.6, form: 0 } };
  assert.ok(addedUp(changed(covered), 0.9) > 0.9);
  // 1.2 * 1.6 + .6 + .4 + .4 + 1.01 + 2.57 = 6.9 signs, and yet nothing that ties them.
  assert.equal(addedUp(changed({ ...covered, quota: 1.6 }), 0.9), 0);
  assert.equal(addedUp(changed({ ...covered, tie: 1.5 }), 0.9), 0, 'strangers of one volume');
});

test('frames made to differ are one job where what fills them comes from one pool, and no tool even with short answers', () => {
  const apart = { quota: 0, tie: 2.7, excess: { ...excess, content: 0.9, form: 0.1 } };
  assert.equal(addedUp(changed(apart), 0.9), 0);
  assert.ok(addedUp(changed({ ...apart, pooled: 0.5 }), 0.9) > 0.9);
  assert.equal(addedUp(changed({ ...apart, pooled: 0.12 }), 0.9), 0, 'as honest groups have');
  assert.equal(addedUp(changed({ ...apart, pooled: 0.5, tie: 1.5 }), 0.9), 0, 'strangers');
  const short = strandsOf({ ...strands, slots: 1.3, hunger: -0.5 });
  assert.ok(addedUp(changed({ ...apart, pooled: 0.5, strands: short }), 0.9) > 0.9);
});

test('one pool is looked for where members are many, tied a little, and do what one job would', () => {
  assert.ok(mayBePooled(sharing.members, strands, 2.5));
  assert.ok(!mayBePooled(sharing.members, strands, 1.9));
  assert.ok(!mayBePooled([1, 2, 3], strands, 2.5));
  assert.ok(!mayBePooled(sharing.members, strandsOf({ hunger: -1 }), 2.5));
});

test('few accounts, of a large log too, and accounts that share neither frame nor subject are nothing', () => {
  assert.equal(addedUp(changed({ members: sharing.members.slice(0, 5) }), 0.9), 0);
  assert.equal(addedUp(changed({ crowd: 4000 }), 0.9), 0, 'as many use one tool');
  assert.equal(addedUp(changed({ quota: 1.6, tie: 2.5 }), 0.9), 0);
  assert.equal(addedUp(changed({ quota: 1.6, excess: { ...excess, content: 0.2, form: 0.4 } }), 0.9), 0);
});
