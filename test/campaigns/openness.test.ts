import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isApplication, type OpenGroup, standingOf } from '../../src/campaigns/openness.js';
import { strandsOf } from './made-groups.js';

/** Conduct .7 * .4 + .8 * .3 + .9 + .6 = 2.02. */
const taking: OpenGroup = {
  kind: 'chat',
  route: 'hidden',
  strands: strandsOf({ slots: 0.4, single: 0.3, hunger: 0.9, fresh: 0.6 }),
  ordinary: true,
  application: false,
};
/** The same with short answers and repeats: .28 + .24 - .5 - .4 = -.38. */
const working: OpenGroup = {
  ...taking,
  strands: strandsOf({ slots: 0.4, single: 0.3, hunger: -0.5, fresh: -0.4 }),
};

test('who acts in the open and asks for ordinary things is coordinated', () => {
  assert.deepEqual(standingOf('network', working), { status: 'coordinated', watched: null });
  assert.equal(standingOf(null, working).status, 'suspected', 'from many places');
  assert.equal(standingOf('network', { ...working, kind: 'text', ordinary: false }).status, 'suspected', 'a sweep');
});

test('chats from one network that take what a copy is made of are for watching, unless one application or customer shows', () => {
  const { status, watched } = standingOf('network', taking);
  assert.equal(status, 'suspected');
  assert.match(watched ?? '', /for watching only/);
  assert.equal(standingOf('network', { ...taking, application: true }).status, 'coordinated', 'one system message');
  assert.equal(standingOf('customer', taking).status, 'coordinated');
  assert.equal(standingOf('network', { ...taking, kind: 'text' }).status, 'coordinated', 'elsewhere nothing is taken');
});

test('long answers to many things are no more than a customer who has reports written takes; asking for material and the output layer are', () => {
  const writing: OpenGroup = { ...taking, route: 'asking', ordinary: false, application: true };
  assert.equal(standingOf('network', writing).status, 'coordinated');
  assert.match(standingOf('network', { ...writing, application: false }).watched ?? '', /for watching only/);
  const covered = { ...writing, application: false, strands: working.strands };
  assert.match(standingOf('network', covered).watched ?? '', /for watching only/, 'beside cover');
  const asking = { ...writing, strands: strandsOf({ ...taking.strands, ask: 1.4 }) };
  assert.deepEqual(standingOf('network', asking), { status: 'suspected', watched: null });
  assert.deepEqual(standingOf('network', { ...writing, route: 'layer' }), { status: 'suspected', watched: null });
  const tools = { ...writing, strands: strandsOf({ ...taking.strands, tools: 2 }) };
  assert.deepEqual(standingOf('network', tools), { status: 'suspected', watched: null });
});

test('an application is a system message that most have in common with most, and hardly any stranger has', () => {
  const applies = (shares: readonly number[] | null, strangersHaving = 0): boolean =>
    isApplication(
      (shares ?? [0]).map((_, place) => place),
      {
        crowd: { size: 105 },
        alike: () => (shares === null ? null : Float64Array.from(shares)),
        isAlike: (_, __, other) => other < 5 + strangersHaving,
      },
    );
  assert.ok(applies([1, 1, 0.8, 0.6, 0]));
  assert.ok(!applies([1, 1, 0.8, 0.2, 0]));
  assert.ok(applies([1, 1, 1, 1, 1], 5));
  assert.ok(!applies([1, 1, 1, 1, 1], 6), 'the default of a library');
  assert.ok(!applies(null), 'a log without system messages');
});
