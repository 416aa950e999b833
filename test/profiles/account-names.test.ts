import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AccountNames } from '../../src/profiles/account-names.js';

function intern(names: AccountNames, text: string | Uint8Array): number {
  const bytes = Buffer.concat([
    Buffer.from('<'),
    typeof text === 'string' ? Buffer.from(text) : text,
    Buffer.from('>'),
  ]);
  return names.intern(bytes, 1, bytes.length - 1);
}

test('every name has one number, in the order of first appearance', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 60 }), (texts) => {
      const names = new AccountNames();
      const seen: string[] = [];
      for (const text of texts) {
        if (!seen.includes(text)) seen.push(text);
        assert.equal(intern(names, text), seen.indexOf(text));
      }
      assert.equal(names.size, seen.length);
      seen.forEach((text, index) => {
        assert.equal(names.name(index), text);
      });
    }),
  );
});

test('a hundred thousand names are all found again', () => {
  const names = new AccountNames();
  for (let i = 0; i < 100_000; i += 1) intern(names, `account-${String(i)}`);
  for (let i = 0; i < 100_000; i += 997) assert.equal(intern(names, `account-${String(i)}`), i);
  assert.equal(names.size, 100_000);
});

test('names of objects are names like any other', () => {
  const names = new AccountNames();
  for (const name of ['__proto__', 'constructor', 'toString', '']) intern(names, name);
  assert.equal(names.size, 4);
  assert.equal(names.name(0), '__proto__');
});

test('a name of a megabyte is kept as its beginning and a hash, and told apart by its end', () => {
  const names = new AccountNames();
  const long = 'é'.repeat(500_000);
  const first = intern(names, `${long}1`);
  assert.equal(intern(names, `${long}1`), first);
  assert.notEqual(intern(names, `${long}2`), first);
  assert.match(names.name(first), /^é{100}…#[0-9a-f]{16}$/);
});

test('a cut falls between characters', () => {
  const names = new AccountNames();
  const account = intern(names, `x${'猫'.repeat(300)}`);
  assert.match(names.name(account), /^x猫{66}…#/);
});

test('malformed spellings that print alike are one account', () => {
  const names = new AccountNames();
  const broken = intern(names, Uint8Array.of(0x61, 0xff));
  assert.equal(intern(names, Uint8Array.of(0x61, 0xfe)), broken);
  assert.equal(intern(names, 'a\ufffd'), broken);
  assert.equal(names.size, 1);
  assert.equal(names.name(broken), 'a\ufffd');
});
