/** What every feature must satisfy, whatever it measures. */
import assert from 'node:assert/strict';
import { families, type Feature } from '../../src/features/feature.js';
import type { Population } from '../../src/population/population.js';

/** Declared metadata is complete: a person can read what it measures, where it comes from and who looks alike. */
export function hasMetadata(feature: Feature): void {
  assert.match(feature.id, /^[a-z]+(-[a-z]+)*$/);
  assert.ok(feature.family in families);
  for (const words of [feature.title, feature.measures, feature.source]) assert.ok(words.length > 3);
  assert.ok(feature.benign.length > 0);
  assert.ok(feature.range[0] < feature.range[1]);
}

/** Null or a finite number inside the range for every account; explanations are one clause without line breaks. */
export function staysInRange(feature: Feature, population: Population): void {
  for (const { profile } of population.members) {
    const value = feature.value(profile, population);
    if (value === null) continue;
    assert.ok(Number.isFinite(value), `${feature.id} of ${profile.account} is ${String(value)}`);
    const [least, most] = feature.range;
    assert.ok(value >= least - 1e-9 && value <= most + 1e-9, `${feature.id} of ${profile.account}: ${String(value)}`);
    const words = feature.explain(profile, population);
    assert.match(words, /^[^\n]{8,}[^.\n]$/);
    assert.doesNotMatch(words, /NaN|undefined|Infinity/);
  }
}

/** Values of a feature over the accounts, nulls left out. */
export function valuesOf(feature: Feature, population: Population): number[] {
  return population.members.flatMap(({ profile }) => feature.value(profile, population) ?? []);
}
