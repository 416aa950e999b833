/** Lines of JSON that are lists, as ClickHouse exports them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from './reading.js';

const names = JSON.stringify(['time', 'account', 'input', 'label', 'latency_ms']);
const types = JSON.stringify(['DateTime64(3)', 'LowCardinality(String)', 'String', 'Nullable(String)', 'UInt32']);
const rows = [
  JSON.stringify(['2026-01-05 10:00:00.000', 'acme', '{"a":1}', 'yes', 31]),
  JSON.stringify(['2026-01-05 10:00:01.000', 'beta', '{"a":2}', null, 5]),
];
const calls = [
  ['2026-01-05T10:00:00.000Z', 'acme', 'yes', 31],
  ['2026-01-05T10:00:01.000Z', 'beta', undefined, 5],
];

async function read(lines: readonly string[], columnNames?: readonly string[]): Promise<unknown[]> {
  const { events, report } = await readBytes(`${lines.join('\n')}\n`, columnNames === undefined ? {} : { columnNames });
  assert.equal(report.files[0]?.container, 'json-rows');
  assert.deepEqual([report.counts.read, report.counts.events], [2, 2]);
  return events.map(({ time, account, label, latencyMs }) => [time, account, label, latencyMs]);
}

test('names come from the first line, types in the second are no record', async () => {
  assert.deepEqual(await read([names, ...rows]), calls);
  assert.deepEqual(await read([names, types, ...rows]), calls);
});

test('without names in the log they are given, or asked for', async () => {
  const given = ['time', 'account', '', 'label', 'latency_ms'];
  assert.deepEqual(await read(rows, given), calls);
  assert.deepEqual(await read([names, ...rows], given), calls);
  await assert.rejects(readBytes(rows.join('\n')), /lines of JSON that are lists, without names of columns/);
});

test('rows that do not fit, broken and cut-off ones are counted', async () => {
  const { report } = await readBytes([names, ...rows, '["2026-01-05",1]', '["x"', '', '["2026-'].join('\n'));
  assert.deepEqual(report.counts.byReason, { 'bad-row': 1, 'not-json': 1, 'cut-off': 1 });
  assert.deepEqual([report.counts.read, report.counts.events, report.counts.skipped], [6, 2, 1]);
});
