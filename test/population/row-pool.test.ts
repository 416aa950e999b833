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
}

function rowsOf({ numbers, words, gaps }: Shape, count: number): SampledInput[] {
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
          column < words ? Math.floor(random() * 3) : Math.fround(random() * 5 + random() * 5),
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
function distance({ isWord }: RowSpace, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  a.forEach((left, i) => {
    const right = b[i] ?? NaN;
    if (Number.isNaN(left) || Number.isNaN(right)) sum += Number.isNaN(left) && Number.isNaN(right) ? 0 : 1;
    else if (isWord[i] === 1) sum += left === right ? 0 : 2;
    else sum += (left - right) ** 2;
  });
  return Math.sqrt(sum);
}

function checkThird(shape: Shape): void {
  const rows = rowsOf(shape, 400);
  const space = spaceOf(rows);
  const entries: PoolEntry[] = rows.map((input, i) => ({ owner: i % 20, input }));
  const pool = makeRowPool(entries, () => space);
  const points = rows.map((row) => (isRow(row) ? placeRow(space, row) : new Float64Array(0)));
  rows.slice(0, 60).forEach((row, i) => {
    const own = points[i] ?? new Float64Array(0);
    const others = entries.flatMap(({ owner }, j) =>
      owner === i % 20 ? [] : [distance(space, own, points[j] ?? new Float64Array(0))],
    );
    others.sort((a, b) => a - b);
    assert.equal(pool.nearest(row, i % 20).third, others[2]);
  });
}

test('the third nearest stranger is that of comparing with all, whatever the number of columns', () => {
  for (const numbers of [1, 3, 4, 9, 18]) checkThird({ numbers, words: 0, gaps: 0 });
});

test('the third nearest stranger is that of comparing with all, with words and lacking columns', () => {
  for (const words of [0, 1, 4]) checkThird({ numbers: 7, words, gaps: 0.3 });
});
