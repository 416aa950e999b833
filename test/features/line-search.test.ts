import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineWeight } from '../../src/features/line-search.js';
import { repeatedStep } from '../../src/features/repeated-step.js';
import type { Population } from '../../src/population/population.js';
import type { Profile } from '../../src/profiles/profile.js';

test('searches along one number count where hardly any row is a record of its own', () => {
  // (.7 - .5) / (.75 - .5) is .8.
  assert.ok(Math.abs(lineWeight({ fewFields: 70, rowCompared: 100 }) - 0.8) < 1e-9);
  assert.equal(lineWeight({ fewFields: 30, rowCompared: 100 }), 0);
  assert.equal(lineWeight({ fewFields: 95, rowCompared: 100 }), 1);
  assert.equal(lineWeight({ fewFields: 0, rowCompared: 0 }), 0);
});

test('steps repeated elsewhere are augmentation when all columns move at once, and none when a design moves one after the other', () => {
  const population = { repeats: () => ({ inputs: 60, repeating: 30 }) } as unknown as Population;
  const value = (fewFields: number): number => {
    const profile = { window: { fewFields, rowCompared: 100 } } as unknown as Profile;
    return repeatedStep.value(profile, population) ?? NaN;
  };
  assert.equal(value(0), 0.5);
  // A fifth of one half.
  assert.ok(Math.abs(value(70) - 0.1) < 1e-9);
  assert.equal(value(90), 0);
});
