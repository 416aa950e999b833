import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arena } from '../../src/summaries/arena.js';
import { InputPool } from '../../src/summaries/input-pool.js';
import { NameSample } from '../../src/summaries/name-sample.js';
import { NAME_CHARACTERS, NameTexts } from '../../src/summaries/name-texts.js';

const encoder = new TextEncoder();

function keepBytes(texts: NameTexts, hash: number, name: string): number {
  const bytes = encoder.encode(`<${name}>`);
  return texts.keepBytes(hash, bytes, 1, bytes.length - 1);
}

test('names come back as they were, in any script and with half a character at the end', () => {
  const texts = new NameTexts(new Arena());
  const names = ['', 'python-requests/2.32', 'naïve 猫 🦊', '\ufeffmark', `half ${'🦊'.slice(0, 1)}`, '猫'.repeat(200)];
  const addresses = names.map((name, i) => texts.keep(i, name));
  assert.deepEqual(
    addresses.map((address) => texts.text(address)),
    names,
  );
});

test('a name is cut to its first characters, and malformed bytes are U+FFFD', () => {
  const texts = new NameTexts(new Arena());
  assert.equal(texts.text(keepBytes(texts, 1, 'x'.repeat(500))), 'x'.repeat(NAME_CHARACTERS));
  // 199 letters and the first half of a character of two units.
  const cut = texts.text(keepBytes(texts, 2, `${'x'.repeat(199)}🦊`));
  assert.equal(cut, `${'x'.repeat(199)}🦊`.slice(0, NAME_CHARACTERS));
  assert.equal(texts.text(texts.keepBytes(3, Uint8Array.of(0x61, 0xff), 0, 2)), 'a\ufffd');
});

test('a text that many lists have is kept once, until the last one drops it', () => {
  const arena = new Arena();
  const texts = new NameTexts(arena);
  const first = keepBytes(texts, 7, 'curl/8.5');
  const taken = arena.bytesTaken;
  for (let i = 0; i < 1000; i += 1) assert.equal(keepBytes(texts, 7, 'curl/8.5'), first);
  assert.equal(arena.bytesTaken, taken);
  for (let i = 0; i < 1000; i += 1) texts.drop(7, first);
  assert.equal(texts.text(first), 'curl/8.5');
  texts.drop(7, first);
  assert.equal(arena.bytesTaken, 0);
});

test('an account with ever new names takes no more memory than one with as many as are kept', () => {
  const pool = new InputPool();
  const sample = new NameSample(8, pool);
  let most = 0;
  for (let i = 0; i < 5000; i += 1) {
    sample.offer(Math.imul(i, 0x9e3779b1) >>> 0, () => `agent ${String(i).padStart(4, '0')}`);
    if (i >= 8) most = Math.max(most, pool.arena.bytesTaken);
  }
  assert.equal(sample.size, 8);
  // 8 items of 12 bytes, and texts of 10 bytes with a header, rounded up to 16.
  assert.ok(most <= 8 * 12 + 9 * 16, `${most} bytes`);
});
