/** Vectors written as text are vectors; texts with numbers in them are texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';

const base = { ts: '2026-01-05T10:00:00.000Z', account: 'a', output: 'cat' };
const numbers = [0, 1.5, -2, 3e-4, 4, 5, 6, 7.25];

for (const [name, input] of [
  ['commas', numbers.join(',')],
  ['as numpy prints them', `[${numbers.join(' ')}]`],
  ['ending in a comma', `${numbers.join(',')},`],
  ['on lines', ` ${numbers.join('\n')}\n`],
  ['in an object', { features: JSON.stringify(numbers) }],
  ['beside a parameter', { inputs: numbers.join(';'), top_k: 5 }],
] as const) {
  test(`numbers in a text are a vector: ${name}`, async () => {
    const [event] = (await readRecords([{ ...base, input }])).events;
    assert.deepEqual([event?.['kind'], event?.['vector']], ['vector', numbers]);
  });
}

test('a telephone number, a date, a list and a sentence of numbers stay texts', async () => {
  for (const input of [
    '+49 30 1234 5678',
    '2026-01-05 10:00:00',
    '1. 2. 3.',
    '1 2 3 4 5 6 7 8 and nine',
    '1,2,3,,x,6,7,8',
  ]) {
    const [event] = (await readRecords([{ ...base, input }])).events;
    assert.deepEqual([event?.['kind'], event?.['text']], ['text', input]);
  }
});

test('a long text that begins like a vector is gone through once', async () => {
  // With two ways to take each blank this would be ten thousand million steps.
  const input = `1${' '.repeat(100_000)}x`;
  const [event] = (await readRecords([{ ...base, input }])).events;
  assert.equal(event?.['kind'], 'text');
});
