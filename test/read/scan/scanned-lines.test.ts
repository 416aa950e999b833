/** The byte scanner against JSON.parse: the same events and the same counts, whatever the lines are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  anything,
  calls,
  likely,
  mutated,
  mutations,
  probabilities,
  requests,
  responses,
  scalars,
  texts,
  lineOf,
} from './made-lines.js';
import { compare, usual } from './read-alike.js';

test('records of every kind give the same events from their bytes as parsed', async () => {
  let scanned = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(calls, { minLength: 1, maxLength: 60 }), async (records) => {
      scanned += (await compare(records.map((record) => `${lineOf(record)}\n`).join(''))).scanned;
    }),
    { numRuns: 60 },
  );
  // A scanner that leaves everything to JSON.parse would agree with it as well.
  assert.ok(scanned > 100, `only ${scanned} lines were read from their bytes`);
});

test('accounts by source, network or role, and clients behind proxies, are read alike', async () => {
  const addresses = fc.oneof(
    fc.constantFrom(
      '203.0.113.9:1',
      '2001:db8:7:1::2',
      '[2001:db8::1]:443',
      '::ffff:10.0.0.1',
      '10.0.0.7',
      'a.host',
      '-',
    ),
    fc.constantFrom('198.51.100.***', '203.0.113.9, 10.0.0.1', '', 'null'),
    scalars,
  );
  const role = 'arn:aws:sts::123456789012:assumed-role/scoring/botocore-session-';
  const record = fc.record(
    {
      ...{
        ts: fc.constant(usual.ts),
        account: fc.oneof(
          texts,
          fc.nat(99).map((n) => `${role}${n}`),
        ),
        ip: addresses,
      },
      ...{ x_forwarded_for: fc.oneof(addresses, anything), input: texts, headers: fc.record({ forwarded: addresses }) },
    },
    { requiredKeys: ['ts'] },
  );
  const first = { ...usual, x_forwarded_for: '198.51.100.2', headers: { forwarded: 'for=198.51.100.2' } };
  const options = [{ by: 'source' }, { by: 'network' }, { by: 'network', trustedProxies: ['10.0.0.0/8'] }, {}];
  const roles = { ...first, account: `${role}1` };
  let scanned = 0;
  for (const by of [...options, { trustedProxies: ['10.0.0.0/8', '::1'] }]) {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 40 }), async (records) => {
        const lines = records.map((call) => `${lineOf(call)}\n`).join('');
        scanned += (await compare(lines, 'by' in by || 'trustedProxies' in by ? first : roles, by)).scanned;
      }),
      { numRuns: 15 },
    );
  }
  assert.ok(scanned > 100, `only ${scanned} lines were read from their bytes`);
});

test('bodies of every kind are read alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(likely, { minLength: 1, maxLength: 60 }), async (records) => {
      const lines = await compare(records.map((record) => `${lineOf(record)}\n`).join(''));
      assert.equal(lines.scanned + lines.parsed, records.length);
    }),
    { numRuns: 80 },
  );
});

test('a log whose bare answers are texts, and one with columns for parts of the answer, are read alike', async () => {
  const chat = {
    ts: usual.ts,
    account: 'a',
    messages: [{ role: 'user', content: 'hello' }],
    response: 'a long answer '.repeat(9),
  };
  const flat = {
    ts: usual.ts,
    account: 'a',
    input: 'x y',
    label: 'low',
    probs: [0.5, 0.5],
    output_text: 'said',
    temperature: 1,
  };
  const chats = fc.record({
    ts: fc.constant(usual.ts),
    account: fc.constant('b'),
    messages: requests,
    response: responses,
  });
  const flats = fc.record(
    {
      ...{ ts: fc.constant(usual.ts), account: fc.constant('b'), input: requests, label: fc.oneof(texts, responses) },
      ...{ probs: fc.oneof(probabilities, scalars), output_text: fc.oneof(texts, anything), temperature: scalars },
    },
    { requiredKeys: ['ts', 'account'] },
  );
  for (const [first, records] of [
    [chat, chats],
    [flat, flats],
  ] as const) {
    await fc.assert(
      fc.asyncProperty(fc.array<unknown>(records, { minLength: 1, maxLength: 50 }), async (list) => {
        await compare(list.map((record) => `${lineOf(record)}\n`).join(''), first);
      }),
      { numRuns: 40 },
    );
  }
});

test('broken lines have the same fate from their bytes as parsed', async () => {
  const ends = fc.constantFrom('\n', '\r\n', '\n\n', ' \t\n');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(likely, mutations, ends), { minLength: 1, maxLength: 40 }), async (list) => {
      const lines = list.flatMap(([record, change, end]) => [
        ...[mutated(Buffer.from(lineOf({ ...usual, ...record })), change), Buffer.from(end)],
        Buffer.from(`${lineOf(usual)}${end}`),
      ]);
      // The input breaks off in the middle of its last line.
      await compare(Buffer.concat([...lines, Buffer.from(lineOf(usual).slice(0, 60))]));
    }),
    { numRuns: 60 },
  );
});

test('lines that JSON.parse must decide on are left to it, and counted', async () => {
  const odd = [
    '{"ts":"2026-03-01T00:00:00Z","account":"a","account":"b","input":"twice"}',
    '{"ts":"2026-03-01T00:00:00Z","acc\\u006funt":"a","input":"escaped key"}',
    `{"ts":"2026-03-01T00:00:00Z","account":"a","input":${'['.repeat(100)}1${']'.repeat(100)}}`,
    '{"ts":"2026-03-01T00:00:00Z","account":"a","input":"bad \\x escape"}',
    '{"ts":"2026-03-01T00:00:00Z","account":"a","input":"half \\ud83d pair"} trailing',
    '{"ts":"yesterday","account":"a","input":"no time"}',
    '\uFEFF{"ts":"2026-03-01T00:00:00Z","account":"a","input":"mark"}',
  ];
  assert.deepEqual(await compare(`${odd.join('\n')}\n`), { scanned: 0, parsed: odd.length, mended: 0 });
});

test('escapes, halves of surrogate pairs, raw controls and malformed UTF-8 are read alike', async () => {
  const line = (text: string): string => `{"ts":"2026-03-01T00:00:00Z","account":"a\\u00e9","input":"${text}"}\n`;
  const good = ['\\u0041\\ud83d\\ude00\\n\\/\\b', '\\ud83d alone', '\\ude00\\ud83d', '\\uD83D\\u0041', '\u007f\u2028'];
  assert.deepEqual(await compare(good.map(line).join('')), { scanned: good.length, parsed: 0, mended: 0 });
  const bad = Buffer.concat(
    ['80', 'c3', 'eda080', 'f8888080'].map((hex) => Buffer.from(`{"account":"${hex}","input":"\x01"}\n`)),
  );
  await compare(bad);
  await compare(
    Buffer.concat(
      ['80', 'c3', 'eda080'].map((hex) =>
        Buffer.concat([Buffer.from('{"account":"x'), Buffer.from(hex, 'hex'), Buffer.from('"}\n')]),
      ),
    ),
  );
});

test('inputs that are put together from columns, or are no more than a hash, are read alike: no other column is taken for them', async () => {
  const base = { ts: usual.ts, account: 'a', request_id: 'r0', label: 'yes' };
  const line = (record: object): string => `${lineOf({ ...record, request_id: 'r1' })}\n`;
  const several = { ...base, a: 1, b: 2, c: 'x' };
  await compare(line(several), several, { map: { input: 'a,b,c' } });
  const hashed = { ...base, prompt_hash: 'abcdef0123456789' };
  await compare(line(hashed), hashed);
  const inObject = { ...base, request: { messages: [{ role: 'user', content: 'hi' }] }, response: { content: 'ho' } };
  await compare(line({ ...inObject, request: '{"a":1,"b":2}', response: 'word' }), inObject);
});
