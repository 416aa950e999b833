/** Folding in several threads: the same profiles to the last byte, whoever folds whom. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { UserError } from '../../src/errors.js';
import { foldLog } from '../../src/fold/fold.js';
import { usualSettings } from '../laws/summary-laws.js';
import { folderOf } from '../read/reading.js';

/** Enough rows for the scales of columns (2,048), events for a look at the memory (8,192), and accounts for every thread. */
const RECORDS = 9000;
const LONG = 'n'.repeat(300);
const names = ['plain', LONG, 'schön', '\ud800 half', `x${LONG}`, '__proto__'];

function record(n: number): string {
  const account = n % 5 === 0 ? (names[n % names.length] ?? '') : `a${n % 61}`;
  const call = {
    ts: Date.UTC(2026, 0, 1) + n * 700,
    account,
    ip: `198.51.${n % 7}.${n % 50}`,
    user_agent: `u${n % 3}`,
  };
  const step = (n * 7919) % 1000;
  if (n % 3 === 0)
    return JSON.stringify({ ...call, input: `what is ${step} of ${step % 13}?`, output: `${step} it is` });
  if (n % 3 === 1) return JSON.stringify({ ...call, input: [step, 1, n % 4], output: { label: `l${n % 5}` } });
  return JSON.stringify({
    ...call,
    input: { [`c${n % 3}`]: step, word: `w${n % 50}` },
    output: { label: `k${step % 90}` },
  });
}

const lines = Array.from({ length: RECORDS }, (_, n) => (n % 97 === 5 ? '{"ts":' : record(n))).join('\n');
// One name in two spellings that print alike.
const broken = Buffer.concat([
  Buffer.from(`${lines}\n{"ts":1767225600000,"account":"b\\ufffd","input":"one"}\n{"ts":1767225600000,"account":"b`),
  Buffer.from([0xff]),
  Buffer.from('","input":"two"}\n'),
]);
const folder = folderOf({ 'log.jsonl': broken, 'log.jsonl.gz': gzipSync(broken), 'bad.jsonl': '[1]\n[2]\n' });

async function profilesBy(workers: number, file: string, budget = Infinity): Promise<unknown> {
  const reading = { map: {}, since: NaN, until: NaN, stdin: process.stdin, workers };
  const { store, log } = await foldLog([join(folder, file)], reading, { settings: usualSettings, budget });
  const numbers = Array.from({ length: store.size }, (_, index) => index);
  const profiles = numbers.map((index) => {
    const profile = store.profile(index);
    const shown = profile.evidence.sample.entries().map(({ input, label, kind }) => [kind, input, label]);
    return [profile.account, Buffer.from(store.encodeProfile(index)).toString('base64'), shown] as const;
  });
  profiles.sort(([a], [b]) => (a < b ? -1 : 1));
  return { profiles, limit: store.limit.most, counts: log.counts, fields: log.fields };
}

for (const file of ['log.jsonl', 'log.jsonl.gz']) {
  test(`${file}: one, two, three and four threads give the same profiles`, async () => {
    // Four first: names that only the others met would be missing here, and known by the time one thread has read all.
    const beside = await profilesBy(4, file);
    const alone = await profilesBy(1, file);
    assert.deepEqual(beside, alone, '4 threads');
    for (const workers of [2, 3]) assert.deepEqual(await profilesBy(workers, file), alone, `${workers} threads`);
  });
}

test('where memory is short, samples are cut at the same event whoever folds them', async () => {
  const alone = (await profilesBy(1, 'log.jsonl', 100_000)) as { readonly limit: number };
  assert.equal(alone.limit, 8);
  for (const workers of [2, 4]) assert.deepEqual(await profilesBy(workers, 'log.jsonl', 100_000), alone);
});

test('what a person can mend is said as one thread would say it', async () => {
  const said = async (workers: number): Promise<string> => {
    const error: unknown = await profilesBy(workers, 'bad.jsonl').catch((thrown: unknown) => thrown);
    assert.ok(error instanceof UserError);
    return `${error.message}: ${error.hint}`;
  };
  assert.equal(await said(3), await said(1));
});
