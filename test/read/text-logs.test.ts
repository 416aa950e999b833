/** Text logs: combined access logs, TorchServe, vLLM; broken access lines are counted, other talk is skipped. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grammars } from '../../src/read/grammars/index.js';
import { readBytes } from './reading.js';

for (const grammar of grammars) {
  test(`${grammar.id}: its example is of its own kind alone`, () => {
    assert.deepEqual(
      grammars.filter(({ parse }) => parse(grammar.example) !== undefined).map(({ id }) => id),
      [grammar.id],
    );
  });
}

const combined = [
  '203.0.113.9 - acme [05/Jan/2026:10:00:00 +0100] "POST /v1/predict?key=abc HTTP/1.1" 200 312 "-" "python-requests/2.32"',
  '203.0.113.9 - acme [05/Jan/2026:10:00:01 +0100] "POST /v1/predict HTTP/1.1" 429 0 "-" "an \\"escaped\\" agent" rt=0.148',
  '2001:db8::7 - - [05/Jan/2026:10:00:02 +0100] "GET / HTTP/1.1" 200 5',
  '203.0.113.9 - acme [05/Jan/2026:10:00:03 +0100] "POST /v1/predict HTTP/1.1" 200 312 "-" "a "broken agent"',
];

test('combined logs give account, time, address, agent, path, status and, where it follows, the latency', async () => {
  const { events, report } = await readBytes(`${combined.join('\n')}\n`);
  assert.equal(report.files[0]?.container, 'text');
  assert.deepEqual(events.slice(0, 2), [
    {
      ...{ time: '2026-01-05T09:00:00.000Z', account: 'acme', address: '203.0.113.9', agent: 'python-requests/2.32' },
      ...{ endpoint: '/v1/predict', status: 200 },
    },
    {
      ...{ time: '2026-01-05T09:00:01.000Z', account: 'acme', address: '203.0.113.9', agent: 'an \\"escaped\\" agent' },
      ...{ endpoint: '/v1/predict', status: 429, answered: false, latencyMs: 148 },
    },
  ]);
  assert.deepEqual([report.counts.events, report.counts.byReason], [3, { 'no-account': 1 }]);
});

test('Fluentd: the time before the record counts where it has none; a table without names is none', async () => {
  const line = (time: string, record: object): string => `${time}\tmodel.api\t${JSON.stringify(record)}`;
  const before = '2026-01-05T10:00:00+01:00';
  const { events, report } = await readBytes(
    [line(before, { account: 'acme', input: 'hi' }), line(before, { message: 'started' })].join('\n'),
  );
  assert.deepEqual([events.length, events[0]?.['time'], report.counts.skipped], [1, '2026-01-05T09:00:00.000Z', 1]);
  const own = await readBytes(line(before, { user_id: 'beta', ts: '2026-01-05T08:00:00Z', input: 'hi' }));
  assert.deepEqual([own.events[0]?.['account'], own.events[0]?.['time']], ['beta', '2026-01-05T08:00:00.000Z']);
  await assert.rejects(readBytes('2026-01-05T10:00:00Z\tacme\t{"a":1}\n'), /CSV without names of columns/);
});

test('an access line that broke is counted, talk of the server is skipped', async () => {
  const { report } = await readBytes(
    [combined[0], 'server started', '203.0.113.9 - acme "POST /v1/predict HTTP/1.1" 2', ''].join('\n'),
  );
  assert.deepEqual(report.counts.byReason, { 'bad-row': 1 });
  assert.deepEqual([report.counts.skipped, report.counts.events], [1, 1]);
});

test('TorchServe: predictions by source, with their latency; pings are no calls', async () => {
  const { events, report } = await readBytes(
    [
      '2026-01-05 10:00:18,976 - /203.0.113.3:64003 "POST /predictions/resnet-18 HTTP/1.1" 200 118',
      '2026-01-05 10:00:19,001 [INFO ] W-9000 ACCESS_LOG - /203.0.113.3:64003 "POST /predictions/resnet-18 HTTP/1.1" 507 3',
      '2026-01-05 10:00:19,976 - /203.0.113.3:64003 "GET /ping HTTP/1.1" 200 1',
    ].join('\n'),
    { by: 'source' },
  );
  assert.deepEqual(
    events.map(({ time, account, model, latencyMs, status }) => [time, account, model, latencyMs, status]),
    [
      ['2026-01-05T10:00:18.976Z', '203.0.113.3', 'resnet-18', 118, 200],
      ['2026-01-05T10:00:19.001Z', '203.0.113.3', 'resnet-18', 3, 507],
    ],
  );
  assert.equal(report.counts.skipped, 1);
});

test('vLLM: access lines are calls by source; what cannot be told is said', async () => {
  const { events, report } = await readBytes(
    [
      'INFO 01-05 09:59:00 [api_server.py:1] vLLM API server version 0.9.1',
      'INFO 01-05 10:00:00 [logger.py:49] Received request chatcmpl-a269: params: SamplingParams(n=1, temperature=0.7, top_p=0.95, seed=None, max_tokens=100, logprobs=None), lora_request: None.',
      'INFO:     203.0.113.18:51408 - "POST /v1/chat/completions HTTP/1.1" 200 OK',
      'INFO:     203.0.113.18:51409 - "GET /health HTTP/1.1" 200 OK',
    ].join('\n'),
    { by: 'source' },
  );
  assert.deepEqual(events, [
    { account: '203.0.113.18', address: '203.0.113.18', endpoint: '/v1/chat/completions', status: 200 },
  ]);
  assert.equal(report.counts.skipped, 3);
  assert.ok(report.notes.some((note) => note.startsWith('vLLM writes no account')));
});

test('records behind a prefix are read as records, and talk with an object at its end is not', async () => {
  const record = '{"ts":"2026-01-05T10:00:00Z","account":"a","input":"x {y} |: z"}';
  const lines = [
    `Jan  5 10:00:00 host app[12]: ${record}`,
    `api-1  | ${record}`,
    `<13>1 2026-01-05T10:00:00Z host app 12 - - ${record}`,
    'Jan  5 10:00:00 host app[12]: configuration {"port": 80, "workers": 4}',
    `2026-01-05 10:00:00,123 INFO requests ${record.replace('"x', 'NaN,"x":"x')}`,
  ];
  const { events, report } = await readBytes(`${lines.join('\n')}\n`);
  assert.deepEqual([events.length, report.counts.skipped], [4, 1]);
  assert.equal(events[1]?.['text'], 'x {y} |: z');
  const table = await readBytes(`ts\taccount\tinput\n2026-01-05\ta\t${record}\n`);
  assert.equal(table.report.files[0]?.container, 'csv');
});

test('logfmt: pairs of key and value, with quotes and escapes; sentences with an equals sign are talk', async () => {
  const pairs = (prompt: string): string =>
    `time=2026-01-05T10:00:00Z level=info account=acme prompt="${prompt}" answer= status=200 duration_ms=31`;
  const { events, report } = await readBytes(
    `${[pairs('say \\"hi\\"\\nplease'), 'starting with workers=4 and time=now', pairs('what is 1 = 1?')].join('\n')}\n`,
  );
  assert.deepEqual(
    events.map(({ time, account, text, status, latencyMs }) => [time, account, text, status, latencyMs]),
    ['say "hi"\nplease', 'what is 1 = 1?'].map((text) => ['2026-01-05T10:00:00.000Z', 'acme', text, 200, 31]),
  );
  assert.equal(report.counts.skipped, 1);
});

test('Application Load Balancer: who called, when and how long; a connection that failed has no latency', async () => {
  const example = grammars.find(({ id }) => id === 'alb')?.example ?? '';
  const failed = example.replace('0.001 0.048 0.000 200', '-1 -1 -1 502').replace('203.0.113.3:', '[2001:db8::7]:');
  const { events } = await readBytes(`${example}\n${failed}\n`, { by: 'source' });
  assert.deepEqual(
    events.map(({ account, time, latencyMs, status, agent }) => [account, time, latencyMs, status, agent]),
    [
      ['203.0.113.3', '2026-01-05T10:00:00.050Z', 49, 200, 'openai-python/1.2'],
      ['2001:db8::7', '2026-01-05T10:00:00.050Z', undefined, 502, 'openai-python/1.2'],
    ],
  );
});

test('HAProxy: source, time, path, status and latency; what was captured can be named as the account', async () => {
  const example = grammars.find(({ id }) => id === 'haproxy')?.example ?? '';
  const broken = example.replace('10/0/30/69/109 200', '-1/-1/-1/-1/+5 -1').replace(' {acme|curl/8} {}', '');
  const parts = ({ account, time, address, status, latencyMs, endpoint }: Record<string, unknown>): unknown[] => [
    ...[account, time, address, status, latencyMs, endpoint],
  ];
  const time = '2026-01-05T10:00:00.655Z';
  const named = await readBytes(`${example}\n`.repeat(2), { map: { account: 'captured_1', agent: 'captured_2' } });
  assert.deepEqual(named.events.map(parts)[1], ['acme', time, '203.0.113.9', 200, 109, '/v1/predict']);
  assert.equal(named.events[0]?.['agent'], 'curl/8');
  const { events } = await readBytes(`${example}\n${broken}\n`, { by: 'source' });
  assert.deepEqual(events.map(parts)[1], ['203.0.113.9', time, '203.0.113.9', undefined, 5, '/v1/predict']);
});

test('Envoy and Istio: source, time, agent, path, status and latency', async () => {
  const example = grammars.find(({ id }) => id === 'envoy')?.example ?? '';
  const istio = example.replace('200 - 105', '429 - via_upstream - "-" 105').replace('152 150', '152 -');
  const { events, report } = await readBytes(`${example}\n${istio}\n`, { by: 'source' });
  assert.equal(report.counts.events, 2);
  const call = {
    ...{ time: '2026-01-05T10:00:00.894Z', account: '203.0.113.30', address: '203.0.113.30', agent: 'curl/8.7.1' },
    ...{ endpoint: '/v1/predict', requestId: '83b60000-0000-4000-8000-000000000007', latencyMs: 152 },
  };
  assert.deepEqual(events, [
    { ...call, status: 200 },
    { ...call, status: 429, answered: false },
  ]);
});

test('the ingress controller of Kubernetes puts the latency behind the combined fields', async () => {
  const line = '512 0.148 [default-llm-80] [] 10.0.0.3:8080 312 0.147 200 0123456789abcdef0123456789abcdef';
  const { events } = await readBytes(`${combined[0] ?? ''} ${line}\n`);
  assert.deepEqual([events[0]?.['latencyMs'], events[0]?.['requestId']], [148, line.split(' ').at(-1)]);
});

test('fields of millions of characters, closed or not, are read or passed over by every grammar', () => {
  const long = 'x'.repeat(15_000_000);
  const half = String.raw`\"`.repeat(7_000_000);
  for (const { id, example, parse } of grammars) {
    const quote = example.indexOf('"') + 1;
    for (const filling of [long, half]) {
      const line = example.slice(0, quote) + filling + example.slice(quote);
      assert.doesNotThrow(() => parse(line), id);
      assert.doesNotThrow(() => parse(example.slice(0, quote) + filling), id);
    }
  }
  const record = grammars.find(({ id }) => id === 'logfmt')?.parse(`time=1 account=acme prompt="${long}" n=1`);
  assert.equal(String(record?.['prompt']).length, long.length);
});
