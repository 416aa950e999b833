/** How much of an input is masked, and that it is masked the same way every time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { redact, wordsOf } from '../../src/privacy/redact.js';

const anyText = fc.string({ unit: 'binary' });
const sentence = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 30 }).map((words) => words.join(' '));

test('all of it: shape and length stay, letters and digits go', () => {
  assert.equal(redact('{"age":37,"job":"miner"}', 1), '{"xxx":00,"xxx":"xxxxx"}');
  assert.equal(redact('東京 42 ½ नमस्ते', 1), 'xx 00 0 xxxxxx');
  fc.assert(
    fc.property(anyText, (text) => {
      const hidden = redact(text, 1);
      assert.equal(Array.from(hidden).length, Array.from(text).length);
      assert.doesNotMatch(hidden, /[^\P{L}x]|[^\P{N}0]/u);
      assert.equal(redact(hidden, 1), hidden);
    }),
  );
});

test('none of it: the text stays as it is', () => {
  fc.assert(fc.property(anyText, (text) => redact(text, 0) === text));
});

test('of ten words six are masked at 60 %, always the same ones', () => {
  const text = 'one two three four five six seven eight nine ten';
  const shown = redact(text, 0.6);
  assert.equal(wordsOf(shown).filter((word) => /^x+$/.test(word)).length, 6);
  assert.equal(redact(text, 0.6), shown);
  assert.equal(shown.length, text.length);
});

test('never fewer words than the share are masked, and a larger share masks what a smaller one does', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(sentence, share, share, (text, a, b) => {
      const words = wordsOf(text);
      const masked = (part: number): boolean[] =>
        wordsOf(redact(text, part)).map((word, i) => word !== words[i] || /^[x0]+$/.test(word));
      const [less, more] = [masked(Math.min(a, b)), masked(Math.max(a, b))];
      assert.ok(less.filter(Boolean).length >= Math.min(a, b) * words.length - 1e-6);
      assert.ok(less.every((isMasked, i) => !isMasked || more[i] === true));
    }),
  );
});

test('a word is masked everywhere in a text or nowhere, whatever its case', () => {
  for (const percent of [10, 30, 50, 70, 90]) {
    const words = redact('Ulm ulm ULM Lund lund York', percent / 100).split(' ');
    assert.equal(new Set(words.slice(0, 3).map((word) => word.toLowerCase())).size, 1);
    assert.equal(new Set(words.slice(3, 5).map((word) => word.toLowerCase())).size, 1);
  }
});

test('where a script has no spaces, characters are words', () => {
  const shown = redact('東京都の天気は晴れです', 0.5);
  const left = Array.from(shown).filter((character) => character !== 'x').length;
  assert.ok(left > 0 && left <= 5, shown);
});
