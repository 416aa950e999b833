import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashText } from '../../src/represent/hash.js';
import { TEXT_WORDS } from '../../src/represent/sampled-input.js';
import { countWords } from '../../src/represent/word-count.js';
import { TextWords } from '../../src/represent/words.js';

function wordsOf(text: string): number[] {
  const bytes = Buffer.from(`x${text}x`);
  const words = new TextWords();
  words.read(bytes, 1, bytes.length - 1);
  return Array.from(words.hashes.subarray(0, words.kept));
}

function isRead(text: string, words: readonly string[]): void {
  assert.deepEqual(
    wordsOf(text),
    words.map((word) => hashText(word, 0)),
    text,
  );
}

test('words are runs of letters and digits in lower case', () => {
  isRead('Hello, World! 42x (yes)', ['hello', 'world', '42x', 'yes']);
  isRead('  \n\t', []);
  isRead('a_b-c.d', ['a', 'b', 'c', 'd']);
});

test('letters beyond ASCII belong to their word; their case is left alone', () => {
  isRead('Straße ÉTÉ привет', ['straße', 'ÉtÉ', 'привет']);
  isRead('5 µm, 2ª', ['5', 'µm', '2ª']);
});

test('an apostrophe inside a word belongs to it, plain or typographic; at its ends it does not', () => {
  isRead("don't 'quoted' rock'n'roll dogs'", ["don't", 'quoted', "rock'n'roll", 'dogs']);
  isRead('don’t ‘quoted’', ["don't", 'quoted']);
});

test('curly quotes, dashes and no-break blanks separate', () => {
  isRead('“one”—two…three\u00a0four «five»', ['one', 'two', 'three', 'four', 'five']);
});

test('Chinese, Japanese and Korean code points and emoji are words of their own', () => {
  isRead('我爱北京。abc猫', ['我', '爱', '北', '京', 'abc', '猫']);
  isRead('カナ、한국 go🙂!', ['カ', 'ナ', '한', '국', 'go', '🙂']);
});

test('scripts without blanks are read letter by letter, with the marks that stand on each', () => {
  isRead('ที่นี่ ก็ดี', ['ที่', 'นี่', 'ก็', 'ดี']);
  isRead('ពាក្យ ဘာသာ ພາສາ', ['ពា', 'ក្', 'យ', 'ဘာ', 'သာ', 'ພ', 'າ', 'ສ', 'າ']);
});

test('signs of other scripts are no letters: Arabic commas, the danda, points between Tibetan syllables', () => {
  isRead('كيف؟ نعم، لا', ['كيف', 'نعم', 'لا']);
  isRead('यह है। हाँ', ['यह', 'है', 'हाँ']);
  isRead('བོད་ཡིག', ['བོད', 'ཡིག']);
  isRead('a→b ✔ ☀c', ['a', 'b', '✔', '☀', 'c']);
});

test('texts of mixed scripts fall into the words that the properties of their characters say', () => {
  const unspaced = String.raw`[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`;
  const word = new RegExp(
    [
      String.raw`${unspaced}(?<=[\p{L}\p{Nd}])(?:${unspaced}(?<=\p{M}))*`,
      String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Hang}]|(?![0-9])\p{Extended_Pictographic}`,
      String.raw`(?:(?!${unspaced}|[\p{sc=Han}\p{sc=Hira}\p{sc=Hang}])[\p{L}\p{M}\p{Nd}])+`,
    ].join('|'),
    'gu',
  );
  const character = fc.constantFrom(...Array.from('a1éяßΩกขั่เาມື່ကြက္ཀ་अि।؟،مשׁ־հ։👍☀→。猫か한 -·²“…'));
  fc.assert(
    fc.property(fc.array(character, { maxLength: 50 }), (characters) => {
      const text = characters.join('');
      isRead(text, text.match(word) ?? []);
    }),
    { numRuns: 500 },
  );
});

test('plain words come back however they are joined', () => {
  const word = fc.stringMatching(/^[a-z0-9éß]{1,12}$/);
  const gap = fc.constantFrom(' ', ', ', '.\n', ' - ', '。', '…');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { maxLength: 90 }), (parts) => {
      isRead(
        parts.flat().join(''),
        parts.map(([text]) => text),
      );
    }),
  );
});

test('of long texts, whatever they are made of, the words are counted and the first and last of them kept', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-z0-9éß]{1,12}$/),
    fc.stringMatching(/^[a-zé]{20,40}$/),
    fc.constant('猫'),
  );
  const gap = fc.constantFrom(' ', ' ', ' ', ', ', '.\n', ' - ', '。', ' … ', " ' ");
  const half = TEXT_WORDS / 2;
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { minLength: 60, maxLength: 300 }), (parts) => {
      const words = parts.map(([text]) => text);
      const text = parts.flat().join('');
      isRead(text, words.length <= TEXT_WORDS ? words : [...words.slice(0, half), ...words.slice(-half)]);
      assert.equal(countWords(Buffer.from(text), 0, Buffer.byteLength(text)), words.length);
    }),
  );
});

test('malformed bytes do not hide where the last words begin', () => {
  const byte = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...Buffer.from("abc'd 12 e ")) },
    { weight: 1, arbitrary: fc.nat(255) },
  );
  fc.assert(
    fc.property(fc.array(byte, { minLength: 500, maxLength: 900 }), (made) => {
      const bytes = Uint8Array.from(made);
      const words = new TextWords();
      words.read(bytes, 0, bytes.length);
      assert.equal(words.count, countWords(bytes, 0, bytes.length));
    }),
  );
});

test('any bytes are read without failing, and never beyond their end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 4 }), (bytes, after) => {
      const words = new TextWords();
      words.read(bytes, 0, bytes.length);
      const alone = Array.from(words.hashes.subarray(0, words.kept));
      words.read(Buffer.concat([bytes, after]), 0, bytes.length);
      assert.deepEqual(Array.from(words.hashes.subarray(0, words.kept)), alone);
      assert.equal(words.count, countWords(bytes, 0, bytes.length));
    }),
  );
});

test('of more words than are kept the first and last half are, in order, at every length', () => {
  const half = TEXT_WORDS / 2;
  for (const length of [half - 1, half, half + 1, TEXT_WORDS - 1, TEXT_WORDS, TEXT_WORDS + 1, 3 * half, 1000]) {
    const words = Array.from({ length }, (_, i) => `w${String(i)}`);
    isRead(words.join(' '), length <= TEXT_WORDS ? words : [...words.slice(0, half), ...words.slice(-half)]);
    const bytes = Buffer.from(words.join(' '));
    assert.equal(countWords(bytes, 0, bytes.length), length);
  }
});
