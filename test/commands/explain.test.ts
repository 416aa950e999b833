/** Explaining accounts and campaigns of a saved document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeText } from '../../src/report/escape.js';
import { json } from '../../src/report/json.js';
import { example, hostile } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
const saved = folder.write('findings.json', rendered(json, example, { redact: 0 }));

test('an account is explained from a saved document', async () => {
  const { code, out, err } = await run(['explain', 'acme-batch-7', '--findings', saved]);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^account acme-batch-7\n/);
  for (const part of [
    'Why',
    'What adds up to the suspicion',
    'Typical inputs',
    'Suggested response',
    'AML.T0024.002',
  ]) {
    assert.ok(out.includes(part), part);
  }
  assert.equal(out.match(/^account /gm)?.length, 1);
});

test('inputs are shown only when asked for', async () => {
  const args = ['explain', 'acme-batch-7', '--findings', saved];
  assert.doesNotMatch((await run(args)).out, /miner/);
  assert.match((await run([...args, '--show-inputs'])).out, /"job":"miner"/);
});

test('a campaign id shows the campaign and its members', async () => {
  const { code, out } = await run(['explain', 'c1', '--findings', saved]);
  assert.equal(code, 0);
  assert.match(out, /^campaign c1 /);
  assert.match(out, /\nMembers\n.*\n +1 +acme-batch-7/);
});

test('a campaign has every member in a table too, which speaks of no option that explain does not have', async () => {
  const campaign = example.campaigns.map((one) => ({
    ...one,
    members: example.accounts.map(({ account }) => account),
  }));
  const accounts = example.accounts.map((account) => ({ ...account, campaign: 'c1' }));
  const totals = { ...example.totals, accounts: accounts.length + 1 };
  const large = folder.write('large.json', rendered(json, { ...example, accounts, campaigns: campaign, totals }));
  for (const format of ['table', 'markdown']) {
    const { out } = await run(['explain', 'c1', '--findings', large, '--format', format, '--width', '200']);
    assert.match(out, /\n8 of 9 accounts shown\.?\n/);
    assert.doesNotMatch(out, /--top|more of c1|listed with it/);
  }
  const { out } = await run(['report', large, '--format', 'table']);
  assert.match(out, /5 more of c1, listed with it below\n3 of 9 accounts shown, --top all shows every one\n/);
});

test('an account may be named as reports print it', async () => {
  for (const name of [hostile, escapeText(hostile)]) {
    const { code, out } = await run(['explain', name, '--findings', saved]);
    assert.equal(code, 0);
    assert.match(out, /rank 3 of 8/);
  }
});

test('a name that begins with a dash comes after two dashes', async () => {
  const [, , , , , , , last] = example.accounts;
  const { code } = await run(['explain', '--findings', saved, '--', last?.account ?? '']);
  assert.equal(code, 0);
});

test('an unknown account is answered with names like it', async () => {
  const missing = await run(['explain', 'acme-batch-8', '--findings', saved]);
  assert.equal(missing.code, 2);
  assert.equal(missing.out, '');
  assert.equal(missing.err, 'clonewatch: no account or campaign "acme-batch-8"\nhint: did you mean acme-batch-7?\n');
  assert.match((await run(['explain', 'NINJA', '--findings', saved])).err, /did you mean 🫠🥷 melting-ninja/);
});

test('a document that holds only some accounts says so', async () => {
  const part = folder.write('part.json', rendered(json, { ...example, accounts: example.accounts.slice(0, 2) }));
  const { err } = await run(['explain', 'nobody', '--findings', part]);
  assert.match(err, /no account or campaign "nobody"; the document leaves out 6 of 8 accounts/);
});

test('the part of the document about one account can be had as JSON', async () => {
  const { out } = await run(['explain', 'acme-batch-7', '--findings', saved, '--format', 'json']);
  const { accounts, campaigns } = JSON.parse(out) as typeof example;
  assert.deepEqual([accounts.length, campaigns.length], [1, 1]);
});

test('logs and a document together, or neither, are a mistake', async () => {
  const both = await run(['explain', 'x', 'logs/', '--findings', saved]);
  assert.deepEqual([both.code, both.err.split('\n')[0]], [2, 'clonewatch: both logs and --findings were given']);
  const neither = await run(['explain', 'x']);
  assert.deepEqual([neither.code, neither.err.split('\n')[0]], [2, 'clonewatch: no logs were given']);
});
