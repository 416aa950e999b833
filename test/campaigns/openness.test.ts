import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf } from '../../src/campaigns/openness.js';
import { strandsOf } from './made-groups.js';

/** .7 * .4 + .8 * .3 + .9 + .6 = 2.02. */
const taking = { strands: strandsOf({ slots: 0.4, single: 0.3, hunger: 0.9, fresh: 0.6 }) };
/** The same with short answers and repeats: .28 + .24 - .5 - .4 = -.38. */
const working = { strands: strandsOf({ slots: 0.4, single: 0.3, hunger: -0.5, fresh: -0.4 }) };

test('who acts in the open and asks for ordinary things is coordinated', () => {
  assert.deepEqual(standingOf('network', true, 'chat', working), { status: 'coordinated', watched: null });
  assert.equal(standingOf('network', false, 'chat', working).status, 'suspected', 'a sweep in the open');
  assert.equal(standingOf(null, true, 'chat', working).status, 'suspected', 'from many places');
});

test('chats from one network that take what a copy is made of are for watching, unless the log names their customer', () => {
  const { status, watched } = standingOf('network', true, 'chat', taking);
  assert.equal(status, 'suspected');
  assert.match(watched ?? '', /for watching only/);
  assert.equal(standingOf('customer', true, 'chat', taking).status, 'coordinated');
  assert.equal(standingOf('network', true, 'text', taking).status, 'coordinated', 'elsewhere nothing is taken away');
});
