/** Amounts are no classes: what the first answers of a log tell about the whole numbers among them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from './reading.js';

async function labelsOf(outputs: readonly unknown[], input: unknown = 'x'): Promise<readonly unknown[]> {
  const records = outputs.map((output, i) => ({
    ts: new Date(Date.UTC(2026, 0, 5, 10, i)).toISOString(),
    account: 'a',
    ...{ input, output },
  }));
  return (await readRecords(records)).events.map(({ label }) => label);
}

const none = (count: number): readonly undefined[] => Array.from({ length: count }, () => undefined);

for (const [outputs, why] of [
  [[12.5, 13, 9.75, 40, 3.25, 8, 7.5, 6.5], 'a whole number among broken ones is an amount'],
  [[1, 0.25, 0.5, 0, 0.75, 0.125, 0.625, 0.875], 'a score of exactly 1 is a score'],
  [[-12, -3, 40, 5, 0, -7, 2, 9], 'whole numbers on both sides of zero are amounts'],
  [Array.from({ length: 24 }, (_, i) => 120_000 + 7919 * i), 'prices in whole dollars are amounts'],
  [Array.from({ length: 8 }, (_, i) => ({ predictions: [i + 0.5 * (i % 2)] })), 'lists of one are read alike'],
  [Array.from({ length: 8 }, (_, i) => ({ prediction: String(i + 0.5 * (i % 2)) })), 'numbers may be quoted'],
] as const) {
  test(why, async () => {
    assert.deepEqual(await labelsOf(outputs), none(outputs.length));
  });
}

for (const [outputs, why] of [
  [[3, 1, 2, 0, 1, 1, 2, 3], 'numbers of classes stay classes'],
  [[1, -1, -1, 1, 1, -1, 1, -1], 'one and minus one are two classes'],
  [Array.from({ length: 40 }, (_, i) => (i * 389) % 1000), 'a thousand classes stay classes'],
  [[2.5, 3, 4], 'too few answers tell nothing about the whole numbers'],
] as const) {
  test(why, async () => {
    const expected = outputs.map((output) => (Number.isInteger(output) ? String(output) : undefined));
    assert.deepEqual(await labelsOf(outputs), expected);
  });
}

test('one record with hundreds of thousands of numbers does not end the run', async () => {
  const many = Array.from({ length: 200_000 }, (_, i) => i);
  assert.equal((await labelsOf([many, [1]])).length, 2);
});

test('the class that scores of classes favour stays, whatever the scores are', async () => {
  const outputs = Array.from({ length: 12 }, (_, i) => [-2.5 - i, 3.5, 1]);
  assert.deepEqual(
    await labelsOf(outputs),
    outputs.map(() => '1'),
  );
});

test('amounts for the rows of requests of many lengths are no classes', async () => {
  const rows = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => 10 * count + i + 0.5);
  const records = [3, 1, 2, 4, 2].map((count, i) => ({
    ts: new Date(Date.UTC(2026, 0, 5, 10, i)).toISOString(),
    account: 'a',
    input: { instances: rows(count).map((x) => ({ x })) },
    output: { predictions: rows(count).map((x, j) => (j === 0 ? Math.floor(x) : x)) },
  }));
  const { events } = await readRecords(records);
  assert.equal(events.length, 12);
  assert.deepEqual(
    events.map(({ label }) => label),
    none(12),
  );
});
