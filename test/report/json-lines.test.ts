/** Lines of JSON written by hand: what `JSON.stringify` gives, rounded and made safe. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { redact } from '../../src/privacy/redact.js';
import { escapeJson } from '../../src/report/escape.js';
import { jsonLine } from '../../src/report/json-lines.js';
import { forMachines } from '../../src/report/numbers.js';

function byLibrary(value: unknown): string {
  return escapeJson(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' ? forMachines(part) : part)),
  );
}

test('a line is what JSON.stringify gives, with nine digits and nothing invisible', () => {
  const plain = fc.jsonValue({ stringUnit: 'binary' });
  fc.assert(fc.property(plain, (value) => jsonLine(value) === byLibrary(value)));
  for (const value of [{ a: undefined, b: NaN, c: -0 }, [undefined, Infinity], { 'a"\\': 1 / 3 }, '\u0301a', 1e300]) {
    assert.equal(jsonLine(value), byLibrary(value));
  }
});

test('every character is written as the library and the escaping write it', () => {
  for (let code = 0; code < 0x3000; code += 1) {
    const text = `x${String.fromCharCode(code)}`;
    assert.equal(jsonLine(text), byLibrary(text), code.toString(16));
  }
});

test('ASCII is redacted as everything else is', () => {
  for (let code = 0; code < 0x80; code += 1) {
    const character = String.fromCharCode(code);
    // A letter beyond ASCII behind it leads through the long way.
    assert.equal(`${redact(character, 1)}x`, redact(`${character}é`, 1));
  }
});
