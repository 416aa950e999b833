import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LearningCurve } from '../../src/exposure/learning-curve.js';

const powerLaw = new LearningCurve(
  [8, 16, 32, 64, 128, 256].map((queries) => ({ queries, agreement: 1 - 0.8 * queries ** -0.25 })),
);

function near(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual - expected) < tolerance, `${String(actual)} instead of ${String(expected)}`);
}

test('between measured points a power law is met exactly, as log error is linear in log queries', () => {
  near(powerLaw.agreement(45), 1 - 0.8 * 45 ** -0.25);
});

test('beyond the last point the same power law goes on', () => {
  near(powerLaw.agreement(10_000), 1 - 0.8 * 10_000 ** -0.25);
});

test('a curve that stands still at its end rises at the slowest rate, and never above .99', () => {
  const flat = new LearningCurve([
    { queries: 10, agreement: 0.5 },
    { queries: 100, agreement: 0.5 },
  ]);
  // The error shrinks as n^-.05: from .5 at 100 to .5 * 10^-.05 at 1,000.
  near(flat.agreement(1_000), 1 - 0.5 * 10 ** -0.05);
  near(flat.agreement(1e300), 0.99);
});

test('points that fall are made level: .6 and .4 become .5 twice', () => {
  const { points } = new LearningCurve([
    { queries: 10, agreement: 0.6 },
    { queries: 20, agreement: 0.4 },
    { queries: 40, agreement: 0.7 },
  ]);
  assert.deepEqual(
    points.map(({ agreement }) => agreement),
    [0.5, 0.5, 0.7],
  );
});

test('queries is the inverse of agreement where the curve rises', () => {
  fc.assert(
    fc.property(fc.double({ min: 9, max: 5_000, noNaN: true }), (queries) => {
      const back = powerLaw.queries(powerLaw.agreement(queries));
      assert.ok(Math.abs(back / queries - 1) < 1e-6, `${String(queries)} came back as ${String(back)}`);
    }),
  );
});

test('agreement never falls with more queries, whatever was measured', () => {
  const measured = fc.array(
    fc.record({ queries: fc.integer({ min: 1, max: 4_096 }), agreement: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      minLength: 2,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(measured, fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 9_000 }), (points, a, b) => {
      const curve = new LearningCurve([
        ...new Map(points.map((point) => [point.queries, point])).values(),
        { queries: 5_000, agreement: 0.5 },
      ]);
      assert.ok(curve.agreement(Math.min(a, b)) <= curve.agreement(Math.max(a, b)) + 1e-9);
    }),
  );
});
