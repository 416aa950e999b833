/** Answers whose names say more than is looked for in their bytes: the same as parsed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLASS_LISTS, NAME_LISTS } from '../../../src/read/dialects/named-scores.js';
import { TOKENS_IN, TOKENS_OUT } from '../../../src/read/dialects/output.js';
import { readRecords } from '../reading.js';

const scored = [
  { name: 'a', score: 0.9 },
  { name: 'b', score: 0.1 },
];
const nested = { a: { confidence: 0.7 }, b: { confidence: 0.3 } };
/** A vector of length 1 on both sides of zero: no scores of classes. */
const unit = Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 1 : -1) / Math.sqrt(32));
const choices = [{ message: { role: 'assistant', content: 'said' } }];

const outputs: readonly unknown[] = [
  ...[...CLASS_LISTS, ...NAME_LISTS].flatMap((key) => [
    ...[{ label: 'x', [key]: scored }, { text: 'some words', [key]: scored }, { [key]: scored }],
    ...[
      { label: 'x', [key]: nested },
      { probs: [0.4, 0.6], [key]: ['a', 'b'] },
    ],
  ]),
  ...[...TOKENS_IN, ...TOKENS_OUT].flatMap((key) => [
    ...[
      { text: 'some words', [key]: 5 },
      { label: 'x', probs: { x: 0.9, y: 0.1 }, [key]: 5 },
    ],
    ...[
      { choices, [key]: 5 },
      { choices, usage: null, [key]: 5 },
      { choices, usage: { [key]: 7 } },
    ],
  ]),
  ...[{ scores: unit }, unit, { label: 'x', probs: unit }, { flagged: true, category_scores: { a: 0.2, b: 0.1 } }],
];

const base = { ts: '2026-03-01T00:00:00Z', account: 'a' };

for (const [name, input] of [
  ['a text', 'words'],
  ['a chat', [{ role: 'user', content: 'words' }]],
] as const) {
  test(`every answer to ${name} is the same from its bytes as parsed`, async () => {
    // The first settle the columns.
    const first = Array.from({ length: 300 }, () => ({ ...base, input, output: { label: 'yes', text: 'words' } }));
    const records = [...first, ...outputs.map((output) => ({ ...base, input, output }))];
    const scanned = await readRecords(records);
    const parsed = await readRecords(records, { strict: true });
    outputs.forEach((output, i) => {
      const at = first.length + i;
      assert.deepEqual(scanned.events[at], parsed.events[at], JSON.stringify(output));
    });
    assert.ok(scanned.report.lines.scanned > 0);
  });
}

test('a label for each of several rows pairs up by itself, from its bytes as parsed', async () => {
  const records = Array.from({ length: 400 }, (_, i) => ({
    ...base,
    input: [
      [i, 2.5, 0.5],
      [4.5, i, 1.5],
    ],
    label: i % 2 === 0 ? ['yes', 'no'] : [1, 0],
  }));
  const scanned = await readRecords(records);
  const parsed = await readRecords(records, { strict: true });
  assert.deepEqual(scanned.events, parsed.events);
  assert.deepEqual(
    scanned.events.slice(0, 4).map(({ label }) => label),
    ['yes', 'no', '1', '0'],
  );
  assert.equal(scanned.report.mapping.label, 'label');
});
