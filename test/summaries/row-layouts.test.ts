import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowLayouts } from '../../src/summaries/row-layouts.js';

function layout(...columns: number[]) {
  return { columns: Uint32Array.from(columns), isWord: new Uint8Array(columns.length) };
}

test('equal layouts have one number, however they were made', () => {
  const layouts = new RowLayouts();
  assert.equal(layouts.take(layout(1, 2)), layouts.take(layout(1, 2)));
  assert.notEqual(layouts.take(layout(1, 2)), layouts.take(layout(1, 3)));
  const words = { columns: Uint32Array.of(1, 2), isWord: Uint8Array.of(0, 1) };
  assert.notEqual(layouts.take(words), layouts.take(layout(1, 2)));
});

test('a layout without rows is forgotten and its number given out again', () => {
  const layouts = new RowLayouts();
  const number = layouts.take(layout(1));
  layouts.take(layout(1));
  layouts.drop(number);
  assert.ok(layouts.at(number) !== undefined);
  layouts.drop(number);
  assert.equal(layouts.at(number), undefined);
  assert.equal(layouts.take(layout(9)), number);
});

test('a layout that was forgotten does not come back under a number that another one has now', () => {
  const layouts = new RowLayouts();
  const [first, second] = [layout(1), layout(2)];
  const number = layouts.take(first);
  layouts.drop(number);
  assert.equal(layouts.take(second), number);
  assert.notEqual(layouts.take(first), number);
  assert.equal(layouts.take(second), number);
});
