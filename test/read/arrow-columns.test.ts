/** Columns of Arrow read from their buffers: the values that apache-arrow itself gives, and the events of the same log as JSON lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Bool,
  Dictionary,
  Field,
  Float16,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Uint64,
  LargeUtf8,
  List,
  Struct,
  Table,
  tableFromIPC,
  tableFromJSON,
  tableToIPC,
  TimestampMillisecond,
  Uint8,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import type { DataType } from 'apache-arrow';
import { arrowColumn } from '../../src/read/formats/arrow-columns.js';
import { plainArrow } from '../../src/read/formats/arrow-values.js';
import { readBytes, readRecords } from './reading.js';

const words = ['one', null, 'é "two"\n', '', 'one', '😀', 'last'];
const numbers = [0, -1.5, null, 7, 2.25, null, 100];

const columns: Readonly<Record<string, [unknown[], DataType]>> = {
  text: [words, new Utf8()],
  long: [words, new LargeUtf8()],
  words: [words, new Dictionary(new Utf8(), new Int32())],
  double: [numbers, new Float64()],
  single: [numbers, new Float32()],
  half: [numbers, new Float16()],
  small: [[1, null, 3, 4, 5, 6, 7], new Int16()],
  byte: [[1, 2, 3, 255, null, 0, 7], new Uint8()],
  big: [[1n, null, 2n ** 60n, -5n, 4n, 9_007_199_254_740_993n, 0n], new Int64()],
  unsigned: [[1n, null, 2n ** 63n, 5n, 4_294_967_296n, 9_007_199_254_740_991n, 0n], new Uint64()],
  bool: [[true, false, null, true, true, false, null], new Bool()],
  when: [
    [new Date(1), new Date(2), null, new Date(3), new Date(4), new Date(5), new Date(6)],
    new TimestampMillisecond(),
  ],
  list: [[[1, 2], null, [], [3], [null, 4], [5], [6, 7, 8]], new List(new Field('item', new Float64()))],
  lists: [
    [[['a'], ['b', 'c']], [], null, [[]], [['d']], [null], [['e']]],
    new List(new Field('item', new List(new Field('item', new Utf8())))),
  ],
  struct: [
    [{ a: 'x', b: [1] }, null, { a: null, b: [] }, { a: 'y', b: null }, { a: 'z', b: [2, 3] }, { a: '', b: [4] }, null],
    new Struct([new Field('a', new Utf8()), new Field('b', new List(new Field('item', new Float64())))]),
  ],
};

for (const form of ['file', 'stream'] as const) {
  test(`every value of every type is what the library gives, in the ${form} format`, () => {
    const made = Object.entries(columns).map(
      ([name, [values, type]]) => [name, vectorFromArray(values, type)] as const,
    );
    const [batch] = tableFromIPC(tableToIPC(new Table(Object.fromEntries(made)), form)).batches;
    assert.ok(batch !== undefined);
    batch.schema.fields.forEach(({ name }, index) => {
      const data = batch.data.children[index];
      const vector = batch.getChildAt(index);
      assert.ok(data !== undefined && vector !== null);
      const column = arrowColumn(data, vector);
      for (let row = 0; row < words.length; row += 1) {
        assert.deepEqual(column.plain(row), plainArrow(vector.get(row)), `${name} ${row}`);
      }
    });
  });
}

test('what is no UTF-8 is read by the library, and a word beyond its list is missing', () => {
  const vector = vectorFromArray(['ab', 'cd'], new Utf8());
  const [data] = vector.data;
  assert.ok(data !== undefined);
  data.values[1] = 0xff;
  assert.equal(arrowColumn(data, vector).plain(0), 'a\ufffd');
  const listed = vectorFromArray(['x', 'y'], new Dictionary(new Utf8(), new Int32()));
  const [keys] = listed.data;
  assert.ok(keys !== undefined);
  keys.values[1] = 99;
  keys.values[0] = -1;
  assert.deepEqual([arrowColumn(keys, listed).plain(0), arrowColumn(keys, listed).plain(1)], [null, null]);
});

test('a log of all kinds of inputs gives the events of its JSON lines, whole records or cells alike', async () => {
  const records = Array.from({ length: 1000 }, (_, n) => ({
    ...{ ts: new Date(1767225600000 + n).toISOString(), account: `a${n % 7}`, status: n % 9 === 0 ? 429 : 200 },
    ...{ user_agent: n % 5 === 0 ? null : 'curl "8"', model: `m${n % 2}`, tokens_in: n, ip: `192.0.2.${n % 250}` },
    input: n % 3 === 0 ? `what is ${n}?\n"quoted"` : JSON.stringify({ size: n, word: 'x' }),
    output: { label: `l${n % 4}`, probs: [0.5, 0.25, n % 2 === 0 ? 0.25 : null] },
  }));
  const expected = await readRecords(records);
  for (const form of ['file', 'stream'] as const) {
    const bytes = Buffer.from(tableToIPC(tableFromJSON(records), form));
    for (const strict of [false, true]) {
      const read = await readBytes(bytes, { strict });
      assert.deepEqual(read.events, expected.events);
      assert.deepEqual(read.report.fields, expected.report.fields);
      assert.equal(read.report.lines.scanned > 700, !strict);
    }
  }
});
