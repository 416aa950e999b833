/** JSON lines: places, line ends, long lines, long numbers, whatever the blocks the bytes come in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LONGEST_RECORD } from '../../src/read/formats/format.js';
import type { RecordSink } from '../../src/read/formats/format.js';
import { parseExactly } from '../../src/read/exact-json.js';
import { JsonLines } from '../../src/read/formats/jsonl.js';
import { heldBuffers } from '../held-memory.js';

class Collected implements RecordSink {
  readonly full = false;
  readonly seen: unknown[] = [];

  record(record: unknown, position: number): void {
    this.seen.push([position, record]);
  }

  reject(reason: string, position: number): void {
    this.seen.push([position, reason]);
  }

  skip(): void {
    this.seen.push('skip');
  }
}

function split(blocks: readonly Buffer[]): unknown[] {
  const sink = new Collected();
  const lines = new JsonLines(sink);
  for (const block of blocks) {
    const used = Buffer.from(block);
    lines.push(used);
    // Blocks are used again: nothing may be kept of them.
    used.fill(0x7b);
  }
  lines.end();
  return sink.seen;
}

test('lines are numbered from 1, empty ones too', () => {
  assert.deepEqual(split([Buffer.from('{"a":1}\n\n{"b":2}\r\n  \nnope\n[1]\n{"c":3')]), [
    ...[[1, { a: 1 }], 'skip', [3, { b: 2 }], 'skip', [5, 'not-json'], [6, 'not-an-object'], [7, 'cut-off']],
  ]);
});

test('the last line needs no newline, and a byte order mark is passed over', () => {
  assert.deepEqual(split([Buffer.from('\uFEFF{"a":1}\n{"b":2}')]), [
    [1, { a: 1 }],
    [2, { b: 2 }],
  ]);
});

test('the same lines come out whatever blocks they come in', () => {
  const text = Buffer.from('{"a":"ü😀"}\r\n{"b":[1,2]}\n\nbad\n{"c":{}}\n{"half":');
  const whole = split([text]);
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...[...cuts].sort((a, b) => a - b), text.length];
      const blocks = places.slice(1).map((end, i) => text.subarray(places[i], end));
      assert.deepEqual(split(blocks), whole);
    }),
  );
});

test('a line beyond the limit is rejected without being kept, and the next one is read', () => {
  const sink = new Collected();
  const lines = new JsonLines(sink);
  const block = Buffer.alloc(1 << 20, 0x61);
  lines.push(Buffer.from('{"ok":1}\n{"long":"'));
  const before = heldBuffers();
  for (let i = 0; i < 100; i += 1) lines.push(block);
  assert.ok(heldBuffers() - before < 3 * LONGEST_RECORD);
  lines.push(Buffer.from('"}\n{"ok":2}\n'));
  lines.end();
  assert.deepEqual(sink.seen, [
    [1, { ok: 1 }],
    [2, 'too-long'],
    [3, { ok: 2 }],
  ]);
});

test('whole numbers beyond 2^53 keep all their digits, as strings; others stay numbers', () => {
  const text =
    '{"id":9007199254740993,"n":[-12345678901234567890, 0.1000000000000000055,1e400],"s":":9007199254740993,","t":12}';
  assert.deepEqual(parseExactly(text), {
    ...{ id: '9007199254740993', n: ['-12345678901234567890', 0.1, Infinity] },
    ...{ s: ':9007199254740993,', t: 12 },
  });
});

test('a number of any length at any place keeps its digits, digits within a text are left alone', () => {
  const blanks = fc.constantFrom('', ' ', '\n\t', '   ');
  const number = fc
    .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^[1-9]\d{12,30}$/))
    .map((parts) => parts.join(''));
  const long = /^-?\d{16,}$/;
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(blanks, number, blanks)), (before, numbers) => {
      const text = `{"${'x'.repeat(before.length)}":[${numbers.map((parts) => parts.join('')).join(',')}],"t":${JSON.stringify(numbers.join(':'))}}`;
      const [list, told] = Object.values(parseExactly(text) as object) as [unknown[], string];
      assert.equal(told, numbers.join(':'));
      const expected = numbers.map(([, digits]) =>
        long.test(digits) && !Number.isSafeInteger(Number(digits)) ? digits : Number(digits),
      );
      assert.deepEqual(list, expected);
    }),
  );
});

test('numbers that a double holds, and every other value, are those of JSON.parse', () => {
  const safe = fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(safe, (text) => {
      const parsed: unknown = JSON.parse(text);
      const wrapped = `{"v":${text},"id":${'9'.repeat(20)}}`;
      const exact = parseExactly(wrapped) as { v: unknown; id: unknown };
      assert.equal(exact.id, '9'.repeat(20));
      if (!/\d{16}/.test(text)) assert.deepEqual(exact.v, parsed);
    }),
  );
});
