/** Known ways of probing a model against a linear one, and honest ways that look like them: which of them the window counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../src/stats/random.js';
import { foldEvents, usualSettings } from '../laws/summary-laws.js';

type Row = readonly number[];

const COLUMNS = 6;
const random = seededRandom(5);

/** Normal numbers with deviation 10 around 100, by the sum of twelve uniform ones. */
function normal(): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random();
  return sum;
}

function record(): Row {
  return Array.from({ length: COLUMNS }, () => 100 + 10 * normal());
}

function answer(row: Row): 'no' | 'yes' {
  return row.reduce((sum, value, i) => sum + (i % 2 === 0 ? value : -value), 0) > 0 ? 'yes' : 'no';
}

function moved(row: Row, by: (value: number, i: number) => number): Row {
  return row.map((value, i) => value + by(value, i));
}

function cloud(row: Row, width: number, count: number): Row[] {
  return Array.from({ length: count }, () => moved(row, () => 10 * width * normal()));
}

function between(a: Row, b: Row, share: number): Row {
  return moved(a, (value, i) => share * ((b[i] ?? 0) - value));
}

/** Two records with different answers. */
function pair(): readonly [Row, Row] {
  const from = record();
  let to = record();
  while (answer(to) === answer(from)) to = record();
  return [from, to];
}

function window(rows: readonly Row[]) {
  const others = Array.from({ length: 300 }, () => record());
  const event = (row: Row, account: string, time: number) => ({
    ...{ account, time, label: answer(row) },
    fields: Object.fromEntries(row.map((value, i) => [`column-${String(i)}`, value])),
  });
  const profile = foldEvents(
    [...others.map((row, i) => event(row, 'others', i)), ...rows.map((row, i) => event(row, 'a', 1000 * i))],
    usualSettings,
  )
    .profiles()
    .find(({ account }) => account === 'a');
  assert.ok(profile !== undefined);
  const { rowCompared, returns, columnSteps, sameSteps, otherSteps, midpoints } = profile.window;
  return { returns: returns / rowCompared, steps: columnSteps / rowCompared, sameSteps, otherSteps, midpoints };
}

function repeat(times: number, rows: () => readonly Row[]): Row[] {
  return Array.from({ length: times }, rows).flat();
}

/** Brought to the boundary by halving, then the direction of the boundary estimated by a small cloud. */
function hopSkipJump(): Row[] {
  const [from, to] = pair();
  const rows = [from, to];
  let [near, far] = [0, 1];
  for (let halving = 0; halving < 8; halving += 1) {
    const middle = between(from, to, (near + far) / 2);
    rows.push(middle);
    if (answer(middle) === answer(from)) near = (near + far) / 2;
    else far = (near + far) / 2;
  }
  return [...rows, ...cloud(between(from, to, far), 0.1, 20)];
}

/** Random steps along the boundary, kept where the answer stays wrong (Brendel et al. 2018). */
function boundaryWalk(): Row[] {
  const [from, to] = pair();
  const rows: Row[] = [];
  let at = to;
  for (let step = 0; step < 60; step += 1) {
    const [next = at] = cloud(between(at, from, 0.08), 0.1, 1);
    rows.push(next);
    if (answer(next) !== answer(from)) at = next;
  }
  return rows;
}

/** Each number up by a fixed length, one after the other (Chen et al. 2017, ZOO). */
function differences(length: (value: number) => number): Row[] {
  const around = record();
  return [around, ...around.map((_, stepped) => moved(around, (value, i) => (i === stepped ? length(value) : 0)))];
}

test('HopSkipJump goes back and forth around a point it came to by halving', () => {
  const { returns, midpoints } = window(repeat(10, hopSkipJump));
  assert.ok(returns > 0.15, String(returns));
  assert.ok(midpoints > 20);
});

test('a boundary walk goes back and forth', () => {
  const { returns } = window(repeat(5, boundaryWalk));
  assert.ok(returns > 0.08, String(returns));
});

test('finite differences are steps of one length in one column after the other', () => {
  const { steps, sameSteps, otherSteps } = window(repeat(40, () => differences(() => 0.5)));
  assert.ok(steps > 0.5, String(steps));
  assert.ok(sameSteps > 3 * otherSteps);
});

test('a sensitivity analysis by two per cent steps as far as the values are large', () => {
  const wide = (): Row[] => {
    const around = record().map((value) => value * (0.2 + 2 * random()));
    return [around, ...around.map((_, stepped) => moved(around, (value, i) => (i === stepped ? 0.02 * value : 0)))];
  };
  const { sameSteps, otherSteps } = window(repeat(40, wide));
  assert.ok(otherSteps > 3 * sameSteps);
});

test('a tornado chart steps too far, clouds as wide as the data and streams do not come back', () => {
  assert.equal(window(repeat(40, () => differences(() => 10))).steps, 0);
  assert.ok(window(repeat(6, () => cloud(record(), 0.8, 50))).returns < 0.01);
  let at = record();
  const stream = repeat(300, () => [(at = moved(between(at, record(), 0.05), () => 0.3 * normal()))]);
  assert.ok(window(stream).returns < 0.08);
});

test('small noise around ordinary records seldom meets a boundary', () => {
  assert.ok(window(repeat(40, () => cloud(record(), 0.1, 8))).returns < 0.08);
});

test('steps in all columns at once, up and down from one point, leave no trace here away from the boundary', () => {
  const spsa = (): Row[] => {
    const around = record();
    const signs = around.map(() => (random() < 0.5 ? 1 : -1));
    return [moved(around, (_, i) => 0.3 * (signs[i] ?? 1)), moved(around, (_, i) => -0.3 * (signs[i] ?? 1))];
  };
  const { returns, steps } = window(repeat(100, spsa));
  assert.ok(returns < 0.02);
  assert.equal(steps, 0);
});
