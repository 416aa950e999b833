import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ByteReader, ByteWriter } from '../../src/summaries/bytes.js';

test('what was written is read back in the same order', () => {
  fc.assert(
    fc.property(
      fc.double(),
      fc.nat(),
      fc.maxSafeNat(),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (a, b, c, d) => {
        const writer = new ByteWriter();
        writer.f64(a);
        writer.u32(b);
        writer.count(c);
        writer.text(d);
        const reader = new ByteReader(writer.finish());
        assert.ok(Object.is(reader.f64(), a));
        assert.equal(reader.u32(), b);
        assert.equal(reader.count(), c);
        assert.equal(reader.text(), d);
        assert.ok(reader.isAtEnd);
      },
    ),
  );
});

test('bytes that end too early throw a RangeError, whatever was expected', () => {
  assert.throws(() => new ByteReader(Uint8Array.of(1, 2, 3)).u32(), RangeError);
  assert.throws(() => new ByteReader(Uint8Array.of(200)).count(), RangeError);
  assert.throws(() => new ByteReader(Uint8Array.of(100, 1)).block(), RangeError);
  assert.throws(() => new ByteReader(new Uint8Array(20).fill(255)).count(), RangeError);
});
