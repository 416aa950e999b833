/** Every dialect satisfies the laws of dialects; bodies of very many rows are read in one pass. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../../../src/read/dialects/index.js';
import { survivesHostileBodies } from '../../laws/dialect-laws.js';
import { bodyEvents } from './body-event.js';

for (const dialect of dialects) {
  test(`${dialect.id}: hostile values in every place of the bodies are survived`, () => {
    survivesHostileBodies(dialect);
  });
}

const many = 30_000;

test('thirty thousand rows in one request are as many events', async () => {
  const rows = Array.from({ length: many }, (_, i) => [i]);
  assert.equal((await bodyEvents(rows)).length, many);
  const tensor = { name: 'x', shape: [many, 1], datatype: 'FP32', data: rows };
  assert.equal((await bodyEvents({ inputs: [tensor] })).length, many);
});

test('thirty thousand prompts find their choices by their numbers', async () => {
  const prompt = Array.from({ length: many }, (_, i) => `p ${i}`);
  const choices = prompt.map((_, i) => ({ index: many - 1 - i, text: `c ${many - 1 - i}` }));
  const events = await bodyEvents({ model: 'm', prompt }, { choices });
  assert.equal(events.length, many);
  assert.deepEqual([events[7]?.['text'], events[7]?.['outputText']], ['p 7', 'c 7']);
});
