/** Keys are known by all of their bytes, however long they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KeyText } from '../../../src/read/scan/key-text.js';

const name = fc.string({ unit: fc.constantFrom('a', 'b', '_', 'é'), maxLength: 16 });

test('a key is where its name stands between quotes', () => {
  fc.assert(
    fc.property(name, name, fc.nat(5), (wanted, there, before) => {
      const bytes = Buffer.from(`${' '.repeat(before)}"${there}":1}\n`);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const end = before + Buffer.byteLength(there) + 2;
      assert.equal(new KeyText(Buffer.from(wanted)).is(view, before, end), wanted === there);
    }),
    { numRuns: 2000 },
  );
});

test('a key is not where a single byte differs, or one is missing', () => {
  for (let length = 0; length < 20; length += 1) {
    const bytes = Uint8Array.from(Buffer.from(`"${'k'.repeat(length)}"`));
    const key = new KeyText(bytes.subarray(1, -1));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Uint8Array.from(bytes);
      other[at] = 0x2d;
      assert.equal(key.is(new DataView(other.buffer), 0, bytes.length), false);
      assert.equal(key.is(view, 0, at), false);
    }
    assert.equal(key.is(view, 0, bytes.length), true);
  }
});
