import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amplified, type GroupStatistics } from '../../src/campaigns/group-statistics.js';
import { judge } from '../../src/campaigns/judge.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

function strandsOf(values: Partial<StrandValues>): StrandValues {
  return { ...(Object.fromEntries(strandIds.map((id) => [id, null])) as StrandValues), ...values };
}

const sweeping: GroupStatistics = {
  members: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  distinct: 900,
  strands: strandsOf({ breadth: 1.2, shift: 1.5, strange: 1.5, fresh: 0.3, labels: 0.5, borderline: 0.5 }),
  drift: 0,
  excess: { source: 2, time: 1, content: 1, form: 0, behaviour: 1.5, same: 1 },
  means: { source: 2, time: 1.4, content: 1.4, form: 0, behaviour: 1.9, same: 1.4 },
  tie: 5,
  memberTies: new Float64Array(10).fill(5),
  quota: 2,
  coordination: 3.5,
  operator: 2,
  kind: 1.5,
};

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
  assert.ok(scoreOf({ operator: 0.3 }) < 0.35 * 0.3);
});

test('colleagues behind one address who do different things are no campaign', () => {
  assert.ok(scoreOf({ kind: 0.2 }) < 0.35 * 0.3);
});

test('groups that repeat themselves, work through cases, or are narrow, ordinary and sure are excused', () => {
  assert.ok(scoreWith({ fresh: -1 }) < 0.05);
  assert.ok(scoreOf({ drift: 2 }) < 0.05);
  assert.ok(scoreWith({ breadth: -0.8, shift: 0, strange: 0, borderline: 0 }) < 0.1);
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

const asking: GroupStatistics = {
  ...sweeping,
  strands: strandsOf({ openness: 0.5, ask: 1.5, hunger: 0.8, template: 0.5, fresh: 0.5 }),
};

test('chats that ask for teaching material are a campaign; alike chats that do not ask are none', () => {
  assert.ok(judge(asking, 'chat').score > 0.9);
  const retrieval = strandsOf({ openness: -0.3, ask: -0.2, hunger: -0.5, template: 1, fresh: 0.5, shift: 0.5 });
  assert.ok(judge({ ...asking, strands: retrieval }, 'chat').score < 0.9);
});

test('chats need two kinds of evidence, a strong tie and a trace of one operator', () => {
  const one = { source: 3, time: 0.4, content: 0.4, form: 0.2, behaviour: 0.4, same: 0.6 };
  assert.equal(judge({ ...asking, means: one }, 'chat').score, 0);
  assert.ok(judge({ ...asking, tie: 2.5 }, 'chat').score < 0.1);
  assert.ok(judge({ ...asking, operator: 0.1 }, 'chat').score < 0.4 * judge(asking, 'chat').score);
});

test('without any strand nothing is anomalous', () => {
  assert.equal(judge({ ...sweeping, strands: strandsOf({}) }, 'chat').anomaly, 0);
});
