import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contribute } from '../../src/scores/contributions.js';
import type { Circumstances } from '../../src/scores/patterns.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

const toSuspicion = (score: number): number => 1 / (1 + Math.exp(-(score - 1) / 0.3));

const anyStrands = fc.record(
  Object.fromEntries(
    strandIds.map((id) => [id, fc.option(fc.double({ min: -4, max: 4, noNaN: true }), { nil: null })]),
  ) as Record<keyof StrandValues, fc.Arbitrary<number | null>>,
);

const anyCircumstances = fc.record<Circumstances>({
  kind: fc.constantFrom('chat', 'text', 'row', 'none'),
  distinct: fc.integer({ min: 1, max: 100_000 }),
  requests: fc.integer({ min: 1, max: 100_000 }),
  drift: fc.constant(null),
  alone: fc.constant(true),
});

test('baseline and contributions add up to the suspicion', () => {
  fc.assert(
    fc.property(anyStrands, anyCircumstances, (values, circumstances) => {
      const { baseline, suspicion, slopes } = contribute(values, circumstances, toSuspicion);
      const sum = strandIds.reduce((total, id) => total + (slopes[id] ?? 0) * (values[id] ?? 0), baseline);
      return Math.abs(sum - suspicion) < 1e-9;
    }),
    { numRuns: 300 },
  );
});

test('what is average in everything has nothing but its baseline', () => {
  const values = Object.fromEntries(strandIds.map((id) => [id, 0])) as StrandValues;
  const found = contribute(values, { kind: 'row', distinct: 500, requests: 500, drift: 0 }, toSuspicion);
  assert.equal(found.baseline, found.suspicion);
  assert.deepEqual(found.slopes, {});
});

test('the strands of a sweep carry a sweep', () => {
  const values = Object.fromEntries(strandIds.map((id) => [id, 0])) as StrandValues;
  const sweep = { ...values, shift: 3, breadth: 2, fresh: 0.6, near: 0.1 };
  const { slopes } = contribute(sweep, { kind: 'row', distinct: 500, requests: 500, drift: 0 }, toSuspicion);
  const shift = 3 * (slopes.shift ?? 0);
  assert.ok(shift > 0.1);
  assert.ok(shift > 10 * Math.abs(0.1 * (slopes.near ?? 0)));
});
