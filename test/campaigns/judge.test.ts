import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amplified, type GroupStatistics, operatorOf } from '../../src/campaigns/group-statistics.js';
import { isOrdinary } from '../../src/campaigns/anomaly.js';
import { bestCase, judge } from '../../src/campaigns/judge.js';
import type { StrandValues } from '../../src/scores/strands.js';
import { strandsOf, sweeping } from './made-groups.js';

function scoreOf(changes: Partial<GroupStatistics>): number {
  return judge({ ...sweeping, ...changes }, 'row').score;
}

function scoreWith(values: Partial<StrandValues>): number {
  return scoreOf({ strands: strandsOf({ ...sweeping.strands, ...values }) });
}

test('a coordinated sweep is reported, and named a sweep', () => {
  const { score, pattern } = judge(sweeping, 'row');
  assert.ok(score > 1);
  assert.equal(pattern, 'sweep');
});

test('users of one tool are alike but have no common operator', () => {
  const excess = { ...sweeping.excess, behaviour: 0.3 };
  assert.ok(scoreOf({ operator: 0.3, excess }) < 0.35 * 0.3);
  const strands = strandsOf({ ...sweeping.strands, breadth: 0.3, shift: 0.4, strange: 0.4 });
  assert.ok(scoreOf({ operator: 0.3, strands }) < 0.35 * 0.3, 'alike, and not far from others');
});

test('many accounts that deviate far, in one direction, as one, need no common source or quota; a handful or one kind of link is not enough', () => {
  assert.ok(scoreOf({ operator: 0.3 }) > 1);
  assert.ok(scoreOf({ operator: 0.3, members: [0, 1, 2, 3], distinct: 360 }) < 0.35 * 0.3);
  const excess = { source: 0, time: 0.1, content: 0.1, form: 0, behaviour: 1.5, same: 0.2 };
  assert.ok(scoreOf({ operator: 0.3, excess }) < 0.35 * 0.3);
});

test('one practice needs more accounts the more are searched: users of one tool grow in number with the log', () => {
  const eighteen = { operator: 0.3, members: Array.from({ length: 18 }, (_, i) => i), distinct: 1600 };
  assert.ok(scoreOf(eighteen) > 1);
  assert.equal(scoreOf({ ...eighteen, crowd: 5000 }), 0);
});

test('what chance finds among so many accounts is no tie, however strange the group', () => {
  assert.ok(scoreOf({ surplus: -0.5 }) < 0.05);
  assert.ok(scoreOf({ surplus: 0.5 }) > 1);
});

test('the best case of a group is never below what it scores', () => {
  for (const values of [{}, { fresh: -0.5 }, { breadth: -1 }, { shift: 0, strange: 0 }] as Partial<StrandValues>[]) {
    const group = { ...sweeping, strands: strandsOf({ ...sweeping.strands, ...values }) };
    assert.ok(bestCase(group, 'row') >= judge(group, 'row').score);
    assert.ok(bestCase(group, 'chat') >= judge(group, 'chat').score);
  }
});

test('a sweep is not ordinary, and neither are groups that ask where the model is undecided; broad natural requests are', () => {
  assert.ok(!isOrdinary(sweeping, { anomaly: 3, route: 'asking' }, 'row'));
  const natural = strandsOf({ breadth: 1.5, shift: 0.1, borderline: 0, confidence: 0 });
  assert.ok(isOrdinary({ ...sweeping, strands: natural }, { anomaly: 1.2, route: 'asking' }, 'row'));
  const undecided = strandsOf({ breadth: 0.5, shift: 0.1, borderline: 1.5, confidence: 1 });
  assert.ok(!isOrdinary({ ...sweeping, strands: undecided }, { anomaly: 1.2, route: 'asking' }, 'row'));
  assert.ok(
    isOrdinary({ ...sweeping, strands: undecided }, { anomaly: 0.2, route: 'asking' }, 'row'),
    'nothing stands out',
  );
});

const walking: Partial<StrandValues> = { near: 1.8, flip: 1.5, fresh: 0.5, breadth: -1.2, shift: 0.3, borderline: 0.2 };

test('walkers along the boundary are a campaign with one hand, and users of one tool without', () => {
  const walkers = { strands: strandsOf(walking), drift: 1.9 };
  const { score, route, pattern } = judge({ ...sweeping, ...walkers }, 'row');
  assert.ok(score > 0.35, String(score));
  assert.deepEqual([route, pattern], ['probing', 'boundary']);
  assert.equal(scoreOf({ ...walkers, operator: 0.4 }), 0);
  assert.ok(
    scoreOf({ ...walkers, strands: strandsOf({ ...walking, fresh: -0.6 }) }) < 0.35,
    'a suite that is replayed',
  );
  assert.ok(bestCase({ ...sweeping, ...walkers }, 'row') >= score);
  const halving = { strands: strandsOf({ middles: 1.5, fresh: 0.5, breadth: -1, shift: 0.2 }), drift: 1.5 };
  assert.equal(judge({ ...sweeping, ...halving }, 'row').pattern, 'bisection');
  assert.ok(scoreOf(halving) > 0.35);
  const stepping = { strands: strandsOf({ derivatives: 1.5, fresh: 0.5, breadth: -1, shift: 0.2 }), drift: 1.5 };
  assert.equal(judge({ ...sweeping, ...stepping }, 'row').pattern, 'derivatives');
  assert.ok(scoreOf(stepping) > 0.35);
  assert.equal(scoreOf({ ...stepping, operator: 0.4 }), 0);
  assert.ok(scoreOf({ ...halving, surplus: 0.1 }) < 0.35, 'hardly more than chance finds');
  assert.ok(scoreOf({ ...halving, members: [0, 1, 2, 3] }) < 0.35, 'four users of one tool');
  assert.ok(!isOrdinary({ ...sweeping, ...halving }, judge({ ...sweeping, ...halving }, 'row'), 'row'));
});

test('a group that dealt its inputs out or took turns has an operator', () => {
  assert.ok(operatorOf([0, 0.2, 0.1, 1.5], 0) > 1.5);
  assert.equal(operatorOf([0.4, 0.2], 0), 0.5);
  assert.ok(
    Math.abs(operatorOf([0.4, 0.2], 1.6) - 0.85) < 1e-12,
    'one mixture counts from where honest groups hardly have it',
  );
});

test('colleagues behind one address who do different things are no campaign', () => {
  assert.ok(scoreOf({ kind: 0.2 }) < 0.35 * 0.3);
});

test('groups that repeat themselves, work through cases, or are narrow, ordinary and sure are excused', () => {
  assert.ok(scoreWith({ fresh: -1 }) < 0.05);
  assert.ok(scoreOf({ drift: 2 }) < 0.05);
  assert.ok(scoreWith({ breadth: -0.8, shift: 0, strange: 0, borderline: 0 }) < 0.1);
});

test('members who each draw everybody’s mixture with everybody’s columns add up on rows where they are six or more, not on texts', () => {
  const drawn = {
    breadth: 1.2,
    fresh: 0.1,
    labels: 0.5,
    shift: 0,
    strange: 0,
    borderline: 0,
    mixture: 1.5,
    columns: -1.2,
  };
  const natural = scoreOf({ strands: strandsOf(drawn), coordination: 1.4 });
  const corner = scoreOf({ strands: strandsOf({ ...drawn, mixture: 0 }), coordination: 1.4 });
  const own = scoreOf({ strands: strandsOf({ ...drawn, columns: 0.5 }), coordination: 1.4 });
  const texts = judge(
    { ...sweeping, strands: strandsOf({ ...drawn, distance: -1.2 }), coordination: 1.4 },
    'text',
  ).score;
  const five = { ...sweeping, members: [0, 1, 2, 3, 4], strands: strandsOf(drawn), coordination: 1.4 };
  assert.ok(judge(five, 'row').score < 0.35, 'five broad customers are a chance find');
  assert.ok(natural > 0.35, String(natural));
  assert.ok(texts < 0.35, String(texts));
  assert.ok(corner < 0.35 && own < 0.35, `${String(corner)} ${String(own)}`);
});

test('a purpose that rather fails than holds is none, however strange and well tied the group', () => {
  const holding = scoreWith({ breadth: -0.02, shift: 0, strange: 0, borderline: 0, fresh: 0.3 });
  const failing = scoreWith({ breadth: -0.15, shift: 0, strange: 0, borderline: 0, fresh: 0.3 });
  assert.ok(holding > 0.2, String(holding));
  assert.ok(failing < 0.01, String(failing));
});

test('a campaign of natural inputs is found by its coordination alone', () => {
  const natural = strandsOf({ breadth: 0.5, shift: -0.2, strange: -0.2, fresh: 0.4, labels: 0, borderline: -0.2 });
  assert.ok(scoreOf({ strands: natural }) > 0.35);
  assert.ok(scoreOf({ strands: natural, coordination: 1.2 }) < 0.35);
});

test('averaging over members makes a common lean sqrt(k) times as sure, four times at most', () => {
  const values = strandsOf({ breadth: 1, shift: -0.5 });
  assert.ok(Math.abs((amplified(values, 9).breadth ?? 0) - 1.8) < 1e-12);
  assert.ok(Math.abs((amplified(values, 100).shift ?? 0) + 1.2) < 1e-12);
  assert.equal(amplified(values, 9).fresh, null);
});

test('without any strand nothing is anomalous', () => {
  assert.equal(judge({ ...sweeping, strands: strandsOf({}) }, 'chat').anomaly, 0);
});
