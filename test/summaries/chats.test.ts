import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('chats');

test('chats are counted apart from plain inputs, with earlier turns and system messages', () => {
  const { chats } = foldEvents([
    { account: 'a', time: 0, text: 'x', isChat: true, earlierTurns: 2, system: 'be kind' },
    { account: 'a', time: 0, text: 'y', isChat: true },
    { account: 'a', time: 0, text: 'z' },
  ]).profile(0);
  assert.deepEqual([chats.chats, chats.continued, chats.withSystem], [2, 1, 1]);
});
