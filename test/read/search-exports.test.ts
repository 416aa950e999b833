/** What searches of logs export: results of Splunk, events of Datadog. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes, readRecords } from './reading.js';

const call = { ts: '2026-01-05T10:00:00.000Z', account: 'acct_42', input: 'hi there', output: 'hello' };
const line = JSON.stringify(call);
const whole = (await readBytes(`${line}\n`)).events;

test('Splunk: the record is in the fields of a result, or in its raw line; other raw lines leave the fields', async () => {
  const result = { _time: '2026-01-05 10:00:00.000 UTC', sourcetype: '_json', _raw: line };
  assert.deepEqual((await readRecords([{ preview: false, offset: 0, result }])).events, whole);
  const { account, input, output } = call;
  const told = { ...{ preview: false }, result: { ...result, _raw: 'POST /v1', account, input, output } };
  assert.deepEqual((await readRecords([told, { preview: false, lastrow: true }])).events, whole);
  const table = await readBytes(`_time,_raw\n2026-01-05T10:00:00.000+0000,"${line.replaceAll('"', '""')}"\n`);
  assert.deepEqual(table.events, whole);
});

test('Datadog: both versions of the list of events, and a record that is only in the message', async () => {
  const timestamp = call.ts;
  const event = { timestamp, service: 'llm', status: 'info' };
  const { account, input, output } = call;
  const data = [{ id: 'a', type: 'log', attributes: { ...event, attributes: { account, input, output } } }];
  assert.deepEqual((await readRecords([{ data, meta: { page: {} } }])).events, whole);
  const logs = [{ id: 'a', content: { ...event, attributes: {}, message: line } }];
  assert.deepEqual((await readRecords([{ logs, nextLogId: null }])).events, whole);
});
