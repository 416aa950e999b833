/** `scan` and its neighbours on tiny logs, through the whole pipeline. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import type { Findings } from '../../src/findings/findings.js';
import { run } from '../commands/fake-io.js';
import { hostile } from '../findings-example.js';
import { projectPath } from '../project.js';
import { temporaryFolder } from '../temporary.js';
import { tinyLog, tinyRecords } from './tiny-log.js';

const folder = temporaryFolder();
const log = folder.write('tiny.jsonl', tinyLog());
const environment = { SOURCE_DATE_EPOCH: '1795219200' };
const validate = new Ajv2020().compile(
  JSON.parse(readFileSync(projectPath('docs', 'findings.schema.json'), 'utf8')) as object,
);

async function findingsOf(path: string, ...args: readonly string[]): Promise<Findings> {
  const { code, out, err } = await run(['scan', path, '--format', 'json', ...args], { environment });
  assert.ok(code === 0 || code === 4, err);
  return JSON.parse(out) as Findings;
}

test('JSON on stdout satisfies the schema and holds every account', async () => {
  const findings = await findingsOf(log);
  assert.ok(validate(findings), JSON.stringify(validate.errors));
  assert.equal(findings.accounts.length, 30);
  assert.equal(findings.totals.accounts, 30);
  assert.deepEqual(findings.log.records, { read: 600, events: 600, rejected: 0, skipped: 0, byReason: {} });
  assert.equal(findings.generatedAt, '2026-11-21T00:00:00.000Z');
});

test('the same input and options give the same bytes', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => run(['scan', log, '--format', 'json'], { environment })));
  assert.equal(first?.out, second?.out);
});

test('contributions add up to the suspicion, in the document as printed', async () => {
  const { accounts } = await findingsOf(log);
  for (const { baseline, campaignContribution, features, suspicion, account } of accounts) {
    const sum = features.reduce((total, { contribution }) => total + contribution, baseline + campaignContribution);
    assert.ok(Math.abs(sum - suspicion) < 1e-6, `${account}: ${sum} is not ${suspicion}`);
  }
});

test('ndjson has one object a line, in rank order', async () => {
  const { out } = await run(['scan', log, '--format', 'ndjson', '-q']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; rank: number });
  const ranks = lines.filter(({ type }) => type === 'account').map(({ rank }) => rank);
  assert.deepEqual(
    ranks,
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
});

test('the table fits 60 columns and shows the first 20', async () => {
  const { out } = await run(['scan', log, '--width', '60']);
  for (const line of out.split('\n')) assert.ok(stringWidth(line) <= 60, line);
  assert.match(out, /20 of 30 accounts shown/);
});

test('the summary accounts for what was read', async () => {
  const mixed = folder.write('mixed.jsonl', `${tinyLog()}not json\n\n{"ts":1}\n`);
  const { code, err } = await run(['scan', mixed]);
  assert.equal(code, 0);
  assert.match(err, /records +603 read = 600 events \+ 2 rejected \+ 1 skipped; 600 rows/);
  assert.match(err, /rejected +1 not-json .*\n.*1 no-account|rejected +1 not-json.*1 no-account/);
  assert.match(err, /mixed\.jsonl:601/);
});

test('--since and --until choose events', async () => {
  const { log: day } = await findingsOf(log, '--since', '2026-11-21', '--until', '2026-11-21T06:00Z');
  assert.ok(day.records.events > 0 && day.records.events < 600);
  assert.ok(day.from !== null && day.from >= '2026-11-21T00:00' && day.to !== null && day.to < '2026-11-21T06:00');
});

test('--map names a column that nobody would guess', async () => {
  const renamed = tinyRecords().map(({ account, ...rest }) => ({ ...rest, who: { paid: account } }));
  const path = folder.write('renamed.jsonl', tinyLog(renamed));
  const { totals } = await findingsOf(path, '--map', 'account=who.paid');
  assert.equal(totals.accounts, 30);
});

test('standard input is read as -', async () => {
  const { code, out } = await run(['scan', '-', '--format', 'json'], { input: tinyLog(), environment });
  assert.equal(code, 0);
  assert.equal((JSON.parse(out) as Findings).totals.accounts, 30);
});

test('a truncated gzip keeps what was readable and ends with 4', async () => {
  const packed = gzipSync(tinyLog(tinyRecords(40, 60)), { level: 1 });
  const path = folder.write('cut.jsonl.gz', packed.subarray(0, packed.length * 0.7));
  const { code, out, err } = await run(['scan', path, '--format', 'json']);
  assert.equal(code, 4);
  assert.match(err, /incomplete +.*cut\.jsonl\.gz/);
  const { log: read, totals } = JSON.parse(out) as Findings;
  assert.equal(read.incomplete, true);
  assert.equal(totals.accounts, 40);
});

test('hostile account names go through the whole pipeline and come out harmless', async () => {
  const names = [hostile, '__proto__', 'constructor', '=cmd()', 'x'.repeat(100_000)];
  const records = tinyRecords().map((record, index) => ({ ...record, account: names[index % 30] ?? record.account }));
  const path = folder.write('hostile.jsonl', tinyLog(records));
  const { accounts } = await findingsOf(path);
  for (const name of ['__proto__', 'constructor', '=cmd()'])
    assert.ok(accounts.some(({ account }) => account === name));
  const { out } = await run(['scan', path, '--top', 'all']);
  assert.doesNotMatch(out, /[^\P{Cc}\n]|\p{Cf}/u);
});

async function unusable(name: string, content: string | Uint8Array): Promise<string> {
  const { code, out, err } = await run(['scan', folder.write(name, content)]);
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, /^clonewatch: .*\nhint: .*\n$/);
  return err;
}

test('a missing file ends with 3', async () => {
  const { code, out, err } = await run(['scan', folder.in('none.jsonl')]);
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, /^clonewatch: .*none\.jsonl.*\nhint: .*\n$/);
});

test('an empty file, a binary file and a log without a readable record end with 3', async () => {
  await unusable('empty.jsonl', '');
  await unusable(
    'binary.jsonl',
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
  );
  assert.match(await unusable('prose.jsonl', 'one\ntwo\nthree\n'), /no readable record/);
});

test('explain and features take logs too', async () => {
  const { code, out } = await run(['explain', 'a07', log]);
  assert.equal(code, 0);
  assert.match(out, /^account a07\n/);
  const { out: table } = await run(['features', log]);
  assert.equal(table.trimEnd().split('\n').length, 31);
});

test('detect tells format, columns, what is missing and a mapping to edit', async () => {
  const { code, out } = await run(['detect', log]);
  assert.equal(code, 0);
  for (const part of ['jsonl', 'account', 'time', 'missing', '--map account=account'])
    assert.ok(out.includes(part), part);
  const { out: json } = await run(['detect', log, '--format', 'json']);
  const { inputs } = JSON.parse(json) as { inputs: { path: string; mapping: Record<string, string> }[] };
  assert.equal(inputs[0]?.path, log);
  assert.equal(inputs[0].mapping['account'], 'account');
});
