/** The short way to nine digits against the long one, through three conversions of the library. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_BYTES, putNineDigits } from '../../src/report/nine-digits.js';
import { forMachines } from '../../src/report/numbers.js';

const bytes = Buffer.alloc(MOST_BYTES + 1);

/** Undefined where the number is left to the library. */
function written(value: number): string | undefined {
  const end = putNineDigits(value, bytes, 1);
  return end < 0 ? undefined : bytes.toString('latin1', 1, end);
}

function isRight(value: number): boolean {
  const text = written(value);
  return text === undefined || text === String(forMachines(value));
}

test('a number is written as the library writes it after rounding', () => {
  fc.assert(fc.property(fc.double(), isRight), { numRuns: 20_000 });
  fc.assert(fc.property(fc.double({ min: -1e10, max: 1e10 }), isRight), { numRuns: 20_000 });
  fc.assert(fc.property(fc.double({ min: 0, max: 1e-4 }), isRight), { numRuns: 20_000 });
  fc.assert(fc.property(fc.integer(), isRight));
});

test('numbers beside powers of ten, and those that few digits tell, are written right', () => {
  for (let exponent = -8; exponent <= 11; exponent += 1) {
    const power = Number(`1e${String(exponent)}`);
    for (const factor of [1, 1 - 1e-16, 1 + 2e-16, 1 - 1e-10, 1 + 1e-8, 1 - 4.9e-9, 0.5, 1.5, 2.5, 1 / 3, 9.99999999]) {
      for (const value of [power * factor, -power * factor]) assert.ok(isRight(value), String(value));
    }
    for (let step = 1; step < 1000; step += 1) assert.ok(isRight(step * power), String(step * power));
  }
});

test('what documents hold is written here: shares, percentiles, counts', () => {
  for (const [value, text] of [
    [0, '0'],
    [-0, '0'],
    [1_481, '1481'],
    [999_999_999, '999999999'],
    [98.33333333333333, '98.3333333'],
    [0.1 + 0.2, '0.3'],
    [-0.0023946754812, '-0.00239467548'],
    [0.9999999999, '1'],
    [0.000001, '0.000001'],
  ] as const) {
    assert.equal(written(value), text);
  }
});

test('the library is left what takes an exponent, what has no end and what lies between two roundings', () => {
  for (const value of [9e-7, 1e9, 1e300, NaN, Infinity, -Infinity, 1.000000005, 0.1000000005]) {
    assert.equal(written(value), undefined);
  }
});
