/** The ranking in a spreadsheet: one row an account, and nothing in it runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { csv } from '../../src/report/csv.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';

const table: string[][] = parse(rendered(csv, example));

test('a reader of CSV finds one row an account, all equally wide', () => {
  assert.equal(table.length, example.accounts.length + 1);
  assert.equal(new Set(table.map((row) => row.length)).size, 1);
});

test('no text cell begins like a formula', () => {
  const texts = table.flat().filter((cell) => Number.isNaN(Number(cell)));
  for (const cell of texts) assert.doesNotMatch(cell, /^[\s"]*[=+\-@|%＝＋－＠\t\r]/, cell);
  assert.ok(texts.includes("'=cmd()"));
});

test('what is not known is an empty cell, not a zero', () => {
  const [head = [], ...rows] = table;
  const exposure = head.indexOf('exposureLow');
  assert.equal(rows[0]?.[exposure], '0.61');
  assert.equal(rows[3]?.[exposure], '');
});
