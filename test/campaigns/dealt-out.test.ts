import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealtOut } from '../../src/campaigns/dealt-out.js';
import { dealingOf } from '../../src/campaigns/describe.js';
import type { GroupStatistics } from '../../src/campaigns/group-statistics.js';
import { judge } from '../../src/campaigns/judge.js';
import { defaultSettings } from '../../src/config/settings.js';
import { strandsOf, sweeping } from './made-groups.js';

/** Twelve accounts with one quota and one mixture, who ask for ordinary things from many places. */
const ordinary: GroupStatistics = {
  ...sweeping,
  members: Array.from({ length: 12 }, (_, place) => place),
  strands: strandsOf({ breadth: -0.3, shift: -0.4, strange: -0.2, fresh: 0, kinship: 0, course: 0 }),
  excess: { source: 0, time: 0, content: 1, form: 0, behaviour: 0.7, same: 0.9 },
  quota: 4.5,
  surplus: 1.6,
};
const byRow: GroupStatistics = { ...ordinary, quota: 0, interleaved: 1 };

test('equal quotas and one mixture of many accounts are one hand, whatever they ask for', () => {
  assert.ok(dealtOut(ordinary) > 0.8);
  const { score, route } = judge(ordinary, 'row');
  assert.equal(route, 'hidden');
  assert.ok(score > 0.8);
  assert.equal(dealtOut({ ...ordinary, quota: 3 }), 0, 'workers behind one balancer');
  assert.equal(dealtOut({ ...ordinary, excess: { ...ordinary.excess, same: 0.3 } }), 0, 'mixtures of their own');
  assert.equal(dealtOut({ ...ordinary, excess: { ...ordinary.excess, behaviour: 0.1 } }), 0, 'practices of their own');
  assert.equal(dealtOut({ ...ordinary, members: [0, 1, 2, 3, 4, 5] }), 0, 'six');
});

test('rows that lie between those of the others are parts of one design, whatever the volumes', () => {
  assert.ok(dealtOut(byRow) > 0.8);
  assert.equal(dealtOut({ ...byRow, interleaved: 0.6 }), 0);
});

test('what all share must exceed what chance finds without their sources', () => {
  const sourced = { ...ordinary, surplus: 2.6, excess: { ...ordinary.excess, source: 2 } };
  assert.equal(dealtOut(sourced), 0);
  assert.ok(dealtOut({ ...sourced, surplus: 3.6 }) > 0.8);
});

test('suites, monitors and instruments have equal quotas as well', () => {
  assert.equal(dealtOut({ ...ordinary, shared: 0.5 }), 0, 'one suite of each');
  const doing = (strands: GroupStatistics['strands']): number => dealtOut({ ...ordinary, strands });
  assert.equal(doing({ ...ordinary.strands, fresh: -1 }), 0, 'the same again and again');
  assert.equal(doing({ ...ordinary.strands, kinship: 1.5 }), 0, 'readings that follow one another');
  assert.ok(doing({ ...ordinary.strands, kinship: null, course: null }) > 0.8, 'texts have no order');
});

test('dealing makes suspects only where the group asks for ordinary things, or for too little for a crowd as large', () => {
  const small = { kind: 'row', size: 300, settings: defaultSettings } as const;
  const large = { ...small, size: 2_400 };
  const asking = { ...judge(ordinary, 'row'), route: 'asking' } as const;
  assert.ok(dealtOut(ordinary) > 0.8);
  const of = (told: number, anomaly: number, crowd: typeof small | typeof large = small) =>
    dealingOf(
      {
        group: { ...ordinary, strands: { ...ordinary.strands, breadth: 2, shift: 2 } },
        judgement: { ...asking, told, anomaly },
      },
      crowd,
    );
  assert.deepEqual(of(0.6, 0.5), { hidden: false, dealt: true }, 'a class with a data set each');
  assert.deepEqual(of(0.6, 2), { hidden: false, dealt: false }, 'a sweep that was dealt out as well');
  assert.deepEqual(of(0.6, 2, large), { hidden: true, dealt: true }, 'where the floor is .89');
  assert.deepEqual(of(2, 0.5), { hidden: false, dealt: false }, 'asking says more than dealing');
  assert.deepEqual(dealingOf({ group: ordinary, judgement: judge(ordinary, 'row') }, small), {
    hidden: true,
    dealt: true,
  });
});
