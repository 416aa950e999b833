/** Keys are found where they stand and nowhere else, however long they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KeyText } from '../../../src/read/scan/key-text.js';

const name = fc.string({ unit: fc.constantFrom('a', 'b', '_', 'é'), maxLength: 16 });

test('a key is where its name stands between quotes', () => {
  fc.assert(
    fc.property(name, name, fc.nat(5), fc.boolean(), (wanted, there, before, isCut) => {
      const written = `${' '.repeat(before)}"${there}"${isCut ? '' : ':1}\n'}`;
      const bytes = Buffer.from(written);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const key = new KeyText(Buffer.from(wanted));
      assert.equal(key.length, Buffer.byteLength(wanted) + 2);
      assert.equal(key.isAt(view, before), wanted === there);
    }),
    { numRuns: 2000 },
  );
});

test('a key is not where a single byte differs, or the bytes end', () => {
  for (let length = 0; length < 20; length += 1) {
    const bytes = Buffer.from(`"${'k'.repeat(length)}"`);
    const key = new KeyText(bytes.subarray(1, -1));
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Uint8Array.from(bytes);
      other[at] = 0x2d;
      assert.equal(key.isAt(new DataView(other.buffer), 0), false);
      assert.equal(key.isAt(new DataView(Uint8Array.from(bytes).buffer, 0, at), 0), false);
    }
    assert.equal(key.isAt(new DataView(Uint8Array.from(bytes).buffer), 0), true);
  }
});
