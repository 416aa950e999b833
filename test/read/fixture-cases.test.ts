/** The fixtures are what their generator writes: who changes it writes them again. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { csvText, jsonLines } from '../../bench/fixtures/case.js';
import { cases } from '../../bench/fixtures/cases.js';
import { projectPath } from '../project.js';

const fixtures = cases();

test('every case has its folder, and every folder its case', () => {
  assert.deepEqual(readdirSync(projectPath('fixtures', 'logs')).sort(), fixtures.map(({ id }) => id).sort());
});

for (const { id, records, csv, events } of fixtures) {
  test(`${id} is as its generator writes it`, () => {
    const read = (name: string): string => readFileSync(projectPath('fixtures', 'logs', id, name), 'utf8');
    assert.equal(read('log.jsonl'), jsonLines(records).join(''));
    assert.equal(read('log.csv'), csvText(csv));
    assert.deepEqual(JSON.parse(read('events.json')), JSON.parse(JSON.stringify(events)));
  });
}
