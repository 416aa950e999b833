/** Which columns fit, and how wide each becomes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, columnLines, fitColumns } from '../../src/report/layout.js';
import { makePage, span } from '../../src/report/page.js';
import { plainPage } from '../laws/reporter-laws.js';

function column(title: string, text: string, least: number, dropsAt: number): Column {
  return { title, align: 'left', least, dropsAt, cells: [span(text)] };
}

const columns = [column('a', '12345678', 4, 0), column('b', '1234', Infinity, 1), column('c', '123456', 2, 2)];

function widths(width: number): (readonly [string, number])[] {
  return fitColumns(columns, width).map(({ column: { title }, width: columns }) => [title, columns] as const);
}

test('with room enough every column is as wide as its widest cell', () => {
  assert.deepEqual(widths(22), [
    ['a', 8],
    ['b', 4],
    ['c', 6],
  ]);
});

test('short of room, columns shrink to what they need at least', () => {
  // 8 + 4 + 6 and two gaps of 2 are 22; at 14 eight columns are missing, all that a (4) and c (4) can spare.
  assert.deepEqual(widths(14), [
    ['a', 4],
    ['b', 4],
    ['c', 2],
  ]);
});

test('then columns go, the last to stay first', () => {
  assert.deepEqual(widths(13), [
    ['a', 7],
    ['b', 4],
  ]);
  assert.deepEqual(widths(9), [['a', 8]]);
});

test('columns that always stay are never dropped', () => {
  assert.deepEqual(widths(1), [['a', 4]]);
});

test('cells of wide characters line up with the others', () => {
  const names = ['客户', '🫠🥷', 'plain'];
  const page = makePage(plainPage);
  const lines = columnLines(page, [
    { title: 'name', align: 'left', least: 4, dropsAt: 0, cells: names.map((name) => span(name)) },
    { title: 'x', align: 'left', least: 1, dropsAt: 0, cells: names.map(() => span('|')) },
  ]);
  // Columns up to the bar: 客户 takes 4, the two emoji 4, plain 5; all are filled to 5.
  assert.deepEqual(lines, ['name   x', '客户   |', '🫠🥷   |', 'plain  |']);
});
