/** Keys and aliases: recomputable by anybody with the key, by nobody without. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../src/errors.js';
import { Aliases } from '../../src/privacy/aliases.js';
import { digest, makeKeyText, parseKey } from '../../src/privacy/key.js';

const key = parseKey(Buffer.from('a key of some more than sixteen bytes\n'), 'k');
const aliases = new Aliases(key);

test('the hash is the HMAC-SHA256 of RFC 4231', () => {
  // RFC 4231, section 4.2 and 4.3 (test cases 1 and 2).
  assert.equal(
    digest(Buffer.alloc(20, 0x0b), 'Hi There'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  assert.equal(
    digest(Buffer.from('Jefe'), 'what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('an alias is the kind and sixteen digits of the hash, the same digits for every kind', () => {
  const hash = createHmac('sha256', 'a key of some more than sixteen bytes').update('acme').digest('hex').slice(0, 16);
  assert.equal(aliases.of('account', 'acme'), `account-${hash}`);
  assert.equal(aliases.of('network', 'acme'), `network-${hash}`);
});

test('the same text has the same alias in another run, another key gives another', () => {
  const again = new Aliases(parseKey(Buffer.from('a key of some more than sixteen bytes\r\n'), 'k'));
  const other = new Aliases(parseKey(Buffer.from(makeKeyText()), 'k'));
  assert.equal(again.of('account', 'acme'), aliases.of('account', 'acme'));
  assert.equal(again.keyId, aliases.keyId);
  assert.notEqual(other.of('account', 'acme'), aliases.of('account', 'acme'));
  assert.notEqual(other.keyId, aliases.keyId);
});

test('different names have different aliases, halves of characters too', () => {
  const name = fc.string({ unit: 'binary' });
  fc.assert(fc.property(name, name, (a, b) => (aliases.of('account', a) === aliases.of('account', b)) === (a === b)));
  assert.notEqual(aliases.of('account', '\ud800'), aliases.of('account', '\ud801'));
});

test('a key that is empty, short, monotonous or a large file is refused', () => {
  for (const [content, message] of [
    ['', /has 0 bytes, fewer than 16/],
    ['short\n', /has 5 bytes/],
    ['a'.repeat(64), /the same few bytes/],
    ['abcd'.repeat(2000), /more than the 4096/],
  ] as const) {
    assert.throws(
      () => parseKey(Buffer.from(content), 'some.key'),
      (error) => error instanceof UserError && message.test(error.message) && error.hint.includes('pseudonyms make'),
    );
  }
});

test('a key we make is accepted and never made twice', () => {
  assert.equal(parseKey(Buffer.from(makeKeyText()), 'k').bytes.length, 64);
  assert.notEqual(makeKeyText(), makeKeyText());
});
