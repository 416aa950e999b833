/** `--memory`: sizes as people write them. */
import assert from 'node:assert/strict';
import { totalmem } from 'node:os';
import { test } from 'node:test';
import { memoryOption } from '../../src/commands/memory-option.js';

test('sizes are whole or broken numbers with a unit', () => {
  const sizes: readonly (readonly [string, number])[] = [
    ['500M', 500 * 2 ** 20],
    ['2G', 2 ** 31],
    ['1.5GiB', 1.5 * 2 ** 30],
    ['300mb', 300 * 2 ** 20],
    ['268435456', 2 ** 28],
  ];
  for (const [memory, bytes] of sizes) assert.equal(memoryOption({ memory }), bytes, memory);
});

test('without the option a run may take a quarter of the machine at most', () => {
  assert.ok(memoryOption({}) > 0 && memoryOption({}) <= totalmem() / 4);
});

test('what is no size, or too little to run at all, is said before anything is read', () => {
  for (const memory of ['much', '-5M', '5X', '', 'NaN']) assert.throws(() => memoryOption({ memory }), /is not a size/);
  assert.throws(() => memoryOption({ memory: '50M' }), /too little/);
});
