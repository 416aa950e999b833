import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridLines } from '../../src/report/grid.js';

const head = ['id', 'what'];
const rows = [
  ['short', 'a few words'],
  ['a-longer-id', 'many more words than the width of this table has room for, so that they wrap'],
];

test('all lines are equally wide and within the width', () => {
  const lines = gridLines(head, rows, { width: 50, unicode: true });
  assert.equal(new Set(lines.map((line) => line.length)).size, 1);
  assert.ok((lines[0]?.length ?? 99) <= 50);
});

test('what wraps keeps its words', () => {
  const text = gridLines(head, rows, { width: 50, unicode: true }).join(' ');
  for (const word of (rows[1]?.[1] ?? '').split(' ')) assert.ok(text.includes(word), word);
});

test('an ASCII terminal gets ASCII', () => {
  assert.match(gridLines(head, rows, { width: 60, unicode: false }).join('\n'), /^[\x20-\x7e\n]+$/);
});
