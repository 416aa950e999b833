/** Numbers in words: rounding for people, and what must not be rounded away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as numbers from '../../src/report/numbers.js';

test('counts have their thousands apart', () => {
  assert.deepEqual([0, 999, 1000, 1234567].map(numbers.count), ['0', '999', '1,000', '1,234,567']);
});

test('measures keep three digits', () => {
  assert.deepEqual([0, 0.12345, 12.345, 123.45, 12345.6, -0.5, 0.000012, -2345].map(numbers.measure), [
    '0',
    '0.123',
    '12.3',
    '123',
    '12,346',
    '-0.5',
    '1.2e-5',
    '-2,345',
  ]);
});

test('a score is never rounded to certainty', () => {
  assert.deepEqual([0, 0.001, 0.5, 0.996, 1].map(numbers.score), ['0.00', '<.01', '0.50', '>.99', '1.00']);
});

test('contributions carry their sign, and those too small to see are 0', () => {
  assert.deepEqual([0.25, -0.0312, 0.0004, -0.0004].map(numbers.signed), ['+0.250', '-0.031', '0', '0']);
});

test('probabilities keep two digits, small ones their power', () => {
  assert.deepEqual([1, 0.0499, 1 / 101, 0.000012].map(numbers.probability), ['1', '0.05', '0.0099', '1e-5']);
});

test('machines get nine digits, and whole numbers whole', () => {
  assert.equal(numbers.forMachines(1 / 3), 0.333333333);
  assert.equal(numbers.forMachines(12_345_678_901), 12_345_678_901);
  assert.equal(numbers.forMachines(1.23456789012e-12), 1.23456789e-12);
});

test('shares are printed in percent', () => {
  assert.deepEqual([0, 0.0001, 0.015, 0.5, 5 / 6, 1].map(numbers.percent), [
    '0 %',
    '<0.1 %',
    '1.5 %',
    '50 %',
    '83 %',
    '100 %',
  ]);
});

test('times are printed to the minute; missing ones as a dash', () => {
  assert.equal(numbers.minute('2026-11-20T14:05:59.999Z'), '2026-11-20 14:05');
  assert.equal(numbers.minuteOfYear('2026-11-20T14:05:59.999Z'), '11-20 14:05');
  assert.equal(numbers.minute(null), '-');
  assert.equal(numbers.minute('soon'), 'soon');
});
