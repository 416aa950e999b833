import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOrdinary } from '../../src/campaigns/anomaly.js';
import type { GroupStatistics } from '../../src/campaigns/group-statistics.js';
import { bestCase, judge } from '../../src/campaigns/judge.js';
import type { StrandValues } from '../../src/scores/strands.js';
import { strandsOf, sweeping } from './made-groups.js';

test('groups on chats that want one thing again and again, or little, are excused', () => {
  const chat = (values: Partial<StrandValues>): number =>
    judge(
      { ...sweeping, excess: { ...sweeping.excess, same: 0.3 }, strands: strandsOf({ template: 1.2, ...values }) },
      'chat',
    ).score;
  const distilling = chat({ ask: 1.3, hunger: 0.7, openness: -0.5, fresh: 0, breadth: -0.5, shift: 0 });
  const classroom = chat({ ask: 1.15, hunger: -0.4, openness: -1, fresh: -0.2, breadth: -1, shift: -0.8 });
  const reseller = chat({
    ask: 1,
    hunger: 1.2,
    openness: 1,
    fresh: 0.3,
    breadth: 1,
    shift: -0.6,
    template: -1,
    single: -1.7,
  });
  const retrieval = chat({ ask: 0.45, hunger: -0.2, openness: -0.6, fresh: 0.2, breadth: -0.3, shift: 0.1 });
  assert.ok(distilling > 0.9, String(distilling));
  assert.ok(classroom < 0.3, String(classroom));
  assert.ok(retrieval < 0.3, String(retrieval));
  assert.ok(reseller < 0.3, String(reseller));
});

test('one frame filled widely for long answers is a campaign on chats; translators, retrieval and test data are none', () => {
  const excess = { source: 0, time: 0.2, content: 1.3, form: 1.9, behaviour: 1.2, same: 0.5 };
  const frame = (values: Partial<StrandValues>, changes: Partial<GroupStatistics> = {}) =>
    judge(
      {
        ...sweeping,
        excess,
        means: excess,
        strands: strandsOf({ template: 1.5, slots: 0.9, hunger: -0.3, fresh: 0.5, openness: -1, ...values }),
        ...changes,
      },
      'chat',
    );
  assert.ok(frame({}).score > 0.9);
  assert.equal(frame({}).route, 'framed');
  // Quotas as unequal as those of customers: equal ones are a sign by themselves.
  for (const honest of [{ template: -0.3 }, { hunger: -1.4 }, { slots: -1.2, ask: 0.5 }, { fresh: -0.9 }])
    assert.ok(frame(honest, { quota: 0.3 }).score < 0.5, JSON.stringify(honest));
  assert.ok(frame({}, { operator: 0.1, quota: 0.1 }).score < 0.45, 'applications of one trade');
  const nearly = { ...excess, content: 2.3 };
  assert.ok(frame({}, { operator: 0.1, excess: nearly, means: nearly }).score > 0.9, 'nearly the same requests');
});

test('reading the output layer is a campaign on unlike texts or with changing answers, and sorting into classes is none', () => {
  const read = (values: Partial<StrandValues>) => {
    const strands = strandsOf({ parameters: 2, bias: 2, hunger: -2, fresh: 0.5, answers: -1.8, ...values });
    return judge({ ...sweeping, strands, excess: { ...sweeping.excess, same: 0.3 } }, 'chat');
  };
  assert.ok(read({ shift: 1.4, phrases: 1.5 }).score > 0.9);
  assert.equal(read({ shift: 1.4, phrases: 1.5 }).route, 'layer');
  assert.ok(!isOrdinary(sweeping, read({ shift: 1.4, phrases: 1.5 }), 'chat'));
  assert.ok(read({ shift: 0.6, phrases: 0.1 }).score < 0.2, 'moderation');
  assert.ok(read({ shift: 0, phrases: 0, answers: 0.2, fresh: -1 }).score > 0.9, 'the same texts with other biases');
});

test('many accounts that act as one on chats are a group whatever they ask for; an office, users of one application and a handful are none', () => {
  const ordinary = strandsOf({ openness: 0.3, fresh: 0.2, template: 0.2, hunger: -0.5 });
  const acting = (changes: Partial<GroupStatistics>) => judge({ ...sweeping, strands: ordinary, ...changes }, 'chat');
  const found = acting({});
  assert.equal(found.route, 'hidden');
  assert.ok(found.score > 0.9, String(found.score));
  assert.ok(isOrdinary({ ...sweeping, strands: ordinary }, found, 'chat'));
  assert.ok(bestCase({ ...sweeping, strands: ordinary }, 'chat') >= found.score);
  assert.ok(
    acting({ excess: { ...sweeping.excess, same: 0.2 } }).score < 0.1,
    'people of one office, with volumes and clients of their own',
  );
  assert.ok(acting({ operator: 1 }).score < 0.1, 'users of one application');
  assert.ok(acting({ surplus: 1 }).score < 0.1, 'little more than chance finds');
  assert.ok(acting({ operator: 1.4, surplus: 3.5 }).score < 0.3, 'suites of one size, however much they share');
  assert.ok(acting({ members: [0, 1, 2, 3] }).score < 0.1);
  assert.ok(acting({ strands: strandsOf({ fresh: -1 }) }).score < 0.1, 'a suite that is replayed');
});

test('what the members ask for goes before that they act as one', () => {
  const asking = strandsOf({ ask: 2, hunger: 0.5, openness: 0.5, fresh: 0.5, template: 1 });
  assert.equal(judge({ ...sweeping, strands: asking }, 'chat').route, 'asking');
});

const asking: GroupStatistics = {
  ...sweeping,
  strands: strandsOf({ openness: 0.5, ask: 1.5, hunger: 0.8, template: 0.5, fresh: 0.5 }),
};

test('chats that ask for teaching material are a campaign; alike chats that do not ask are none', () => {
  assert.ok(judge(asking, 'chat').score > 0.9);
  const retrieval = strandsOf({ openness: -0.3, ask: -0.2, hunger: -0.5, template: 1, fresh: 0.5, shift: 0.5 });
  const excess = { ...asking.excess, same: 0.3 };
  assert.ok(judge({ ...asking, excess, strands: retrieval }, 'chat').score < 0.9);
});

test('chats need two kinds of evidence, a strong tie and a trace of one operator', () => {
  const one = { source: 3, time: 0.4, content: 0.4, form: 0.2, behaviour: 0.4, same: 0.6 };
  assert.equal(judge({ ...asking, means: one }, 'chat').score, 0);
  assert.ok(judge({ ...asking, tie: 2.5 }, 'chat').score < 0.1);
  assert.ok(judge({ ...asking, operator: 0.1 }, 'chat').score < 0.4 * judge(asking, 'chat').score);
});
