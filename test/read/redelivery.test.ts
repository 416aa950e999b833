/** A call that was delivered twice counts once; other calls of one id, and records that name no call, are left alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callNames, EventView } from '../../src/events/event.js';
import { CallMemory, SPAN_MS } from '../../src/read/calls/call-memory.js';
import { CallSet } from '../../src/read/calls/call-set.js';
import { Redelivery } from '../../src/read/redelivery.js';
import { seededRandom } from '../../src/stats/random.js';
import { exampleOf } from './presets/preset-event.js';
import { readRecords } from './reading.js';

test('a record that a gateway delivered twice counts once, and the report says so', async () => {
  const first = exampleOf('litellm');
  const second = { ...first, id: 'chatcmpl-02' };
  const { events, report } = await readRecords([first, second, first, second, first]);
  const { read, skipped } = report.counts;
  assert.deepEqual([events.length, read, skipped, report.rows, report.fields.account], [2, 5, 3, 2, 2]);
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

const own = { ts: '2026-01-05T10:00:00Z', account: 'a', request_id: 'r-1', input: 'x' };

test('in a log of one’s own a record with its own request id counts once, whole requests of several rows too', async () => {
  assert.equal((await readRecords([own, own])).events.length, 1);
  const rows = { ...own, request_id: 'r-2', input: { instances: [[1], [2], [2]] } };
  const { events, report } = await readRecords([own, rows, rows, own]);
  assert.deepEqual([events.length, report.rows, report.counts.skipped], [4, 4, 2]);
});

test('rows of one request that share its id all count, as do records without an id or with that of a conversation', async () => {
  const batch = [own, { ...own, input: 'y' }, own];
  assert.equal((await readRecords(batch)).events.length, 3);
  const { request_id: id, ...nameless } = own;
  assert.equal((await readRecords([nameless, nameless])).events.length, 2);
  assert.equal((await readRecords([1, 2].map(() => ({ ...nameless, trace_id: id })))).events.length, 2);
});

test('an id that a caller gives all calls hides none that differs in time or content', async () => {
  const later = Array.from({ length: 600 }, (_, i) => ({ ...own, request_id: `r-${i}`, input: `n${i}` }));
  const same = [0, 1, 2].flatMap((i) => [
    { ...own, request_id: 'same', input: `text ${i}` },
    { ...own, request_id: 'same', ts: `2026-01-05T10:0${i + 1}:00Z` },
  ]);
  assert.equal((await readRecords([...later, ...same])).events.length, 606);
});

test('what is remembered of calls comes back from bytes, joined with that of another run', () => {
  const random = seededRandom(7);
  const calls = Array.from({ length: 5000 }, (_, i) => ({
    time: (i % 40) * (SPAN_MS / 4) + 1e12,
    key: 1 + Math.floor(random() * (2 ** 40 - 1)),
  }));
  const [first, second] = [new CallMemory(1e6), new CallMemory(1e6)];
  for (const [i, { time, key }] of calls.entries()) assert.ok((i % 2 === 0 ? first : second).add(time, key));
  const bytes = Buffer.concat([first.encode(0, 2e12), second.encode(0, 2e12)]);
  assert.ok(bytes.length < 5 * calls.length, `${String(bytes.length)} bytes`);
  const both = CallMemory.decode(bytes, 1e6);
  assert.ok(calls.every(({ time, key }) => both.has(time, key)));
  assert.ok(!calls.some(({ time, key }) => both.has(time, key + 1)));
  assert.ok(!calls.some(({ time, key }) => both.has(time + 20 * SPAN_MS, key)));
  // Nothing before or behind the time that is asked for is written, and nothing is lost by writing twice.
  assert.equal(both.encode(0, 1e12 - SPAN_MS).length, 0);
  const again = CallMemory.decode(both.encode(0, 2e12, first), 1e6);
  assert.ok(calls.every(({ time, key }) => again.has(time, key)));
});

test('a set of calls holds what was put in, however many share their lower bits', () => {
  const set = new CallSet();
  const keys = Array.from({ length: 2000 }, (_, i) => (i % 256) * 2 ** 32 + (i % 3) + 7 * (i >> 8) + 1);
  assert.ok(keys.every((key) => set.add(key)));
  assert.ok(keys.every((key) => !set.add(key) && set.has(key)));
  assert.ok(!set.has(5 + 2 ** 32 * 300));
  assert.deepEqual(
    [...set.sorted()],
    [...keys].sort((a, b) => a - b),
  );
});

test('no more calls are remembered than allowed: those of the times used least recently are forgotten', () => {
  const memory = new CallMemory(100);
  for (let span = 0; span < 30; span += 1) for (let i = 1; i <= 10; i += 1) memory.add(span * SPAN_MS, i * 1000 + span);
  assert.ok(memory.has(29 * SPAN_MS, 1029) && memory.has(25 * SPAN_MS, 1025));
  assert.ok(!memory.has(0, 1000));
});

test('a run knows the calls of the one before, and hands both on', () => {
  const event = new EventView();
  const call = (id: string): boolean => {
    event.reset();
    event.requestId.set(Buffer.from(id), 0, id.length);
    event.time = Date.UTC(2026, 0, 5);
    event.callName = callNames.moment;
    return first.admits(event);
  };
  let first = new Redelivery(new Uint8Array(0));
  assert.deepEqual([call('a'), call('b'), call('a')], [true, true, false]);
  first = new Redelivery(first.encode(0, Infinity));
  assert.deepEqual([call('a'), call('c')], [false, true]);
  first = new Redelivery(first.encode(0, Infinity));
  assert.deepEqual([call('a'), call('b'), call('c'), call('d')], [false, false, false, true]);
});
