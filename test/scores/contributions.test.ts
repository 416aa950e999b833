import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contribute } from '../../src/scores/contributions.js';
import type { Circumstances } from '../../src/scores/pattern.js';
import { scorePatterns } from '../../src/scores/patterns.js';
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

/** A copy for every place looked at, and every strand nudged: the mean slopes before the rest is spread. */
function plainSlopes(values: StrandValues, circumstances: Circumstances): Partial<StrandValues> {
  const at = (point: StrandValues): number => toSuspicion(scorePatterns(point, circumstances).score);
  const sums: Record<string, number> = {};
  for (let step = 0; step < 8; step += 1) {
    const entries = strandIds.map((id) => [id, values[id] === null ? null : ((step + 0.5) / 8) * (values[id] ?? 0)]);
    const point = Object.fromEntries(entries) as StrandValues;
    for (const id of strandIds) {
      if ((values[id] ?? 0) === 0) continue;
      const slope = (at({ ...point, [id]: (point[id] ?? 0) + 1e-4 }) - at(point)) / 1e-4 / 8;
      sums[id] = (sums[id] ?? 0) + slope;
    }
  }
  return sums;
}

/** Thousandths: products of the smallest numbers there are have no digits to compare. */
const coarseStrands = anyStrands.map((values) => {
  const entries = strandIds.map((id) => [id, values[id] === null ? null : Math.round(1e3 * (values[id] ?? 0)) / 1e3]);
  return Object.fromEntries(entries) as StrandValues;
});

test('strands left out, as no pattern looks at them, have no slope; the others keep theirs up to the rest that is spread', () => {
  fc.assert(
    fc.property(coarseStrands, anyCircumstances, (values, circumstances) => {
      const { baseline, suspicion, slopes } = contribute(values, circumstances, toSuspicion);
      const plain = plainSlopes(values, circumstances);
      const parts = strandIds.map((id) => (plain[id] ?? 0) * (values[id] ?? 0));
      const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
      if (size === 0) return Object.values(slopes).every((slope) => slope === 0);
      const share = (suspicion - baseline - parts.reduce((sum, part) => sum + part, 0)) / size;
      return strandIds.every((id, i) => {
        const slope = (plain[id] ?? 0) * (1 + share * Math.sign(parts[i] ?? 0));
        return Math.abs((slopes[id] ?? 0) - slope) <= 1e-9 * Math.abs(slope) + 1e-12;
      });
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
