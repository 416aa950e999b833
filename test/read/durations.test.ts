/** Durations in the units their columns, their texts and the programs that wrote them tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as arrow from 'apache-arrow';
import { durationMs } from '../../src/read/durations.js';
import { readBytes, readRecords } from './reading.js';

for (const [value, unit, expected] of [
  [101, 1, 101],
  ['0.101', 1000, 101],
  ['0.101s', 1, 101],
  ['101.5ms', 1000, 101.5],
  ['350µs', 1, 0.35],
  ['1m2.5s', 1, 62_500],
  ['1h0m1s', 1, 3_601_000],
  ['101 ms', 1, 101],
  ['1,234', 1, 1234],
  ['12,345,678.5', 0.001, 12_345.6785],
  ['PT0.101S', 1, 101],
  ['P0DT0H1M0.101S', 1, 60_101],
  ['0:00:00.101000', 1, 101],
  ['0 days 00:00:01.101000', 1, 1101],
  ['1 day 01:00:00', 1, 90_000_000],
] as const) {
  test(`${value} in units of ${unit} ms is ${expected} ms`, () => {
    assert.equal(durationMs(value, unit), expected);
  });
}

for (const value of [
  '',
  'soon',
  '1x',
  '1.2.3s',
  '5 parrots',
  '--',
  null,
  {},
  '1'.repeat(100),
  'P',
  '12:61',
  '1,23',
  '1234,567',
  ',123',
]) {
  test(`${JSON.stringify(value).slice(0, 20)} is no duration`, () => {
    assert.ok(Number.isNaN(durationMs(value, 1)));
  });
}

const call = { time: '2026-01-05T10:00:00.000Z', account: 'a' };

for (const [program, record] of [
  ['Traefik', { Duration: 101_000_000, OriginDuration: 100_000_000, RouterName: 'llm@docker' }],
  ['Elastic Common Schema', { '@timestamp': call.time, event: { duration: 101_000_000 } }],
  ['Caddy', { duration: 0.101, resp_headers: { Server: ['Caddy'] } }],
  ['Tyk', { request_time: 101, raw_request: '', raw_response: '' }],
  ['Google Cloud', { httpRequest: { latency: '0.101000s', status: 200 } }],
  ['a column that names seconds', { duration_s: 0.101 }],
  ['a text that names its unit', { duration_s: '101ms' }],
] as const) {
  test(`${program}: the latency is 101 ms, from the first records, from bytes and from CSV`, async () => {
    const records = Array.from({ length: 300 }, () => ({ ...call, ...record }));
    for (const strict of [false, true]) {
      const { events } = await readRecords(records, { strict });
      assert.deepEqual(new Set(events.map(({ latencyMs }) => latencyMs)), new Set([101]));
    }
  });
}

test('durations of Arrow name their unit by their type', async () => {
  for (const [type, factor] of [
    [new arrow.DurationSecond(), 0.001],
    [new arrow.DurationMillisecond(), 1],
    [new arrow.DurationMicrosecond(), 1000],
    [new arrow.DurationNanosecond(), 1e6],
  ] as const) {
    const latency = arrow.vectorFromArray([BigInt(3000 * factor), null], type);
    const table = new arrow.Table({ account: arrow.vectorFromArray(['a', 'b'], new arrow.Utf8()), latency });
    const { events } = await readBytes(Buffer.from(arrow.tableToIPC(table)));
    assert.deepEqual(
      events.map(({ latencyMs }) => latencyMs),
      [3000, undefined],
    );
  }
});

test('headers that hold a list of one are names, in every way of reading', async () => {
  const request = { remote_ip: '203.0.113.9', headers: { 'User-Agent': ['curl/8'], 'X-Api-Key-Id': ['k-1'] } };
  for (const strict of [false, true]) {
    const { events } = await readRecords(
      Array.from({ length: 300 }, () => ({ ts: call.time, request, status: 200 })),
      { strict },
    );
    assert.deepEqual(
      new Set(events.map(({ account, agent, address }) => `${String(account)} ${String(agent)} ${String(address)}`)),
      new Set(['k-1 curl/8 203.0.113.9']),
    );
  }
});
