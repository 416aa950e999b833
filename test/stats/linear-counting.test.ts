import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mix32 } from '../../src/represent/hash.js';
import { BITMAP_WORDS, countMarked, markHash, mergeMarks } from '../../src/stats/linear-counting.js';

function marked(from: number, to: number): Uint32Array {
  const words = new Uint32Array(BITMAP_WORDS);
  for (let i = from; i < to; i += 1) markHash(words, 0, mix32(i));
  return words;
}

test('the count follows -m ln(empty / m) of linear counting, and is infinite once no bit is empty', () => {
  assert.equal(countMarked(marked(0, 0)), 0);
  const words = Uint32Array.of(0xffffffff, 0);
  assert.ok(Math.abs(countMarked(words) - 64 * Math.log(2)) < 1e-9);
  assert.equal(countMarked(Uint32Array.of(0xffffffff, 0xffffffff)), Infinity);
});

test('over many draws the count is right on the average, and within its standard error', () => {
  // Whang et al., theorem 3: the error is sqrt(m (e^t - t - 1)) for t = n / m.
  for (const different of [5, 20, 60]) {
    const counts = Array.from({ length: 400 }, (_, i) => countMarked(marked(1000 * i, 1000 * i + different)));
    const mean = counts.reduce((sum, value) => sum + value, 0) / counts.length;
    const t = different / 64;
    const error = Math.sqrt(64 * (Math.exp(t) - t - 1));
    assert.ok(
      Math.abs(mean - different) < 0.05 * different + (4 * error) / Math.sqrt(counts.length),
      `${different}: ${mean}`,
    );
  }
});

test('what was marked twice counts once, and two bitmaps merge into that of both', () => {
  const both = marked(0, 30);
  mergeMarks(both, 0, marked(20, 50), 0);
  assert.deepEqual(both, marked(0, 50));
});
