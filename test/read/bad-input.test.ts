/** What must not harm: endless lines, bombs, secrets in rejected records, random bytes in every container. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../src/errors.js';
import { readLog } from '../../src/read/read.js';
import type { RejectedRecord } from '../../src/read/rejected.js';
import { isSecretHeader, withoutSecrets } from '../../src/read/secrets.js';
import { heldBuffers } from '../held-memory.js';
import { everything, readBytes, readRecords } from './reading.js';

const good = '{"ts":"2026-01-05T10:00:00Z","account":"a","input":"x"}\n';
const MEGABYTE = 1 << 20;

/** 100 MB without a newline, made as they are read, and the most buffers held meanwhile. */
async function endlessLine(head: string, tail: string): Promise<{ most: number; reasons: unknown; events: number }> {
  const block = Buffer.alloc(MEGABYTE, 0x78);
  const before = heldBuffers();
  let most = 0;
  function* bytes(): Iterable<Buffer> {
    yield Buffer.from(head);
    for (let i = 0; i < 100; i += 1) {
      most = Math.max(most, heldBuffers() - before);
      yield block;
    }
    yield Buffer.from(tail);
  }
  const { counts } = await readLog(['-'], { ...everything, stdin: Readable.from(bytes()) }, () => undefined);
  return { most, reasons: counts.byReason, events: counts.events };
}

const endless: Readonly<Record<string, readonly [string, string]>> = {
  'JSON lines': [`${good}{"ts":"`, `"}\n${good}`],
  'a JSON array': [`[${good},{"ts":"`, `"},${good}]`],
  'Kubernetes lines': [
    `2026-01-05T10:00:00Z stdout F ${good}2026-01-05T10:00:00Z stdout F `,
    `\n2026-01-05T10:00:00Z stdout F ${good}`,
  ],
};

for (const [name, [head, tail]] of Object.entries(endless)) {
  test(`a record of 100 MB in ${name} is rejected, the others are kept, and memory does not grow with it`, async () => {
    const { most, reasons, events } = await endlessLine(head, tail);
    assert.deepEqual([reasons, events], [{ 'too-long': 1 }, 2]);
    // A record may be 16 MiB, held while it grows in a buffer of up to twice that.
    assert.ok(most < 40 * MEGABYTE, `${most >> 20} MiB`);
  });
}

const table = 'ts,account,input\n1767225600000,a,one\n';

test('a cell of 100 MB in CSV, quoted or bare, is rejected, what came before is kept, and memory does not grow with it', async () => {
  for (const quote of ['"', '']) {
    const { most, reasons, events } = await endlessLine(`${table}1767225600000,b,${quote}`, `${quote}\n`);
    assert.deepEqual([reasons, events], [{ 'too-long': 1 }, 1]);
    assert.ok(most < 40 * MEGABYTE, `${most >> 20} MiB`);
  }
});

test('rejected records are told with place, reason and text, without their secrets', async () => {
  const rejected: RejectedRecord[] = [];
  const headers = { authorization: 'Bearer abc.def.ghi', Cookie: 'session=1', 'x-api-key': 'k-secret-1' };
  const text = [
    good,
    `${JSON.stringify({ ts: 'yesterday', account: 'a', request: { headers } })}\n`,
    '{"broken": "sk-live-0123456789abcdef", "authorization": "Basic dXNlcjpwYXNz"\n',
    `${JSON.stringify({ ts: '2026-01-05T10:00:00Z', color: 'red' })}\n`,
  ].join('');
  await readBytes(text, { onRejected: (record) => rejected.push(record) });
  assert.deepEqual(
    rejected.map(({ place, reason }) => [place, reason]),
    [
      ['-:2', 'bad-time'],
      ['-:3', 'not-json'],
      ['-:4', 'no-account'],
    ],
  );
  assert.equal(rejected[2]?.record, '{"ts":"2026-01-05T10:00:00Z","color":"red"}');
  const kept = JSON.stringify(rejected);
  for (const secret of ['abc.def', 'session=1', 'k-secret-1', 'sk-live', 'dXNlcjpwYXNz'])
    assert.ok(!kept.includes(secret), secret);
});

test('what was seen of a bad record is shown without keys', async () => {
  const { report } = await readBytes(`${good}{"authorization":"Bearer 0123456789abcdef"\n`);
  assert.deepEqual(
    report.counts.firstRejections.map(({ seen }) => seen),
    ['{"authorization":"[removed]"'],
  );
});

test('secrets are known by their names and by their look, and other text stays', () => {
  for (const text of [
    '{"X-Api-Key":"abc123"}',
    "{'cookie': 'a=b; c=d'}",
    '{\\"authorization\\":\\"Basic abc\\"}',
    '{"authorization":["Basic abc"]}',
    'GET /?api_key=abc123 HTTP/1.1',
    'authorization: Basic abc123',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc',
    'AKIAIOSFODNN7EXAMPLE',
  ]) {
    assert.match(withoutSecrets(text), /\[removed\]/);
    assert.ok(!/abc|a=b|EXAMPLE/.test(withoutSecrets(text)), withoutSecrets(text));
  }
  for (const text of ['{"input":"the cookie crumbles"}', 'sketch', '{"account":"k-1"}'])
    assert.equal(withoutSecrets(text), text);
  assert.ok(isSecretHeader('X-API-Key', 'headers') && isSecretHeader('Authorization', ''));
  assert.ok(!isSecretHeader('api_key', '') && !isSecretHeader('cookie', 'input'));
});

test('headers of a request are no input, and none of their keys becomes an account', async () => {
  const headers = { 'x-api-key': 'k-secret-1', apikey: 'k-secret-2', accept: 'text/plain' };
  const { events, report } = await readRecords([
    {
      ts: '2026-01-05T10:00:00Z',
      user_id: 'u',
      headers,
      request: { headers, body: { prompt: 'hi there', max_tokens: 5 } },
    },
    { ts: '2026-01-05T10:00:01Z', user_id: 'u', headers, request: { headers, width: 3 } },
  ]);
  assert.deepEqual(
    [events[0]?.['text'], events[0]?.['maxTokens'], events[1]?.['fields']],
    ['hi there', 5, { width: 3 }],
  );
  assert.ok(!JSON.stringify([events, report]).includes('secret'));
  const without = readRecords([{ ts: '2026-01-05T10:00:00Z', headers, input: 'x' }]);
  await assert.rejects(without, /no-account/);
});

test('headers of a request are no input behind the first records either, where lines are read from their bytes', async () => {
  const headers = { authorization: 'Basic secret-1', accept: 'text/plain' };
  const record = { ts: '2026-01-05T10:00:00Z', user_id: 'u', request: { headers, width: 3 } };
  const chat = { ...record, request: { headers, messages: [{ role: 'user', content: 'hi' }] } };
  const { events } = await readRecords([...Array.from({ length: 300 }, () => record), chat]);
  assert.deepEqual(events[299]?.['fields'], { width: 3 });
  assert.ok(!JSON.stringify(events).includes('secret'));
});

const beginnings: Readonly<Record<string, string>> = {
  'a JSON array': '[{"ts":"2026-01-05","account":"a"},',
  'a wrapper': '{"Records":[{"ts":"2026-01-05","account":"a"},',
  'CRI lines': '2026-01-05T10:00:00Z stdout P {"ts":',
  'combined lines': '203.0.113.9 - a [05/Jan/2026:10:00:00 +0000] "POST / HTTP/1.1" 200 5\n',
  'Docker lines': '{"log":"{}\\n","stream":"stdout","time":"x"}\n',
  OTLP: '{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[]}]}]}]}\n',
};

for (const [name, beginning] of Object.entries(beginnings)) {
  test(`random text that begins as ${name} ends well`, async () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '\n',
      'a',
      '1',
      ' ',
      'P',
      '{"ts":1,"account":"a"}',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 200 }), async (rest) => {
        try {
          const { report } = await readBytes(beginning + rest);
          const { read, events, rejected, skipped } = report.counts;
          assert.equal(read, events + rejected + skipped);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 100 },
    );
  });
}
