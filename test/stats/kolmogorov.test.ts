import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { uniformDistance } from '../../src/stats/kolmogorov.js';

test('quarters are a quarter away, equal numbers as far as the longer side', () => {
  assert.equal(uniformDistance(Float64Array.of(0.75, 0.25)), 0.25);
  assert.equal(uniformDistance(Float64Array.of(0, 0, 0)), 1);
  assert.ok(Math.abs(uniformDistance(Float64Array.of(0.3, 0.3)) - 0.7) < 1e-12);
});

test('no sample is nearer than half a step, none farther than 1', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
      const distance = uniformDistance(Float64Array.from(values));
      return distance >= 1 / (2 * values.length) - 1e-12 && distance <= 1;
    }),
  );
});

test('the distance is the largest gap between the two distribution functions, found by trying', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 20 }), (numbers) => {
      const values = numbers.map((number) => number / 100);
      const at = (x: number, below: boolean): number =>
        values.filter((value) => (below ? value < x : value <= x)).length / values.length;
      const gaps = values.flatMap((x) => [Math.abs(at(x, true) - x), Math.abs(at(x, false) - x)]);
      assert.ok(Math.abs(uniformDistance(Float64Array.from(values)) - Math.max(...gaps)) < 1e-12);
    }),
  );
});
