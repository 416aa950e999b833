import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drift } from '../../src/population/drift.js';

/** A small linear congruential generator, so that the tests need nothing else. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296 - 0.5;
  };
}

function rows(count: number, make: (i: number) => readonly number[]): Float64Array[] {
  return Array.from({ length: count }, (_, i) => Float64Array.from(make(i)));
}

test('a steady draw does not drift', () => {
  const random = noise(3);
  const values = [1, 2, 3, 4, 5].map((seed) =>
    drift(
      rows(96, () => [random(), random(), random()]),
      seed,
    ),
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  assert.ok(Math.abs(mean) < 0.8, `mean drift ${String(mean)}`);
});

test('working through seeds one after the other drifts', () => {
  const random = noise(4);
  const seeds = Array.from({ length: 8 }, () => [10 * random(), 10 * random()]);
  const value = drift(
    rows(96, (i) => (seeds[Math.floor(i / 12)] ?? []).map((centre) => centre + random())),
    1,
  );
  assert.ok(value > 2, `drift ${String(value)}`);
});

test('the same rows in shuffled order do not drift', () => {
  const random = noise(5);
  const walked = rows(96, (i) => [i + random(), random()]);
  const mixed = walked.map((_, i) => walked[(i * 41) % 96] ?? new Float64Array(2));
  assert.ok(drift(walked, 1) > 3);
  assert.ok(drift(mixed, 1) < 1);
});

test('fewer than sixteen inputs are not judged', () => {
  assert.ok(
    Number.isNaN(
      drift(
        rows(15, (i) => [i]),
        1,
      ),
    ),
  );
  assert.ok(
    !Number.isNaN(
      drift(
        rows(16, (i) => [i]),
        1,
      ),
    ),
  );
});

test('columns that are missing everywhere are passed over', () => {
  assert.ok(
    Number.isFinite(
      drift(
        rows(32, (i) => [NaN, i % 3]),
        1,
      ),
    ),
  );
});
