/** The generic preset finds columns by their common names and checks them by their values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventFieldId } from '../../src/events/fields.js';
import { generic } from '../../src/read/presets/generic.js';
import { Envelope } from '../../src/read/presets/preset.js';
import { readBytes, readRecords } from './reading.js';

const time = '2026-01-05T10:00:00.000Z';

async function mappingOf(record: Readonly<Record<string, unknown>>): Promise<Partial<Record<EventFieldId, string>>> {
  return (await readRecords([record])).report.mapping;
}

for (const name of ['ts', 'timestamp', 'time', '@timestamp', 'created_at', 'startTime', 'DATE-TIME', 'logging_time']) {
  test(`${name} is the time`, async () => {
    assert.equal((await mappingOf({ [name]: time, account: 'a' })).time, name);
  });
}

for (const name of [
  'user',
  'user_id',
  'userId',
  'api_key',
  'key',
  'tenant',
  'org',
  'customer',
  'client_id',
  'consumer',
  'requester',
]) {
  test(`${name} is the account`, async () => {
    const { events, report } = await readRecords([{ ts: time, [name]: 'x-1' }]);
    assert.equal(report.mapping.account, name);
    assert.equal(events[0]?.['account'], 'x-1');
  });
}

for (const name of [
  'ip',
  'remote_addr',
  'client_ip',
  'source_ip',
  'x_forwarded_for',
  'X-Forwarded-For',
  'callerIpAddress',
  'xff',
]) {
  test(`${name} is the address`, async () => {
    assert.equal((await mappingOf({ ts: time, account: 'a', [name]: '203.0.113.5' })).address, name);
  });
}

for (const [name, value] of [
  ...(['request', 'body', 'payload', 'prompt', 'text', 'input_text', 'requestBody'] as const).map(
    (name) => [name, 'why not?'] as const,
  ),
  ['features', { a: 1 }],
  ['instances', [[1, 2]]],
  ['messages', [{ role: 'user', content: 'hi' }]],
  ['input_vec', [1, 2, 3]],
] as const) {
  test(`${name} is the input`, async () => {
    assert.equal((await mappingOf({ ts: time, account: 'a', [name]: value })).input, name);
  });
}

for (const name of ['output', 'response', 'prediction', 'predictions', 'result', 'response_body', 'modelOutput']) {
  test(`${name} is the answer`, async () => {
    const { events } = await readRecords([
      { ts: time, account: 'a', [name]: { label: 'cat', probs: { cat: 0.75, dog: 0.25 } } },
    ]);
    assert.equal(events[0]?.['label'], 'cat');
    assert.equal(events[0]['margin'], 0.5);
  });
}

test('the fields of envelope blocks count as if they stood at the top', async () => {
  const record = {
    '@timestamp': time,
    user: { id: 'u1', name: 'Ann' },
    client: { ip: '203.0.113.9' },
    http: { status_code: '200', user_agent: 'curl/8' },
    usage: { prompt_tokens: '12', completion_tokens: 3 },
  };
  const { events } = await readRecords([record]);
  assert.deepEqual(events, [
    {
      ...{ time, account: 'u1', address: '203.0.113.9', agent: 'curl/8', status: 200, tokensIn: 12, tokensOut: 3 },
    },
  ]);
});

test('the web server names are understood, with seconds as seconds and the path of the request line', async () => {
  const record = {
    ...{
      time: '2026-01-05T10:00:00+00:00',
      remote_addr: '192.0.2.44',
      request: 'POST /v1/predict HTTP/1.1',
      status: '200',
    },
    ...{ request_time: '0.148', http_user_agent: 'Go-http-client/1.1', api_key_id: 'k-7' },
  };
  const { events } = await readRecords([record]);
  assert.deepEqual(events, [
    {
      ...{
        time,
        account: 'k-7',
        address: '192.0.2.44',
        agent: 'Go-http-client/1.1',
        endpoint: '/v1/predict',
        status: 200,
      },
      latencyMs: 148,
    },
  ]);
});

test('a request_time that is a moment is the time, not a latency', async () => {
  const mapping = await mappingOf({ request_time: time, requester: 'svc', execution_duration_ms: 420 });
  assert.equal(mapping.time, 'request_time');
  assert.equal(mapping.latency, 'execution_duration_ms');
});

for (const [name, value, expected] of [
  ['latency_ms', 20, 20],
  ['duration_s', 0.02, 20],
  ['latency_us', 20_000, 20],
  ['duration_ns', 20_000_000, 20],
  ['elapsedSeconds', 0.02, 20],
  ['duration', 20, 20],
] as const) {
  test(`${name} ${value} is a latency of ${expected} ms`, async () => {
    const { events } = await readRecords([{ ts: time, account: 'a', [name]: value }]);
    assert.equal(Math.round(Number(events[0]?.['latencyMs'])), expected);
  });
}

test('a latency without a unit in its name is told in a note', async () => {
  const { report } = await readRecords([{ ts: time, account: 'a', duration: 20 }]);
  assert.deepEqual(report.notes, ['latency is read from duration as milliseconds']);
});

test('several columns that could be the account are told, and the surest is taken', async () => {
  const { report, events } = await readRecords([{ ts: time, tenant: 't1', user_id: 'u1', api_key: 'k1' }]);
  assert.equal(events[0]?.['account'], 'k1');
  assert.deepEqual(report.notes, ['account is api_key; it could also be tenant, user_id (--map account=...)']);
});

for (const [logged, expected] of [
  ['203.0.113.5:51408', '203.0.113.5'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['198.51.100.23, 192.0.2.44', '198.51.100.23'],
  ['198.51.100.***', '198.51.100.***'],
] as const) {
  test(`the address ${logged} is kept as ${expected}`, async () => {
    const { events } = await readRecords([{ ts: time, account: 'a', ip: logged }]);
    assert.equal(events[0]?.['address'], expected);
  });
}

for (const [status, answered] of [
  [200, true],
  ['404', false],
  ['success', true],
  ['Failed', false],
  ['200 OK', true],
  [0, false],
] as const) {
  test(`status ${status} means ${answered ? 'answered' : 'not answered'}`, async () => {
    const { events } = await readRecords([{ ts: time, account: 'a', status }]);
    assert.equal(events[0]?.['answered'], answered ? undefined : false);
  });
}

test('without a status, an empty output beside others is no answer', async () => {
  const { events } = await readRecords([
    { ts: time, account: 'a', output: 'yes' },
    { ts: time, account: 'a', output: null },
  ]);
  assert.deepEqual(
    events.map(({ answered }) => answered),
    [undefined, false],
  );
});

test('flat columns make an object, or a vector where the names are places', async () => {
  const table = `ts,account,input.0,input.1,input.2\n${time},a,1.5,-2,3e1\n`;
  assert.deepEqual((await readBytes(table)).events[0]?.['vector'], [1.5, -2, 30]);
  const named = `ts,account,feature_size,feature_shape,prob_a,prob_b\n${time},a,2,round,0.9,0.1\n`;
  const [event] = (await readBytes(named)).events;
  assert.deepEqual(event?.['fields'], { size: 2, shape: 'round' });
  assert.deepEqual([event['label'], event['margin']], ['a', 0.8]);
});

test('about-the-input columns are not taken for the input', async () => {
  const { report } = await readRecords([
    { ts: time, account: 'a', input_length: 12, input_type: 'text', request_size: 3 },
  ]);
  assert.equal(report.fields.input, 0);
});

test('a hash in place of the input is a hidden input that can be told from others', async () => {
  const { events } = await readRecords([{ ts: time, account: 'a', prompt_hash: 'ab12' }]);
  assert.deepEqual([events[0]?.['kind'], events[0]?.['text']], ['hidden', 'ab12']);
});

test('the example of the preset is understood by it', () => {
  const reader = generic.open([generic.example], {});
  const envelope = new Envelope();
  reader.read(generic.example, envelope);
  assert.equal(envelope.account, 'acct_1');
  assert.deepEqual(envelope.request, { width: 2.5, shape: 'round' });
  assert.deepEqual(reader.absent, []);
});

test('columns named like parts of every object are columns like any other', async () => {
  const { events } = await readBytes(
    `{"ts":"${time}","constructor":"x","__proto__":{"account":"evil"},"account":"a"}\n`,
  );
  assert.equal(events[0]?.['account'], 'a');
});

test('a column that is called a time and holds none that is understood is told of', async () => {
  const { report } = await readRecords([{ ts: '05/01/2026 10:00:00', account: 'a', input: 'hello' }]);
  assert.match(report.notes.join('; '), /the values of ts are not understood as times \(.*\): write them as ISO 8601/);
});

test("the portal of Azure writes its zone into the name of the column, and America's order of day and month", async () => {
  const { events } = await readBytes('TimeGenerated [UTC],account\n"1/5/2026, 10:00:00.446 AM",a\n');
  assert.equal(events[0]?.['time'], '2026-01-05T10:00:00.446Z');
});

test('features in columns of any names are told of, and are the input once they are named', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `2026-01-05T10:00:00Z,a${i % 5},${i},${i / 4},red,setosa\n`);
  const csv = `ts,user,sepal,petal length,status,prediction\n${rows.join('')}`;
  const before = await readBytes(csv);
  assert.match(before.report.notes.join('; '), /--map input='sepal,petal length,status'$/);
  for (const strict of [false, true]) {
    const { events, report } = await readBytes(csv, { map: { input: 'sepal,petal length,status' }, strict });
    assert.deepEqual(events[399]?.['fields'], { sepal: 399, 'petal length': 99.75, status: 'red' });
    assert.deepEqual([events[399]['label'], events[399]['status']], ['setosa', undefined]);
    assert.equal(report.mapping.input, 'sepal,petal length,status');
  }
  await assert.rejects(readBytes(csv, { map: { input: 'sepal,nothing' } }), /no column "sepal,nothing" for input/);
});
