/** Texts that are pictures, arrays or vectors, or nearly so: the same from their bytes as parsed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';

const bytes = Buffer.from(Array.from({ length: 90 }, (_, i) => (i * 151) & 0xff));

const texts = [
  ...['iVBORw0KGgo', '/9j/', 'Qk1', 'data:image/png;base64,', 'data:'].flatMap((start) =>
    (['base64', 'base64url'] as const).map((form) => `${start}${bytes.toString(form)}`),
  ),
  // As far as a picture is looked at it is base64, behind that it is not.
  ...[`iVBORw0KGgo${'A'.repeat(21)}${'.'.repeat(40)}`, `iVBORw0KGgo${'A'.repeat(19)}==${'.'.repeat(40)}`],
  Buffer.alloc(64, 7).toString('base64'),
  ...['1,2,3,4,5,6,7,8,', '1;2;3;4;5;6;7;8;', '[1 2 3 4 5 6 7 8.5 ]\n', ',1 2 3 4 5 6 7 8 9', '-1,2,3,4,5,6,7,8-'],
  ...['\u00a01 2 3 4 5 6 7 8', '1 2 3 4 5 6 7 8\u00a0', '1 2 3 4\u20035 6 7 8 9'],
];

const base = { ts: '2026-03-01T00:00:00Z', account: 'a', output: { label: 'yes' } };
/** Records that settle the columns. */
const first = Array.from({ length: 300 }, () => ({ ...base, input: 'settles the columns' }));

for (const [name, inputOf] of [
  ['by themselves', (text: string): unknown => text],
  ['in an object', (text: string): unknown => ({ image: text })],
  ['among features', (text: string): unknown => ({ image: text, size: 3 })],
] as const) {
  test(`pictures and vectors in texts are the same from their bytes as parsed: ${name}`, async () => {
    const records = [...first, ...texts.map((text) => ({ ...base, input: inputOf(text) }))];
    const scanned = await readRecords(records);
    const parsed = await readRecords(records, { strict: true });
    assert.deepEqual(scanned.events.slice(first.length), parsed.events.slice(first.length));
    assert.equal(parsed.events.length, records.length);
    assert.ok(scanned.report.lines.scanned > 0);
  });
}
