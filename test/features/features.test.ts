import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { features } from '../../src/features/index.js';
import type { Population } from '../../src/population/population.js';
import { strands } from '../../src/scores/strands.js';
import { hasMetadata, staysInRange, valuesOf } from '../laws/feature-laws.js';
import { projectPath } from '../project.js';
import { chatEvents, grownEvents, populationOf, tabularEvents } from '../synthetic.js';

const notFeatures = new Set(['feature', 'index', 'phrase', 'sampled-words', 'fresh', 'table']);
const tabular = populationOf(tabularEvents(40, 1));
const chat = populationOf(chatEvents(40, 2));
const grown = populationOf(grownEvents(40, 3));
/** Beside the others an account whose every step halves the way to a change of its answer. */
const searching = populationOf([
  ...tabularEvents(40, 1),
  ...[0, 64, 32, 48, 40, 44, 42, 43, 9, 90, 71, 15, 83, 27, 99].map((x, i) => ({
    account: 'searcher',
    time: 1000 * i,
    label: x < 43 ? 'no' : 'yes',
    row: { x, y: 5 + x / 4, z: 7 - x / 8 },
  })),
]);
const tiny = populationOf([
  { account: 'once', time: NaN },
  { account: 'twice', time: 5, text: 'hello' },
]);

test('every feature file is in the index under its own id', () => {
  const files = readdirSync(projectPath('src', 'features')).map((file) => file.replace('.ts', ''));
  assert.deepEqual(features.map(({ id }) => id).sort(), files.filter((file) => !notFeatures.has(file)).sort());
});

test('there are features in all seven families', () => {
  assert.equal(new Set(features.map(({ family }) => family)).size, 7);
});

test('what a strand weighs is a stable feature, and what weighs nothing is on trial', () => {
  const weighed = new Set<string>(Object.values(strands).flatMap(({ parts }) => parts.map(({ feature }) => feature)));
  // A part that is scored apart adds what it scores above the whole.
  weighed.add('strange-part');
  for (const { id, status } of features) assert.equal(status, weighed.has(id) ? 'stable' : 'trial', id);
});

for (const feature of features) {
  test(`${feature.id} declares what it is`, () => {
    hasMetadata(feature);
  });

  test(`${feature.id} stays in its range for tabular, chat and nearly empty accounts`, () => {
    for (const population of [tabular, chat, grown, searching, tiny]) staysInRange(feature, population);
  });

  test(`${feature.id} differs between accounts that differ`, () => {
    const differing = (population: Population): number => new Set(valuesOf(feature, population)).size;
    assert.ok(Math.max(...[tabular, chat, grown, searching].map(differing)) > 1);
  });
}
