import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ColumnTree, learnTrees } from '../../src/population/column-tree.js';
import type { RowInput } from '../../src/population/member.js';
import { RowSurvey, type RowSpace } from '../../src/population/row-space.js';
import { seededRandom } from '../../src/stats/random.js';

type Row = readonly (number | undefined)[];

/** @param words how many columns, from the first on, hold words */
function input(values: Row, words: number): RowInput {
  const kept = values.flatMap((value, column) => (value === undefined ? [] : [{ value, column }]));
  return {
    ...{ key: 0, count: 1, firstTime: 0, label: 0, margin: NaN },
    content: {
      kind: 'row',
      columns: Uint32Array.from(kept, ({ column }) => column + 1),
      isWord: Uint8Array.from(kept, ({ column }) => (column < words ? 1 : 0)),
      values: Float64Array.from(kept, ({ value }) => value),
    },
  };
}

function learn(rows: readonly Row[], words = 0): { readonly tree: ColumnTree; mean(rows: readonly Row[]): number } {
  const inputs = rows.map((row) => input(row, words));
  const survey = new RowSurvey();
  for (const row of inputs) survey.add(row);
  const [space] = survey.spaces();
  assert.ok(space !== undefined);
  const tree = new ColumnTree(space, inputs);
  return {
    tree,
    mean: (asked) => asked.reduce((sum, row) => sum + tree.surprise(input(row, words)), 0) / asked.length,
  };
}

const random = seededRandom(3);
const coin = (): number => (random() < 0.5 ? 0 : 1);
/** The value in front, flipped one time in ten: ln 2 - H(.1) = .3681 nats of mutual information. */
const noisy = (bit: number): number => (random() < 0.1 ? 1 - bit : bit);
const rowsOf = (count: number, row: () => Row): Row[] => Array.from({ length: count }, row);

function chain(): Row {
  const first = coin();
  const second = noisy(first);
  return [first, second, noisy(second)];
}

test('rows of everybody and columns drawn one by one come out as the formulas say', () => {
  const { mean } = learn(rowsOf(20_000, chain), 3);
  // Two edges of .3681 nats; the third pair follows from them and must not count.
  assert.ok(Math.abs(mean(rowsOf(20_000, chain)) + 2 * 0.3681) < 0.03);
  // Drawn apart, an edge surprises by -(ln 1.8 + ln .2) / 2 = .5108 nats.
  assert.ok(Math.abs(mean(rowsOf(20_000, () => [coin(), coin(), coin()])) - 2 * 0.5108) < 0.03);
});

test('numbers that go together are told from the same numbers shuffled', () => {
  const rows = rowsOf(3000, () => {
    const size = random();
    return [size, size + 0.1 * random(), random()];
  });
  const { mean } = learn(rows);
  const shuffled = rows.map(([first], i) => [first, rows[(i + 1) % rows.length]?.[1], random()]);
  assert.ok(mean(rows) < -1, String(mean(rows)));
  assert.ok(mean(shuffled) > 1, String(mean(shuffled)));
});

test('columns that say nothing about each other tell nobody apart', () => {
  const { tree } = learn(rowsOf(3000, () => [random(), random(), random()]));
  assert.equal(tree.tells, false);
});

test('missing columns are values of their own, unknown words one of the others', () => {
  const { tree, mean } = learn(
    rowsOf(3000, () => (random() < 0.5 ? [coin(), undefined, 7] : [2 + coin(), coin(), 9])),
    1,
  );
  assert.ok(tree.tells);
  assert.ok(mean([[0, undefined, 7]]) < mean([[0, 1, 7]]));
  assert.ok(Number.isFinite(mean([[99, undefined, undefined]])));
});

test('each space has a tree of its own', () => {
  const survey = new RowSurvey();
  const [left, right] = [input([1, 2], 0), input([undefined, undefined, 3, 4], 0)];
  for (const row of [left, right]) survey.add(row);
  const spaces = survey.spaces();
  const spaceOf = (row: RowInput): RowSpace | undefined =>
    spaces.find(({ places }) => places.has(row.content.columns[0] ?? 0));
  const treeOf = learnTrees([left, right], spaceOf);
  assert.equal(spaces.length, 2);
  assert.notEqual(treeOf(left), treeOf(right));
  assert.equal(treeOf(input([undefined, undefined, undefined, undefined, 5], 0)), undefined);
});
