import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputPool } from '../../src/summaries/input-pool.js';
import { NameSample } from '../../src/summaries/name-sample.js';

const encoder = new TextEncoder();

const pool = new InputPool();

function sampleOf(...names: readonly string[]): NameSample {
  const sample = new NameSample(8, pool);
  for (const name of names) {
    const bytes = encoder.encode(name);
    sample.offerBytes(bytes, 0, bytes.length);
  }
  return sample;
}

test('many accounts with names of their own and one in common keep every name', () => {
  const accounts = Array.from({ length: 5_000 }, (_, i) => sampleOf(`client ${i}`, 'python-requests/2.32'));
  accounts.forEach((sample, i) => {
    const names = sample.entries().map(({ name }) => name);
    assert.deepEqual(names.sort(), [`client ${i}`, 'python-requests/2.32']);
  });
});

test('names are kept by ascending hash, whatever its upper bit', () => {
  const sample = sampleOf('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const again = new NameSample(8, pool);
  again.load(sample.encode());
  assert.deepEqual(again.entries(), sample.entries());
  const merged = sampleOf('h', 'g', 'f', 'e');
  merged.merge(sampleOf('a', 'b', 'c', 'd'));
  assert.deepEqual(merged.entries(), sample.entries());
});
