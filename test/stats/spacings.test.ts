import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../src/stats/random.js';
import { chanceOfSpacings } from '../../src/stats/spacings.js';

test('all spacings longer than x have the chance (1 - n x)^(n - 1), none longer than 1/n', () => {
  assert.ok(Math.abs(chanceOfSpacings(3, 3, 0.2) - 0.16) < 1e-12);
  assert.ok(Math.abs(chanceOfSpacings(10, 10, 0.05) - 0.5 ** 9) < 1e-12);
  assert.equal(chanceOfSpacings(4, 4, 0.25), 0);
  assert.equal(chanceOfSpacings(4, 0, 0.9), 1);
  assert.equal(chanceOfSpacings(4, 5, 0), 0);
  assert.ok(Math.abs(chanceOfSpacings(7, 7, 0) - 1) < 1e-12);
});

test('chances are those of thrown points, to within their scatter', () => {
  const random = seededRandom(19);
  const throws = 20_000;
  for (const [spacings, enough, length] of [
    [8, 7, 0.05],
    [8, 6, 0.06],
    [13, 11, 0.03],
    [5, 1, 0.5],
  ] as const) {
    let hits = 0;
    for (let i = 0; i < throws; i += 1) {
      const points = [0, ...Array.from({ length: spacings - 1 }, random).sort((a, b) => a - b), 1];
      const long = points.slice(1).filter((point, at) => point - (points[at] ?? 0) > length).length;
      if (long >= enough) hits += 1;
    }
    const chance = chanceOfSpacings(spacings, enough, length);
    const scatter = Math.sqrt((chance * (1 - chance)) / throws);
    assert.ok(Math.abs(hits / throws - chance) < 4 * scatter + 1e-4, `${hits / throws} and ${chance}`);
  }
});
