/** A call that was delivered twice counts once; other calls of one id, and logs of one's own, are left alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redelivery } from '../../src/read/redelivery.js';
import { exampleOf } from './presets/preset-event.js';
import { readRecords } from './reading.js';

test('a record that a gateway delivered twice counts once, and the report says so', async () => {
  const first = exampleOf('litellm');
  const second = { ...first, id: 'chatcmpl-02' };
  const { events, report } = await readRecords([first, second, first, second, first]);
  const { read, skipped } = report.counts;
  assert.deepEqual([events.length, read, skipped], [2, 5, 3]);
  assert.ok(report.notes.includes('3 records were delivered twice; each call counts once'));
});

test('one id at another time, or of another account, is another call; a span of client and gateway is one', async () => {
  const kong = exampleOf('kong');
  const later = { ...kong, started_at: 1767607200999 };
  assert.equal((await readRecords([kong, later, { ...kong, consumer: { username: 'b' } }])).events.length, 3);
  const span = exampleOf('otlp-genai');
  const gateway = { ...span, spanId: 'other', kind: 2, startTimeUnixNano: '1767607200125000000' };
  assert.equal((await readRecords([span, gateway])).events.length, 1);
});

test('rows that one request was split into, and records of one’s own, may share an id', async () => {
  const own = { ts: '2026-01-05T10:00:00Z', account: 'a', request_id: 'r-1', input: 'x' };
  assert.equal((await readRecords([own, own])).events.length, 2);
});

test('what was seen is remembered for a window and then forgotten', () => {
  const redelivery = new Redelivery();
  for (let i = 0; i < 65_536; i += 1) redelivery.isRepeat(`a${i}`);
  assert.ok(redelivery.isRepeat('a0'));
  for (let i = 0; i < 65_536; i += 1) redelivery.isRepeat(`b${i}`);
  assert.ok(!redelivery.isRepeat('a1'));
  assert.equal(redelivery.repeats, 1);
});
