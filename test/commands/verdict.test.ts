/** Verdicts from the command line to the reports. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { json } from '../../src/report/json.js';
import { example, hostile } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { fakeIo } from './fake-io.js';

const folder = temporaryFolder();
const saved = folder.write('findings.json', rendered(json, example));
const suspects = example.accounts.filter(({ level }) => level !== 'none');
const [first] = suspects;
assert.ok(first);
const name = first.account;
const plain = suspects.find(({ account }) => /^[\w-]+$/.test(account))?.account ?? '';

/** 2026-11-25 noon. */
const NOON = '1795608000';

async function run(argv: readonly string[], epoch = NOON): Promise<{ code: number; out: string; err: string }> {
  const io = fakeIo({ environment: { SOURCE_DATE_EPOCH: epoch, USER: 'jo' } });
  const code = await main(argv, { ...io, folder: folder.path });
  return { code, out: io.stdout.text, err: io.stderr.text };
}

function file(): string {
  return readFileSync(folder.in('clonewatch-verdicts.yaml'), 'utf8');
}

test('a dismissal from saved findings hides the account, until it expires', async () => {
  const args = ['--reason', 'load test', '--expires', '30d', '--findings', saved];
  const { code, out, err } = await run(['verdict', 'dismiss', plain, ...args]);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, new RegExp(`^dismiss ${plain}, up to .* until 2026-12-25; written to `));
  assert.match(file(), /author: jo\n {4}at: 2026-11-25\n {4}expires: 2026-12-25\n {4}level: /);
  assert.deepEqual(
    readdirSync(folder.path).filter((entry) => entry.includes('.tmp')),
    [],
  );
  const report = ['report', saved, '--top', 'all', '--width', '200'];
  const hidden = await run(report);
  assert.match(hidden.out, /1 suppressed by verdicts/);
  assert.doesNotMatch(hidden.out, new RegExp(` ${plain} `));
  assert.match((await run([...report, '--show-suppressed'])).out, new RegExp(` ${plain} .*dismiss`));
  assert.match((await run([...report, '--no-verdicts'])).out, new RegExp(` ${plain} `));
  assert.match((await run([...report, '--format', 'json'])).out, /"suppressed":true/);
  const later = await run(report, String(Number(NOON) + 31 * 86_400));
  assert.match(later.out, new RegExp(` ${plain} .*dismissed 2026-11-25, expired 2026-12-25`));
  assert.match(
    (await run(['explain', plain, '--findings', saved])).out,
    /verdict +dismiss, until 2026-12-25: load test/,
  );
});

test('alarms leave suppressed accounts out', async () => {
  const count = async (format: string, ...more: readonly string[]): Promise<number> =>
    (await run(['report', saved, '-f', format, ...more])).out.split('\n').length;
  for (const format of ['ocsf', 'ecs', 'csv', 'responses', 'markdown'])
    assert.ok((await count(format)) < (await count(format, '--show-suppressed')), format);
});

test('a name that cannot be typed is meant as the reports print it', async () => {
  const odd = suspects.find(({ account }) => account.includes(hostile))?.account ?? name;
  const { code } = await run(['verdict', 'watch', odd, '--reason', 'odd', '--findings', saved]);
  assert.equal(code, 0);
  const list = JSON.parse((await run(['verdict', 'list', '--format', 'json'])).out) as { name: string }[];
  assert.ok(list.some((each) => each.name === odd));
  assert.match((await run(['verdict', 'list'])).out, /about .*reason/);
});

test('what was written by hand stays, what was decided can be taken back', async () => {
  writeFileSync(folder.in('clonewatch-verdicts.yaml'), `# by hand\n${file()}`);
  assert.equal((await run(['verdict', 'remove', plain])).code, 0);
  assert.match(file(), /^# by hand\n/);
  const again = await run(['verdict', 'remove', plain]);
  assert.equal(again.code, 2);
  assert.match(again.err, /no verdict about the account/);
});

test('what is missing is said before anything is written', async () => {
  const before = file();
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['dismiss', 'x', '--reason', 'r'], /records the level.*\n.*--findings FILE/],
    [['dismiss', 'x'], /needs a reason/],
    [['dismiss'], /needs an account/],
    [['dismis', 'x'], /did you mean dismiss/],
    [['watch', 'x', '--reason', 'r', '--expires', '2020-01-01'], /is not a time ahead/],
    [['watch', 'x', '--reason', 'r', '--level', 'watch'], /takes no --level/],
    [['confirm', 'x', '--reason', 'r', '--agent'], /takes no --agent/],
    [['watch', 'nobody', '--reason', 'r', '--findings', saved], /no account or campaign "nobody"/],
    [['watch', 'x', '--reason', 'r', '--verdicts', join(folder.path, 'no', 'v.yaml')], /there is no folder/],
  ];
  for (const [argv, expected] of cases) {
    const { code, err } = await run(['verdict', ...argv]);
    assert.equal(code, 2, argv.join(' '));
    assert.match(err, expected);
  }
  assert.equal(file(), before);
  const missing = await run(['report', saved, '--verdicts', folder.in('none.yaml')]);
  assert.deepEqual([missing.code, missing.err.includes('cannot read the verdicts')], [2, true]);
});
