import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../src/stats/random.js';
import { deviation, shortestRun } from '../../src/stats/shortest-run.js';

const spreadOfMost = (values: readonly number[]): number => deviation(shortestRun(values, 0.85));

test('one stranger among equal volumes does not hide that they are equal, and a quarter of strangers does', () => {
  const equal = Array.from({ length: 20 }, () => 5);
  assert.equal(spreadOfMost([...equal, 9]), 0);
  assert.ok(spreadOfMost([...equal, 9, 8.5, 2, 1, 7, 6.5]) > 0.5);
  assert.equal(spreadOfMost([5, 5, 5, 9]), deviation([5, 5, 5, 9]), 'of four every one counts');
  assert.equal(spreadOfMost([]), 0);
});

test('the spread of most is that of the closest values, by brute force over all neighbours in order', () => {
  const random = seededRandom(7);
  for (let round = 0; round < 200; round += 1) {
    const values = Array.from({ length: 4 + Math.floor(random() * 30) }, () => random() ** 3);
    const sorted = [...values].sort((a, b) => a - b);
    const most = Math.ceil(0.85 * values.length);
    const runs = sorted.flatMap((_, i) => (i + most <= sorted.length ? [sorted.slice(i, i + most)] : []));
    const width = (run: number[]): number => (run.at(-1) ?? 0) - (run[0] ?? 0);
    const closest = runs.reduce((best, run) => (width(run) < width(best) ? run : best));
    assert.equal(spreadOfMost(values), deviation(closest));
  }
});
