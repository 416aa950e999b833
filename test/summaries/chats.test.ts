import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countMarked } from '../../src/stats/linear-counting.js';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('chats');

test('sets of tools are counted by what is in them, where a chat offers any', () => {
  const seen = (sets: readonly number[]): readonly [number, number] => {
    const events = sets.map((toolset, time) => ({ account: 'a', time, text: 'x', isChat: true, toolset }));
    const { chats } = foldEvents(events).profile(0);
    return [chats.withTools, Math.round(countMarked(chats.toolBits))];
  };
  assert.deepEqual(seen([0, 0]), [0, 0]);
  assert.deepEqual(seen([7, 7, 0, 7]), [3, 1]);
  const [requests, different] = seen(Array.from({ length: 40 }, (_, i) => 1 + i));
  assert.equal(requests, 40);
  assert.ok(different > 25 && different < 60, String(different));
});

test('chats are counted apart from plain inputs, with earlier turns and system messages', () => {
  const { chats } = foldEvents([
    { account: 'a', time: 0, text: 'x', isChat: true, earlierTurns: 2, system: 'be kind' },
    { account: 'a', time: 0, text: 'y', isChat: true },
    { account: 'a', time: 0, text: 'z' },
  ]).profile(0);
  assert.deepEqual([chats.chats, chats.continued, chats.withSystem], [2, 1, 1]);
});
