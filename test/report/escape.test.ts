/** Escaping of log text: what is invisible becomes visible, what is visible stays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeJson, escapeText, escapeToAscii } from '../../src/report/escape.js';

const anyText = fc.string({ unit: 'binary' });

test('control characters are written out', () => {
  assert.equal(escapeText('a\u001b[2Jb\u0000\u007f\u0085'), String.raw`a\x1b[2Jb\x00\x7f\x85`);
  assert.equal(escapeText('one\ntwo\r\tthree'), String.raw`one\ntwo\r\tthree`);
});

test('marks that turn a line around or take no room are written out', () => {
  assert.equal(escapeText('\u202eevil\u2066\u200b\ufeff\u00ad'), String.raw`\u{202e}evil\u{2066}\u{200b}\u{feff}\xad`);
  assert.equal(escapeText('a\u2028b\u2029'), String.raw`a\u{2028}b\u{2029}`);
  assert.equal(escapeText('\u3164\u{e0041}\u180e'), String.raw`\u{3164}\u{e0041}\u{180e}`);
});

test('spaces that look like the ordinary one are written out', () => {
  assert.equal(escapeText('a\u00a0b\u2003c'), String.raw`a\xa0b\u{2003}c`);
});

test('lone surrogates and private characters are written out', () => {
  assert.equal(escapeText('\ud800x\ue000'), String.raw`\u{d800}x\u{e000}`);
});

test('letters of every script, emoji and punctuation stay', () => {
  for (const text of ['客户-東京', 'नमस्ते', 'Zoë', '🫠🥷', '<b>&amp;"\\', 'e\u0301'])
    assert.equal(escapeText(text), text);
});

test('a mark without a letter and a heap of marks are written out', () => {
  assert.equal(escapeText('\u0301x'), String.raw`\u{301}x`);
  assert.equal(escapeText(`o${'\u0300'.repeat(6)}`), `o${'\u0300'.repeat(4)}${String.raw`\u{300}\u{300}`}`);
});

test('escaping twice is escaping once', () => {
  fc.assert(fc.property(anyText, (text) => escapeText(escapeText(text)) === escapeText(text)));
});

test('the ASCII form is ASCII, with plain quotes and dashes', () => {
  assert.equal(escapeToAscii('else’s – 16 × “x” 客…'), String.raw`else's - 16 x "x" \u{5ba2}...`);
  fc.assert(fc.property(anyText, (text) => /^[\x20-\x7e]*$/.test(escapeToAscii(text))));
});

test('escaped JSON has the same value and nothing invisible', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = escapeJson(JSON.stringify({ text }));
      assert.deepEqual(JSON.parse(json), { text });
      assert.doesNotMatch(json, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
    }),
  );
});
