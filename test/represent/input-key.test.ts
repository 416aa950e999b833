import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rowKey, TextKey, textKey, vectorKey, withAttachments } from '../../src/represent/input-key.js';
import { viewOf } from '../laws/made-events.js';

function keyOf(text: string): number {
  const bytes = Buffer.from(`  ${text}  `);
  return textKey(bytes, 2, bytes.length - 2);
}

const fieldsKey = (fields: Record<string, number | string>): number => rowKey(viewOf({ fields }).fields);

test('a text has one key, whatever its blanks and the case of its ASCII letters', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9é.]{1,6}$/), { maxLength: 8 }), (words) => {
      const key = keyOf(words.join(' '));
      assert.equal(keyOf(` \n${words.join(' \t ')}\r\n`), key);
      assert.equal(keyOf(words.join(' ').replace(/[a-z]/g, (letter) => letter.toUpperCase())), key);
    }),
  );
});

test('keys are those of saved states', () => {
  assert.deepEqual(
    ['Hello,  World', 'a', 'the quick brown fox @ 猫'].map(keyOf),
    [3199554554345554, 1782335430539672, 1978053183799814],
  );
});

test('characters are code points, blanks collapsed and trimmed', () => {
  const key = new TextKey();
  const count = (text: string): number => {
    key.read(Buffer.from(text), 0, Buffer.byteLength(text));
    return key.characters;
  };
  assert.equal(count('  a \n b  '), 3);
  assert.equal(count('猫🙂'), 2);
  assert.equal(count(' \t '), 0);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'B', 'é', '猫', '🙂', ' ', '\t', '@', '\0'), maxLength: 40 }),
      (text) => {
        assert.equal(count(text), Array.from(text.replace(/[\t-\r ]+/g, ' ').replace(/^ | $/g, '')).length);
      },
    ),
  );
});

test('texts that differ in anything else have other keys', () => {
  const keys = ['ab', 'a b', 'ba', 'abc', 'ab\0', 'É', 'é', '', 'aaaa', 'aaa'].map(keyOf);
  assert.equal(new Set(keys).size, keys.length);
});

test('keys of 20,000 numbered texts are all different, and every bit of them is set about half the time', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => keyOf(`question ${String(i)}`));
  assert.equal(new Set(keys).size, keys.length);
  for (let bit = 0; bit < 52; bit += 1) {
    const share = keys.filter((key) => Math.floor(key / 2 ** bit) % 2 === 1).length / keys.length;
    // Five standard errors of a fair coin: .0177.
    assert.ok(Math.abs(share - 0.5) < 0.018, `bit ${String(bit)}: ${String(share)}`);
  }
});

test('a row has one key for one set of names and values', () => {
  assert.equal(fieldsKey({ a: 1, b: 'x' }), fieldsKey({ b: 'x', a: 1 }));
  assert.equal(fieldsKey({ a: 0 }), fieldsKey({ a: -0 }));
  const rows = [{ a: 1 }, { a: 2 }, { b: 1 }, { a: '1' }, { a: 1, b: 1 }, { a: 1 + 2 ** -52 }, { a: NaN }];
  assert.equal(new Set(rows.map(fieldsKey)).size, rows.length);
});

test('a vector has a key for its numbers in their order', () => {
  const key = (...numbers: number[]): number => vectorKey(Float64Array.from(numbers), numbers.length);
  assert.equal(key(1, 0), key(1, -0));
  const keys = [key(1, 2), key(2, 1), key(1, 2, 0), key(1), key(0), key(0, 0), key(1e-300)];
  assert.equal(new Set(keys).size, keys.length);
});

test('the same words with another picture are another input', () => {
  const key = keyOf('what is in this picture?');
  const keys = [0, 1, 2, 4_294_967_295].map((attachments) => withAttachments(key, attachments));
  assert.equal(keys[0], key);
  assert.equal(new Set(keys).size, 4);
  for (const each of keys) assert.ok(Number.isSafeInteger(each) && each >= 0 && each < 2 ** 52);
  assert.notEqual(withAttachments(key + 1, 1), withAttachments(key, 1));
});
