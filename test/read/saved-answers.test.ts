/** What monitoring tools and databases answer over HTTP, as people save it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes, readRecords } from './reading.js';

const call = { ts: '2026-01-05T10:00:00.000Z', account: 'acct_42', input: 'hi there', output: 'hello' };
const line = JSON.stringify(call);
const whole = (await readBytes(`${line}\n`)).events;

test('Loki: the lines of every stream, with the time of the line where the record has none', async () => {
  const { account, input, output } = call;
  const untimed = JSON.stringify({ account, input, output });
  const stream = {
    stream: { app: 'gw' },
    values: [
      ['1767607200000000000', untimed],
      ['1767607200000000000', 'started'],
    ],
  };
  const answer = { status: 'success', data: { resultType: 'streams', result: [stream, stream], stats: {} } };
  for (const text of [JSON.stringify(answer), JSON.stringify(answer, null, 2), JSON.stringify([stream, stream])]) {
    const { events, report } = await readBytes(text);
    assert.deepEqual([events, report.counts.skipped], [[...whole, ...whole], 2]);
  }
});

test('Grafana, Datadog and Sumo Logic: the record is in the line', async () => {
  const time = '1767607200000';
  for (const wrapped of [
    { labels: '{}', Time: time, Line: line, tsNs: `${time}000000`, id: '1' },
    { line, timestamp: `${time}000000`, fields: { app: 'gw' } },
    { ddsource: 'litellm', ddtags: 'env:prod', hostname: 'h', message: line, service: 's', status: 'info' },
    { _messagetime: time, _sourcehost: 'h', _raw: line },
  ]) {
    assert.deepEqual((await readRecords([wrapped])).events, whole);
  }
});

test('answers of databases: rows under the names of their columns, whatever stands around them', async () => {
  const names = Object.keys(call);
  const rows = [Object.values(call), Object.values(call)];
  const columns = names.map((name) => ({ name, type: 'string' }));
  for (const answer of [
    {
      tables: [
        { name: 'PrimaryResult', columns, rows },
        { name: 'Stats', columns: [{ name: 'cpu' }], rows: [[1]] },
      ],
    },
    { Tables: [{ TableName: 'T', Columns: names.map((ColumnName) => ({ ColumnName })), Rows: rows }] },
    { meta: columns, data: rows, rows: 2, statistics: { elapsed: 0.1 } },
    { columns, rows },
    { resultSetMetaData: { numRows: 2, rowType: columns }, data: rows, code: '090001' },
    { results: [{ statement_id: 0, series: [{ name: 'calls', columns: names, values: rows }] }] },
  ]) {
    for (const text of [JSON.stringify(answer), JSON.stringify(answer, null, 2)]) {
      assert.deepEqual((await readBytes(text)).events, [...whole, ...whole]);
    }
  }
});

test('a call whose input is a table stays a call, also where a column of the table is called like a time', async () => {
  const table = { columns: ['Time', 'V1', 'Amount'], data: [[0, 1.5, 20]] };
  const { ts, account } = call;
  for (const record of [
    { ts, account, data: table, prediction: 0 },
    { ts, account, ...table, prediction: 0 },
  ]) {
    const { events } = await readRecords([record, record]);
    assert.deepEqual(
      events.map((event) => [event['account'], event['time']]),
      [
        [account, ts],
        [account, ts],
      ],
    );
  }
});

test('the answer of a batch is its body, from bytes as parsed', async () => {
  const body = { choices: [{ message: { content: 'hello' } }], usage: { prompt_tokens: 3, completion_tokens: 1 } };
  const record = { custom_id: 'a', error: null, response: { status_code: 200, request_id: 'r', body } };
  for (const strict of [false, true]) {
    const map = { account: 'custom_id' };
    const { events } = await readRecords(
      Array.from({ length: 300 }, () => record),
      { strict, map },
    );
    for (const { outputText, tokensIn, status } of events) {
      assert.deepEqual([outputText, tokensIn, status], ['hello', 3, 200]);
    }
  }
});

test('the Elastic Common Schema keeps bodies as texts inside of two blocks', async () => {
  const request = JSON.stringify({ messages: [{ role: 'user', content: 'hi there' }] });
  const response = JSON.stringify({ choices: [{ message: { content: 'hello' } }] });
  const record = {
    ...{ '@timestamp': call.ts, user: { id: 'acct_42' }, event: { duration: 101_000_000 } },
    http: {
      request: { method: 'POST', body: { content: request, bytes: 52 } },
      response: { status_code: 200, body: { content: response, bytes: 46 } },
    },
  };
  for (const strict of [false, true]) {
    const { events } = await readRecords(
      Array.from({ length: 300 }, () => record),
      { strict },
    );
    for (const { account, text, outputText, latencyMs, status } of [events[0] ?? {}, events[299] ?? {}]) {
      assert.deepEqual([account, text, outputText, latencyMs, status], ['acct_42', 'hi there', 'hello', 101, 200]);
    }
  }
});
