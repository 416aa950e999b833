/** Which share of the calls a log holds, by the words of those who sample. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampledShare } from '../../src/read/sampling.js';
import { readRecords } from './reading.js';

test('shares, percentages and intervals are told apart by their names', () => {
  const said: readonly (readonly [Record<string, unknown>, number])[] = [
    [{ sampling_fraction: 0.2 }, 0.2],
    [{ logMetadata: { samplingConfig: { samplingRate: 0.1 } } }, 0.1],
    [{ InitialSamplingPercentage: 50 }, 0.5],
    [{ samplingRate: 25 }, 0.25],
    [{ SampleInterval: 10 }, 0.1],
    [{ 'meta.sample_rate': 4 }, 0.25],
    [{ sampleRate: 0.5 }, 0.5],
    [{ properties: '{"itemCount":8}' }, 0.125],
    [{ sampling_fraction: '1' }, 1],
    [{ itemCount: 1 }, 1],
  ];
  for (const [record, share] of said) assert.equal(sampledShare([record]), share, JSON.stringify(record));
});

test('the smallest share counts, and records that name none say nothing', () => {
  assert.equal(sampledShare([{ a: 1 }, { sampleRate: 2 }, { sampleRate: 1 }, {}]), 0.5);
  assert.equal(sampledShare([{ a: 1 }, { samplingRate: 0 }, { samplingRate: 'often' }]), NaN);
  assert.equal(sampledShare([{ request: { body: { more: { samplingRate: 0.1 } } } }]), NaN);
});

test('a log that says so is reported as sampled, by one thread or two', async () => {
  const records = Array.from({ length: 20 }, (_, n) => ({
    ts: 1767225600000 + n,
    account: 'a',
    input: 'x',
    sample_rate: 5,
  }));
  for (const workers of [1, 2]) assert.equal((await readRecords(records, { workers })).report.sampled, 0.2);
  assert.equal((await readRecords([{ ts: 1767225600000, account: 'a', input: 'x' }])).report.sampled, NaN);
});
