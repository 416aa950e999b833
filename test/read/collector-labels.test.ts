/** Labels that a collector keeps beside the line of a program, as Loki does for each stream. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from './reading.js';

const values = [['1767607200000000000', JSON.stringify({ input: 'hi', output: 'hello' })]];
const labels = { app: 'gateway', user_id: 'acme', model: 'm1', timestamp: 'x', filename: '/var/log/a' };

test('a label called like a field of a call stands in where the line has no such field', async () => {
  const loki = { data: { resultType: 'streams', result: [{ stream: labels, values }] } };
  const { events } = await readBytes(JSON.stringify(loki));
  assert.deepEqual(
    events.map(({ account, model, time }) => [account, model, time]),
    [['acme', 'm1', '2026-01-05T10:00:00.000Z']],
  );
  const logcli = { labels, line: values[0]?.[1], timestamp: '2026-01-05T10:00:00Z' };
  const other = await readBytes(JSON.stringify(logcli));
  assert.deepEqual(other.events, events);
});

test('what the line says itself goes first, however it spells the name', async () => {
  const line = JSON.stringify({ userId: 'beta', input: 'hi' });
  const { events } = await readBytes(JSON.stringify({ labels, line, timestamp: '2026-01-05T10:00:00Z' }));
  assert.equal(events[0]?.['account'], 'beta');
});
