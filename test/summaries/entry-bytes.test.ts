import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ByteReader, ByteWriter } from '../../src/summaries/bytes.js';
import { decodeLayout, encodeLayout } from '../../src/summaries/layout-bytes.js';
import { type EntryNumbers, EntryReader, EntryWriter } from '../../src/summaries/entry-bytes.js';
import { Repeated } from '../../src/summaries/repeated.js';

const time = fc.oneof(
  fc.integer({ min: -1e14, max: 4e14 }),
  fc.double({ min: 0, max: 2e12, noNaN: true }),
  fc.constant(NaN),
);

const entries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 ** 52 - 1 }), time, time, fc.oneof(fc.double(), fc.constant(NaN))))
  .map((list): EntryNumbers[] => list.map((entry) => entry).sort(([a], [b]) => a - b));

function earliest(list: readonly EntryNumbers[]): number {
  return list.reduce((least, [, first]) => (least <= first ? least : first), NaN);
}

test('numbers of entries come back exactly, whatever the times', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const writer = new ByteWriter();
      const entryWriter = new EntryWriter(writer, earliest(list));
      for (const entry of list) entryWriter.write(entry);
      const reader = new ByteReader(writer.finish());
      const entryReader = new EntryReader(reader);
      assert.deepEqual(
        list.map(() => entryReader.read()),
        list,
      );
      assert.ok(reader.isAtEnd);
    }),
  );
});

test('an input asked once in a log of whole milliseconds takes a dozen bytes', () => {
  const writer = new ByteWriter();
  const start = Date.UTC(2026, 10, 1);
  const entry = new EntryWriter(writer, start);
  entry.write([2 ** 40, start + 86_400_000, start + 86_400_000, NaN]);
  // Start 8, bits 1, key of 41 bits 6, a day in milliseconds (27 bits) 4.
  assert.equal(writer.finish().length, 8 + 1 + 6 + 4);
});

test('a word or layout of a file is written once, and more words than there are numbers still come back', () => {
  const [out, into] = [new Repeated(), new Repeated()];
  const layout = { columns: Uint32Array.of(0xfffffff0, 7), isWord: Uint8Array.of(0, 1) };
  const words = [...Array.from({ length: 70_000 }, (_, i) => (i * 2_654_435_761) >>> 0), 0, 0xffffffff];
  const sizes = [0, 1].map(() => {
    const writer = new ByteWriter(out);
    for (const word of words) writer.word(word);
    encodeLayout(layout, writer);
    const reader = new ByteReader(writer.finish(), into);
    for (const word of words) assert.equal(reader.word(), word);
    assert.deepEqual(decodeLayout(reader), layout);
    assert.ok(reader.isAtEnd);
    return writer.finish().length;
  });
  const [first = 0, second = 0] = sizes;
  assert.ok(second < 0.6 * first, sizes.join());
});

test('a number for what never came is damage', () => {
  const writer = new ByteWriter();
  writer.count(9);
  assert.throws(() => new ByteReader(writer.finish()).word(), /a word that never came/);
  assert.throws(() => decodeLayout(new ByteReader(writer.finish())), /columns that never came/);
});
