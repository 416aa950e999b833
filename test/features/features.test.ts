import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { features } from '../../src/features/index.js';
import type { Population } from '../../src/population/population.js';
import { strands } from '../../src/scores/strands.js';
import { hasMetadata, staysInRange, valuesOf } from '../laws/feature-laws.js';
import { projectPath } from '../project.js';
import { chatEvents, grownEvents, type MadeEvent, populationOf, tabularEvents } from '../synthetic.js';

const notFeatures = new Set([
  'feature',
  'index',
  'phrase',
  'sampled-words',
  'fresh',
  'table',
  'line-search',
  'share-of-rows',
]);
const tabular = populationOf(tabularEvents(40, 1));
const chat = populationOf(chatEvents(40, 2));
const grown = populationOf(grownEvents(40, 3));
/** Beside the others an account whose every step halves the way to a change of its answer. */
const searching = populationOf([
  ...tabularEvents(40, 1),
  ...[0, 1024, 512, 768, 640, 704, 672, 688, 680, 684, 682, 683, 9, 90, 71, 15].map((x, i) => ({
    account: 'searcher',
    time: 1000 * i,
    label: x < 683 ? 'no' : 'yes',
    row: { x, y: 5 + x / 4, z: 7 - x / 8 },
  })),
]);
/** Beside the others an account that steps away from one point after another, in each column by the same length, and one that goes back and forth. */
const stepping = populationOf([
  ...tabularEvents(40, 1),
  ...starsOf('stepper', (x) => x + 0.125),
  ...swinging('walker'),
]);
const tiny = populationOf([
  { account: 'once', time: NaN },
  { account: 'twice', time: 5, text: 'hello' },
]);

/** Around one point with an answer on either side of it. */
function swinging(account: string): MadeEvent[] {
  return Array.from({ length: 40 }, (_, i) => ({
    ...{ account, time: 1000 * i, label: i % 2 === 0 ? 'no' : 'yes' },
    row: { x: 50 + ((i * 7) % 11) / 100, y: 40 + ((i * 5) % 13) / 100, z: 30 + ((i * 3) % 7) / 100 },
  }));
}

/** Ten points, far apart, and around each a step in every column. */
function starsOf(account: string, step: (from: number) => number): MadeEvent[] {
  const points = Array.from({ length: 10 }, (_, i) => [1 + ((i * 37) % 101), 1 + ((i * 53) % 97), 1 + ((i * 71) % 89)]);
  const rows = points.flatMap((point) => [
    point,
    ...point.map((from, stepped) => point.map((value, i) => (i === stepped ? step(from) : value))),
  ]);
  return rows.map(([x = 0, y = 0, z = 0], i) => ({ account, time: 1000 * i, row: { x, y, z } }));
}

test('steps of one length around points are derivatives, those that grow with the value hardly count', () => {
  const share = (step: (from: number) => number): number => {
    const population = populationOf([...tabularEvents(40, 1), ...starsOf('stepper', step)]);
    return Math.max(...valuesOf(features.find(({ id }) => id === 'column-steps') ?? assert.fail(), population));
  };
  // The third step around each of ten points is known for one, of 39 compared rows.
  const known = 10 / 39;
  assert.ok(share((from) => from + 0.125) > 0.8 * known);
  assert.ok(share((from) => 1.002 * from) < 0.2 * known);
  assert.equal(
    share((from) => from + 60),
    0,
  );
});

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
    for (const population of [tabular, chat, grown, searching, stepping, tiny]) staysInRange(feature, population);
  });

  test(`${feature.id} differs between accounts that differ`, () => {
    const differing = (population: Population): number => new Set(valuesOf(feature, population)).size;
    assert.ok(Math.max(...[tabular, chat, grown, searching, stepping].map(differing)) > 1);
  });
}

test('one search of eight steps, as customers make now and then, is no sign; what goes on is', () => {
  const share = (steps: number): number => {
    const rows = [0, 1024, 512, 768, 640, 704, 672, 688, 680, 684, 682, 683].slice(0, 2 + steps);
    const asked = [...rows, ...[9, 90, 71, 15, 33, 57, 3, 81].map((x) => x + 0.37)];
    const events = asked.map((x, i) => ({
      ...{ account: 'searcher', time: 1000 * i, label: x < 683 ? 'no' : 'yes' },
      row: { x, y: 5 + x / 4, z: 7 - x / 8 },
    }));
    const population = populationOf([...tabularEvents(40, 1), ...events]);
    const feature = features.find(({ id }) => id === 'search-share');
    assert.ok(feature !== undefined);
    return Math.max(...valuesOf(feature, population));
  };
  assert.equal(share(8), 0);
  assert.ok(share(10) > 0);
});
