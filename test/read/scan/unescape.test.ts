/** Escapes are resolved as JSON.parse does, by the kernel and by what is written in TypeScript. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineKernel } from '../../../src/read/kernel/line-kernel.js';
import { unescapeInto } from '../../../src/read/scan/unescape.js';

const parts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => JSON.stringify(text).slice(1, -1)),
    fc.constantFrom(
      '\\u0041',
      '\\u00e9',
      '\\u20AC',
      '\\ud83d\\ude00',
      '\\uD83D',
      '\\ude00',
      '\\ud83d\\u0041',
      '\\udbff\\udfff',
    ),
    fc.constantFrom(
      '\\"',
      '\\\\',
      '\\/',
      '\\b\\f\\n\\r\\t',
      'x'.repeat(15),
      'x'.repeat(16),
      'x'.repeat(17),
      '\\ud83d\\n',
    ),
  ),
  { maxLength: 8 },
);

test('a string without its escapes is what JSON.parse gives, half a pair being U+FFFD, whatever stands behind it', () => {
  const kernel = lineKernel();
  assert.ok(kernel !== undefined, 'this engine has WebAssembly');
  fc.assert(
    fc.property(parts, fc.constantFrom('"', '\\', '\\u0041', '\\ude00'), (list, behind) => {
      const text = list.join('');
      const bytes = Buffer.from(`${text}${behind}`);
      const length = Buffer.byteLength(text);
      const wanted = Buffer.from(JSON.parse(`"${text}"`) as string).toString();
      const into = Buffer.alloc(length);
      const end = unescapeInto(bytes, 0, length, into, 0);
      assert.equal(into.toString('utf8', 0, end), wanted);
      kernel.put(bytes, 0);
      const to = kernel.unescape(kernel.blockStart, kernel.blockStart + length, kernel.textStart);
      assert.equal(kernel.bytes.toString('utf8', kernel.textStart, to), wanted);
    }),
    { numRuns: 4000 },
  );
});
