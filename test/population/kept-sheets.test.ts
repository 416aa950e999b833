/** Sheets kept from one look to the next are those that would be made again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampling } from '../../src/config/defaults.js';
import { KeptSheets, WaitingSheets } from '../../src/population/kept-sheets.js';
import { type CellSheet, cellSheet } from '../../src/population/cells.js';
import { fillMap, inputsOf, showSheets, surveyKind } from '../../src/population/survey.js';
import { customers, logOf } from '../campaigns/made-crowds.js';

const { members } = logOf(customers(12, 5)).population;
const { frame } = surveyKind(members);
const kind = members[0]?.kind ?? 'none';
const sheets = members.map((member) => cellSheet(inputsOf(member), member.kind, frame));
const cells = sheets.reduce((sum, { ids }) => sum + ids.length, 0);

test('a sheet is the one that would be made again, or is not there: with room for all they all are, without any none', () => {
  for (const room of [cells, Math.ceil(cells / 3), 0]) {
    const kept = new KeptSheets(kind, members.length, room);
    for (const sheet of sheets) kept.keep(sheet);
    const known = members.map((_, place) => kept.of(place));
    known.forEach((sheet, place) => {
      if (sheet !== undefined) assert.deepEqual(sheet, sheets[place]);
    });
    const missing = known.filter((sheet) => sheet === undefined).length;
    assert.equal(missing === 0, room === cells);
    assert.equal(missing === members.length, room === 0);
  }
});

test('what is shown is the same whether sheets were kept, filled into the map or made again', () => {
  const filled: CellSheet[] = [];
  const kept = new KeptSheets(kind, members.length, cells / 2);
  fillMap(members, frame, (sheet) => {
    filled.push(sheet);
    kept.keep(sheet);
  });
  assert.deepEqual(filled, sheets);
  for (const known of [undefined, kept]) {
    const shown: CellSheet[] = [];
    showSheets(members, frame, { take: (_, sheet) => shown.push(sheet), isWanted: () => true }, known);
    assert.deepEqual(shown, sheets);
  }
});

test('maps and sheets wait for one look, and no more sheets than one kind may keep', () => {
  const waiting = new WaitingSheets();
  const kept = new KeptSheets(kind, members.length, cells);
  const map = fillMap(members, frame);
  waiting.put(kind, map, kept);
  waiting.put('text', map, new KeptSheets('text', 1, sampling.sheetBytes / 4 - cells + 1));
  assert.deepEqual(waiting.take('text'), { map, sheets: undefined });
  assert.deepEqual(waiting.take(kind), { map, sheets: kept });
  assert.equal(waiting.take(kind), undefined);
});

test('whoever asks first gets the map that was filled, who asks later one filled anew: they are the same', () => {
  const { population } = logOf(customers(12, 5));
  const wanted = population.members[5]?.profile;
  const looks = [0, 1].map(() => {
    const taken: CellSheet[] = [];
    const map = population.mapCells(kind, {
      take: (_, sheet) => taken.push(sheet),
      isWanted: (profile) => profile === wanted,
    });
    return { taken, shares: [...(sheets[0]?.ids ?? [])].map((cell) => map.summedShare(cell)) };
  });
  assert.deepEqual(looks[0], looks[1]);
  assert.deepEqual(looks[0]?.taken, sheets.slice(5, 6));
  assert.ok(looks[0].shares.every((share) => share > 0));
});
