/** Sheets kept from one look to the next are those that would be made again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptSheets } from '../../src/population/kept-sheets.js';
import { cellSheet } from '../../src/population/cells.js';
import { inputsOf, surveyKind } from '../../src/population/survey.js';
import { customers, logOf } from '../campaigns/made-crowds.js';

const { members } = logOf(customers(12, 5)).population;
const { frame } = surveyKind(members);
const sheets = members.map((member) => cellSheet(inputsOf(member), member.kind, frame));
const cells = sheets.reduce((sum, { ids }) => sum + ids.length, 0);

test('a sheet is the same whether it was kept or found no room', () => {
  for (const room of [cells, Math.ceil(cells / 3), 0]) {
    const kept = new KeptSheets(frame, members.length, room);
    for (const sheet of sheets) kept.keep(sheet);
    members.forEach((member, place) => {
      let looked = 0;
      const inputs = inputsOf(member);
      const counted = new Proxy(inputs, {
        get(target, name): unknown {
          looked += 1;
          return Reflect.get(target, name);
        },
      });
      assert.deepEqual(kept.of(place, member, counted), sheets[place]);
      // With room for all nothing is looked at again, without any room everything.
      if (room === cells) assert.equal(looked, 0);
      if (room === 0) assert.ok(looked > 0);
    });
  }
});
