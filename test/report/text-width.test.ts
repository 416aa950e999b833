/** Cutting, padding and wrapping by columns, not by characters. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { escapeText } from '../../src/report/escape.js';
import { cutText, displayWidth, padText, wrapText } from '../../src/report/text-width.js';

const shownText = fc.string({ unit: 'grapheme' }).map(escapeText);

test('wide characters count two columns, marks none', () => {
  assert.equal(displayWidth('客户-東京'), 9);
  assert.equal(displayWidth('🫠x'), 3);
  assert.equal(displayWidth('e\u0301'), 1);
});

test('a cut text fits and says that it was cut', () => {
  assert.equal(cutText('abcdef', 6, '…'), 'abcdef');
  assert.equal(cutText('abcdef', 5, '…'), 'abcd…');
  // The third character would need columns 5 and 6, and the mark needs one.
  assert.equal(cutText('客户東京', 6, '…'), '客户…');
  assert.equal(cutText('abcdef', 0, '…'), '');
});

test('cut texts never exceed their width', () => {
  fc.assert(fc.property(shownText, fc.nat(12), (text, width) => stringWidth(cutText(text, width, '...')) <= width));
});

test('padding fills up to the width', () => {
  assert.equal(padText('東', 4, 'left'), '東  ');
  assert.equal(padText('12', 4, 'right'), '  12');
});

test('lines break at spaces and long words where they must', () => {
  assert.deepEqual(wrapText('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrapText('abcdefgh ij', 4), ['abcd', 'efgh', 'ij']);
  assert.deepEqual(wrapText('', 10), []);
});

test('wrapping loses nothing but spaces and exceeds no width', () => {
  fc.assert(
    fc.property(shownText, fc.integer({ min: 2, max: 12 }), (text, width) => {
      const lines = wrapText(text, width);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      for (const line of lines) assert.ok(stringWidth(line) <= width);
    }),
  );
});
