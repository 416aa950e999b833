/** JSON that is not one object a line: arrays, wrappers, glued and pretty-printed objects give what lines give. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { framingOf } from '../../src/read/formats/framing.js';
import type { RecordSink } from '../../src/read/formats/format.js';
import { JsonDocuments } from '../../src/read/formats/json-documents.js';
import { parseExactly } from '../../src/read/exact-json.js';
import type { RawRecord } from '../../src/read/values.js';
import { folderOf, readBytes, readFiles } from './reading.js';

const calls = [1, 2, 3].map((i) => ({
  ts: `2026-01-05T10:00:0${i}Z`,
  account: `a${i}`,
  input: 'a "quoted" } text',
  output: { label: 'x', probs: { x: 0.75, y: 0.25 } },
}));
const lines = calls.map((call) => JSON.stringify(call));

const framings: Readonly<Record<string, string>> = {
  'an array on one line': JSON.stringify(calls),
  'a pretty-printed array': JSON.stringify(calls, null, 2),
  'objects glued together': lines.join(''),
  'objects glued by commas': lines.join(','),
  'pretty-printed objects': calls.map((call) => JSON.stringify(call, null, 2)).join('\n'),
  'a wrapper on one line': JSON.stringify({ Records: calls }),
  'a pretty-printed wrapper': JSON.stringify({ object: 'list', data: calls, has_more: false }, null, 2),
  'a wrapper with objects around': JSON.stringify({ meta: { page: 1 }, value: calls, next: { link: '{[' } }),
  'wrappers glued together':
    JSON.stringify({ records: calls.slice(0, 1) }) + JSON.stringify({ records: calls.slice(1) }),
  'wrappers a line': calls.map((call) => `${JSON.stringify({ records: [call] })}\n`).join(''),
  'an array with a byte order mark': `\uFEFF${JSON.stringify(calls)}`,
  'an array within blanks': ` \r\n [ ${lines.join(' , ')} ] \n`,
};

for (const [name, text] of Object.entries(framings)) {
  test(`${name} gives what lines give`, async () => {
    const expected = await readBytes(lines.join('\n'));
    const { events, report } = await readBytes(text);
    assert.deepEqual(events, expected.events);
    assert.deepEqual([report.counts.read, report.counts.rejected, report.incomplete], [3, 0, []]);
  });
}

test('a folder of pretty-printed files of one record each gives all of them', async () => {
  const files = calls.map((call, i) => [`req-${i}.json`, JSON.stringify(call, null, 2)] as const);
  const { events } = await readFiles([folderOf(Object.fromEntries(files))]);
  assert.deepEqual(
    events.map(({ account }) => account),
    ['a1', 'a2', 'a3'],
  );
});

class Taken implements RecordSink {
  readonly full = false;
  readonly records: RawRecord[] = [];
  readonly rejected: string[] = [];
  record(record: RawRecord): void {
    this.records.push(record);
  }
  reject(reason: string): void {
    this.rejected.push(reason);
  }
  skip(): void {
    // Not asked for here.
  }
}

function cut(text: string, sizes: readonly number[]): Taken {
  const taken = new Taken();
  const reader = new JsonDocuments(taken);
  const bytes = Buffer.from(text);
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  reader.end(true);
  return taken;
}

test('wherever blocks end, JSON.parse agrees on the records', () => {
  // Wrapped so that no generated object is itself a wrapper around records.
  const record = fc.record({ ts: fc.constant('t'), value: fc.jsonValue() });
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 5 }),
      fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(0, 2),
      (records, sizes, indent) => {
        const expected = parseExactly(JSON.stringify(records));
        assert.deepEqual(cut(JSON.stringify(records, null, indent), sizes).records, expected);
        assert.deepEqual(
          cut(records.map((each) => JSON.stringify(each, null, indent)).join(''), sizes).records,
          expected,
        );
        assert.deepEqual(
          cut(JSON.stringify({ Records: records, more: [{}] }, null, indent), sizes).records.length,
          records.length || 1,
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('random brackets and quotes end, and nothing is held that could not be told', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', 'a', '1') }),
      (text) => {
        const { records, rejected } = cut(text, [3]);
        assert.ok(records.length + rejected.length <= text.length);
      },
    ),
    { numRuns: 300 },
  );
});

test('a list inside one call is no wrapper: rows of a request, messages, answers', async () => {
  const call = { ts: '2026-01-05T10:00:00Z', account: 'a', data: [{ width: 1 }, { width: 2 }] };
  assert.equal((await readBytes(JSON.stringify(call, null, 2))).report.counts.read, 1);
  assert.equal((await readBytes(JSON.stringify(call))).report.counts.read, 1);
});

test('an element longer than 16 MiB is rejected and those around it are kept', () => {
  const taken = new Taken();
  const reader = new JsonDocuments(taken);
  reader.push(Buffer.from('[{"a":1},{"b":"'));
  const block = Buffer.alloc(1 << 20, 0x78);
  for (let i = 0; i < 40; i += 1) reader.push(block);
  reader.push(Buffer.from('"},{"c":3}]'));
  reader.end(false);
  assert.deepEqual([taken.records, taken.rejected], [[{ a: 1 }, { c: 3 }], ['too-long']]);
});

test('lines stay lines: a broken first line, a long first line, and an object after a blank', () => {
  assert.equal(framingOf('{"ts":"broken\n{"ts":1}\n'), 'jsonl');
  assert.equal(framingOf(`{"prompt":"${'x'.repeat(70_000)}`), 'jsonl');
  assert.equal(framingOf('{"a":[{"b":1}]}\r\n{"a":2}\n'), 'jsonl');
  assert.equal(framingOf('{"a":1}{"a":2}'), 'json');
  assert.equal(framingOf('{"Records":[{"a":1},{"a":'), 'json');
});
