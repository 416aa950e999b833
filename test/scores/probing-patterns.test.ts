/** Patterns of probing: halving, going back and forth, difference quotients. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circumstances } from '../../src/scores/pattern.js';
import { scorePatterns } from '../../src/scores/patterns.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

function strandValues(given: Partial<StrandValues>): StrandValues {
  const values = Object.fromEntries(strandIds.map((id) => [id, 0])) as StrandValues;
  return { ...values, ...given };
}

const tabular: Circumstances = { kind: 'row', distinct: 400, requests: 400, drift: 0 };

function weighedOn(circumstances: Circumstances, id: string, values: Partial<StrandValues>): number {
  return (
    scorePatterns(strandValues(values), circumstances).patterns.find((pattern) => pattern.id === id)?.weighed ?? NaN
  );
}

test('rows half way between others are bisection, unless the same rows are asked again and again, as grid reports do', () => {
  const halving = (fresh: number): number =>
    weighedOn({ ...tabular, alone: true }, 'bisection', { middles: 2.5, fresh });
  assert.ok(halving(0) > 1);
  assert.ok(halving(-1) > 0.9 * halving(0));
  assert.ok(halving(-2.2) < 0.2 * halving(0));
});

test('going back and forth upholds bisection and boundary, by half and no more than they say themselves', () => {
  const bisection = (middles: number, returns: number): number =>
    weighedOn({ ...tabular, alone: true }, 'bisection', { middles, returns });
  assert.ok(bisection(1, 1.6) > 1.6 * bisection(1, 0));
  assert.equal(bisection(1, 8), bisection(1, 2));
  assert.equal(bisection(0, 3), bisection(0, 0));
  assert.equal(bisection(1, -3), bisection(1, 0));
  const boundary = (returns: number): number => weighedOn(tabular, 'boundary', { near: 2, flip: 2, returns });
  assert.ok(boundary(2) > 1.3 * boundary(0));
});

test('steps of a difference quotient are a pattern of tables alone', () => {
  assert.ok(weighedOn(tabular, 'derivatives', { derivatives: 2.5 }) > 1);
  const { patterns } = scorePatterns(strandValues({ derivatives: 2.5 }), { ...tabular, kind: 'text' });
  assert.ok(patterns.every(({ id }) => id !== 'derivatives'));
});

test('clouds around cases excuse most of active learning, coming back to one kind of case or a drift alone does not', () => {
  const uncertain = (course: number, kinship: number): number =>
    weighedOn({ ...tabular, alone: true }, 'active-learning', {
      confidence: 2,
      borderline: 2,
      breadth: 2,
      fresh: 2,
      course,
      kinship,
    });
  assert.ok(uncertain(1.5, 1.5) < 0.5 * uncertain(0, 0));
  assert.ok(uncertain(1.5, 0) > 0.9 * uncertain(0, 0));
  assert.ok(uncertain(0, 1.5) > 0.9 * uncertain(0, 0));
});
