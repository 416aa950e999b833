import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('systems');

test('system messages are told apart by their whole text and named by their beginning', () => {
  const long = `You are a helpful assistant. ${'Answer briefly. '.repeat(20)}`;
  const { systems } = foldEvents(
    [long, `${long}Never apologise.`, long.toUpperCase()].map((system) => ({ account: 'a', time: 0, system })),
  ).profile(0);
  const entries = systems.names.entries();
  assert.deepEqual(entries.map(({ count }) => count).sort(), [1, 2]);
  for (const { name } of entries) assert.equal(name, long.toLowerCase().slice(0, 80));
});
