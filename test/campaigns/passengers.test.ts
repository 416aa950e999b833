import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Passengers, type Traveller } from '../../src/campaigns/passengers.js';

function patterned(...strengths: number[]): Traveller['own'] {
  return { patterns: strengths.map((strength, i) => ({ id: `pattern-${i}`, strength })) };
}

function passengersOf(all: readonly Traveller[]): number[] {
  const company = new Passengers(
    all.map((_, place) => place),
    all,
  );
  return all.flatMap((_, place) => (company.isStrange(place) ? [place] : []));
}

function withStrengths(...strengths: number[]): Traveller[] {
  return strengths.map((strength) => ({ own: patterned(-1, strength), part: null }));
}

test('who does hardly anything of what the members do is a passenger, be it nearly half of the group', () => {
  assert.deepEqual(passengersOf(withStrengths(1.6, 1.4, 1.2, 1, 1, 0.5, 0.2, 0.04, -0.5)), [6, 7, 8]);
});

test('whose strange part does it is none', () => {
  const half = { own: patterned(-1, 0.1), part: { own: patterned(-1, 1) } };
  assert.deepEqual(passengersOf([...withStrengths(1.6, 1.4, 1.2, 1), half]), []);
});

test('in a group that is nothing by itself nobody is a passenger', () => {
  assert.deepEqual(passengersOf(withStrengths(0.4, 0.4, 0.2, 0.1, 0.02, -0.1)), []);
});

test('who does something else than the group is one too', () => {
  const explainer = { own: patterned(0.9, 0.1), part: null };
  assert.deepEqual(passengersOf([...withStrengths(1.9, 1.8, 1.7, 1.6, 1.2), explainer]), [5]);
  const both = { own: patterned(0.9, 0.6), part: null };
  assert.deepEqual(passengersOf([...withStrengths(1.9, 1.8, 1.7, 1.6, 1.2), both]), []);
});
