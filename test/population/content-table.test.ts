import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peers } from '../../src/config/defaults.js';
import { type Content, emptyContent } from '../../src/population/content.js';
import { ContentTable } from '../../src/population/content-table.js';

const full: Content = {
  inputs: 7,
  cells: { own: 0.25, cross: 0.125, surprise: 3.5, occupancy: null },
  strangerDistance: -0.5,
  ownDistance: null,
  strangerDistances: Float64Array.of(-0.25, NaN, -0.75),
  disagreements: Float64Array.of(0.5, 0, NaN),
  borderline: 0.25,
  phraseSurprise: null,
  columnSurprise: 0.25,
  collocationSurprise: null,
};
const other: Content = {
  inputs: 40,
  cells: { own: 0.5, cross: 0.25, surprise: 1, occupancy: 0.75 },
  strangerDistance: null,
  ownDistance: -2,
  strangerDistances: Float64Array.of(1, 2),
  disagreements: Float64Array.of(0, 1),
  borderline: null,
  phraseSurprise: 6,
  columnSurprise: null,
  collocationSurprise: 2.5,
};

test('contents come back as they were put in, those of few inputs among them', () => {
  const contents = [full, emptyContent(3), other, emptyContent(0)];
  const table = new ContentTable(4, { described: 2, inputs: 5 });
  for (const index of [2, 3, 1, 0]) table.put(index, contents[index] ?? emptyContent(0));
  // Not in order, and twice: the last one is remembered.
  for (const index of [2, 0, 0, 3, 1, 2]) assert.deepEqual(table.of(index), contents[index]);
  assert.equal(table.of(4), undefined);
});

test('distances are those of the account, none for one of few inputs', () => {
  const table = new ContentTable(3, { described: 2, inputs: 5 });
  [emptyContent(peers.fewestInputs - 1), full, other].forEach((content, index) => {
    table.put(index, content);
  });
  assert.deepEqual(
    [0, 1, 2].map((index) => [...table.distancesOf(index)]),
    [[], [-0.25, NaN, -0.75], [1, 2]],
  );
});
