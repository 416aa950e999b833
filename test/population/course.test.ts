import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseOf, type Course } from '../../src/population/course.js';
import { RowSurvey, type RowSpace } from '../../src/population/row-space.js';
import type { RowInput } from '../../src/population/member.js';
import { seededRandom } from '../../src/stats/random.js';

const COLUMNS = 8;
const random = seededRandom(11);

/** Roughly normal around 0. */
function bell(): number {
  return 2 * (random() + random() + random() - 1.5);
}

function input(values: readonly number[]): RowInput {
  return {
    key: 0,
    count: 1,
    firstTime: 0,
    label: 0,
    margin: NaN,
    content: {
      kind: 'row',
      columns: Uint32Array.from(values, (_, i) => i + 1),
      isWord: new Uint8Array(values.length),
      values: Float64Array.from(values),
    },
  };
}

/** The space of inputs whose columns are all bells. */
function bellSpace(): RowSpace {
  const survey = new RowSurvey();
  for (let i = 0; i < 2000; i += 1) survey.add(input(Array.from({ length: COLUMNS }, bell)));
  const [space] = survey.spaces();
  if (space === undefined) throw new Error('no space');
  return space;
}

const space = bellSpace();
const scales = space.columns.map(({ median, scale }) => ({ median, scale }));

function course(rows: readonly (readonly number[])[], times = rows.map((_, i) => 60_000 * i)): Course {
  const points = rows.map((row) =>
    Float64Array.from(row, (value, i) => (value - (scales[i]?.median ?? 0)) / (scales[i]?.scale ?? 1)),
  );
  const found = courseOf(space, { points, times }, 5);
  assert.ok(found !== null);
  return found;
}

function draws(count: number, draw: () => number): number[][] {
  return Array.from({ length: count }, () => Array.from({ length: COLUMNS }, draw));
}

const uniform = (): number => 6 * random() - 3;

test('one steady draw neither drifts nor is kin to its neighbours in time', () => {
  const { drift, kinship } = course(draws(64, bell));
  assert.ok(Math.abs(drift) < 0.8, `drift ${drift}`);
  assert.ok(Math.abs(kinship) < 0.25, `kinship ${kinship}`);
});

test('clouds around cases drift and are kin, whatever the width of the whole', () => {
  const cases = draws(8, bell);
  const { drift, kinship, columnShift } = course(
    Array.from({ length: 64 }, (_, i) => (cases[i >> 3] ?? []).map((value) => value + 0.3 * bell())),
  );
  assert.ok(drift > 1, `drift ${drift}`);
  assert.ok(kinship > 1, `kinship ${kinship}`);
  assert.ok(columnShift < 0.4, `shift ${columnShift}`);
});

test('a sweep sorted by one of its columns is no cloud: the column in the middle does not drift', () => {
  const sorted = draws(64, uniform).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const { drift, kinship } = course(sorted);
  assert.ok(drift < 1, `drift ${drift}`);
  assert.ok(kinship < 0.35, `kinship ${kinship}`);
});

test('the columns of a sweep are distributed unlike everybody’s in whatever order it comes; those of everybody are not', () => {
  const sweep = draws(64, uniform);
  const ordered = [...sweep].sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
  assert.equal(course(sweep).columnShift, course(ordered).columnShift);
  assert.ok(course(sweep).columnShift > 1.4 * course(draws(64, bell)).columnShift);
});

test('clouds are as wide as everybody, a sweep is wider in whatever order it comes', () => {
  const cloud = course(draws(64, bell)).spread;
  assert.ok(Math.abs(cloud) < 0.1, `spread ${cloud}`);
  // Bells of this kind have a standard deviation of 1, the uniform numbers one of the root of 3.
  const sweep = draws(64, uniform);
  assert.ok(Math.abs(course(sweep).spread - Math.log(Math.sqrt(3))) < 0.1);
  assert.equal(course([...sweep].reverse()).spread.toFixed(9), course(sweep).spread.toFixed(9));
});

test('fewer than sixteen inputs have no course', () => {
  assert.equal(
    courseOf(
      space,
      { points: draws(15, bell).map((row) => Float64Array.from(row)), times: Array.from({ length: 15 }, (_, i) => i) },
      5,
    ),
    null,
  );
});
