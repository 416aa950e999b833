/** Verdicts that move weights: off unless somebody asks for it, told in every report, and the parts still add up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { nightLog } from '../state/nights.js';
import { temporaryFolder } from '../temporary.js';
import { type Ended, run } from './fake-io.js';

const folder = temporaryFolder();
const log = folder.write('a.jsonl', nightLog(0, { honest: 60, attackers: 6, each: 40 }));
const saved = folder.in('saved.json');

function verdictFile(name: string, honest: number): string {
  const about = (account: string, verdict: string, level: string): string =>
    `  - { account: ${account}, verdict: ${verdict}, reason: seen, at: 2026-11-01${level} }\n`;
  const confirmed = [0, 1, 2, 3, 4].map((i) => about(`slow-${String(i)}`, 'confirm', ''));
  const dismissed = Array.from({ length: honest }, (_, i) => {
    return about(`honest-${String(i).padStart(3, '0')}`, 'dismiss', ', level: watch');
  });
  return folder.write(name, `verdicts:\n${[...confirmed, ...dismissed].join('')}`);
}

const enough = verdictFile('enough.yaml', 8);
const few = verdictFile('few.yaml', 4);

async function ask(argv: readonly string[]): Promise<Ended> {
  const ended = await run(argv, { environment: { SOURCE_DATE_EPOCH: '1764000000' } });
  assert.equal(ended.code, 0, ended.err);
  return ended;
}

async function scan(...options: readonly string[]): Promise<Findings> {
  return JSON.parse((await ask(['scan', log, '-q', '--format', 'json', ...options])).out) as Findings;
}

const on = ['--set', 'weights.sharpen=true'];

test('without the setting verdicts move nothing', async () => {
  const judged = await scan('--verdicts', enough);
  const plain = await scan('--no-verdicts');
  assert.equal(judged.sharpening, undefined);
  assert.deepEqual(
    judged.accounts.map(({ account, suspicion }) => [account, suspicion]),
    plain.accounts.map(({ account, suspicion }) => [account, suspicion]),
  );
});

test('with it the document has old and new weights and the number of verdicts, suspicions differ, parts add up', async () => {
  const plain = await scan('--verdicts', enough);
  const found = await scan('--verdicts', enough, ...on);
  const { sharpening } = found;
  assert.ok(sharpening);
  assert.deepEqual([sharpening.confirmed, sharpening.dismissed, sharpening.needed], [5, 8, 5]);
  assert.ok(sharpening.weights.length > 0);
  for (const { from, to } of sharpening.weights) assert.ok(from === 1 && to !== 1 && to < 1.501 && to > 0.666);
  assert.notDeepEqual(
    found.accounts.map(({ suspicion }) => suspicion),
    plain.accounts.map(({ suspicion }) => suspicion),
  );
  for (const { account, suspicion, baseline, campaignContribution, features } of found.accounts) {
    const sum = features.reduce((total, { contribution }) => total + contribution, baseline + campaignContribution);
    assert.ok(Math.abs(sum - suspicion) < 1e-6, `${account}: ${String(sum)} is not ${String(suspicion)}`);
  }
});

test('table, summary, Markdown, page and explanation all say which weights were moved', async () => {
  const told =
    /weights of patterns moved by 5 confirmed and 8 dismissed accounts of this log: [a-z-]+ from 1 to [01]\.\d/;
  const flat = (text: string): string => text.replace(/\s+/g, ' ');
  const { out, err } = await ask(['scan', log, '--verdicts', enough, ...on]);
  assert.match(flat(out), told);
  assert.match(flat(err), told);
  for (const format of ['markdown', 'html']) {
    assert.match(flat((await ask(['scan', log, '-q', '--format', format, '--verdicts', enough, ...on])).out), told);
  }
  const { out: explained } = await ask(['explain', 'slow-0', log, '--verdicts', enough, ...on]);
  assert.match(flat(explained), told);
});

test('too few verdicts change nothing and the run says so', async () => {
  const plain = await scan('--verdicts', few);
  const found = await scan('--verdicts', few, ...on);
  assert.deepEqual(found.sharpening?.weights, []);
  assert.deepEqual(found.accounts, plain.accounts);
  const { err } = await ask(['scan', log, '--verdicts', few, ...on]);
  assert.match(err.replace(/\s+/g, ' '), /moved no weight: 5 confirmed and 4 dismissed accounts .* takes 5 of each/);
  const { err: none } = await ask(['scan', log, '--no-verdicts', ...on]);
  assert.match(none.replace(/\s+/g, ' '), /moved no weight: 0 confirmed and 0 dismissed/);
});

test('a verdict that has ended moves nothing; two documents with other weights say so side by side', async () => {
  const ended = folder.write(
    'ended.yaml',
    'verdicts:\n  - { account: slow-0, verdict: confirm, reason: r, at: 2020-01-01, expires: 2020-02-01 }\n',
  );
  assert.equal((await scan('--verdicts', ended, ...on)).sharpening?.confirmed, 0);
  await ask(['scan', log, '-q', '-o', saved, '--verdicts', enough]);
  const moved = folder.in('moved.json');
  await ask(['scan', log, '-q', '-o', moved, '--verdicts', enough, ...on]);
  assert.match((await ask(['diff', saved, moved])).out, /verdicts moved the weights of patterns otherwise/);
});
