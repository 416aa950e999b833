import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRow } from '../../src/population/member.js';
import { makeRowPool, type PoolEntry } from '../../src/population/row-pool.js';
import { placeRow, RowSurvey, type RowSpace } from '../../src/population/row-space.js';
import type { SampledInput } from '../../src/represent/sampled-input.js';
import { seededRandom } from '../../src/stats/random.js';

interface Shape {
  readonly numbers: number;
  readonly words: number;
  /** Share of the rows that lack a column. */
  readonly gaps: number;
  /** Numbers are whole and few, so that many distances are equal. */
  readonly even?: boolean;
}

function rowsOf({ numbers, words, gaps, even }: Shape, count: number): SampledInput[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, key) => {
    const lacks = random() < gaps ? Math.floor(random() * (numbers + words)) : -1;
    const kept = Array.from({ length: numbers + words }, (_, column) => column).filter((column) => column !== lacks);
    return {
      ...{ key, count: 1, firstTime: key, label: 1 + Math.floor(random() * 3), margin: NaN },
      content: {
        kind: 'row',
        columns: Uint32Array.from(kept, (column) => 100 + column),
        isWord: Uint8Array.from(kept, (column) => (column < words ? 1 : 0)),
        values: Float64Array.from(kept, (column) =>
          column < words || even === true ? Math.floor(random() * 3) : Math.fround(random() * 5 + random() * 5),
        ),
      },
    };
  });
}

function spaceOf(rows: readonly SampledInput[]): RowSpace {
  const survey = new RowSurvey();
  for (const row of rows) if (isRow(row)) survey.add(row);
  const [space, ...others] = survey.spaces();
  assert.ok(space !== undefined && others.length === 0);
  return space;
}

/** As docs/method.md has it, one column after the other. */
function squaredDistance({ isWord }: RowSpace, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  a.forEach((left, i) => {
    const right = b[i] ?? NaN;
    if (Number.isNaN(left) || Number.isNaN(right)) sum += Number.isNaN(left) && Number.isNaN(right) ? 0 : 1;
    else if (isWord[i] === 1) sum += left === right ? 0 : 2;
    else sum += (left - right) ** 2;
  });
  return sum;
}

/** Share of the seven nearest that do not have their most frequent label; of equally near ones those that stand first count. */
function disagreement(nearest: readonly number[]): number {
  const counts = [1, 2, 3].map((label) => nearest.filter((other) => other === label).length);
  return 1 - Math.max(...counts) / nearest.length;
}

function checkNearest(shape: Shape): void {
  const rows = rowsOf(shape, 400);
  const space = spaceOf(rows);
  const entries: PoolEntry[] = rows.map((input, i) => ({ owner: i % 20, input }));
  const pool = makeRowPool(entries, () => space);
  const points = rows.map((row) => (isRow(row) ? placeRow(space, row) : new Float64Array(0)));
  rows.slice(0, 60).forEach((row, i) => {
    const own = points[i] ?? new Float64Array(0);
    const others = entries.flatMap(({ owner, input: { label } }, j) =>
      owner === i % 20 ? [] : [{ label, far: squaredDistance(space, own, points[j] ?? new Float64Array(0)) }],
    );
    // Stable: of equals the first in the pool stay first.
    others.sort((a, b) => a.far - b.far);
    const found = pool.nearest(row, i % 20);
    assert.equal(found.third, Math.sqrt(others[2]?.far ?? NaN));
    assert.equal(found.disagreement, disagreement(others.slice(0, 7).map(({ label }) => label)));
  });
}

test('the nearest strangers are those of comparing with all, whatever the number of columns', () => {
  for (const numbers of [1, 3, 4, 9, 18, 70]) checkNearest({ numbers, words: 0, gaps: 0 });
});

test('the nearest strangers are those of comparing with all, with words and lacking columns', () => {
  for (const words of [0, 1, 4]) checkNearest({ numbers: 7, words, gaps: 0.3 });
  checkNearest({ numbers: 18, words: 0, gaps: 0.3 });
});

test('of strangers equally near those that stand first in the pool count, however it is searched', () => {
  for (const words of [0, 1, 3]) checkNearest({ numbers: 2, words, gaps: 0.1, even: true });
  checkNearest({ numbers: 13, words: 0, gaps: 0.1, even: true });
});
