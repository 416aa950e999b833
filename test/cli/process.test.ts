/** The program as a process: exit codes, clean streams, pipes that close, signals. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { json } from '../../src/report/json.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { runProgram, runShell, startProgram } from './spawned.js';
import { tinyLog } from './tiny-log.js';

const folder = temporaryFolder();
const saved = folder.write('findings.json', rendered(json, example));
/** Many times larger than any pipe. */
const many = Array.from({ length: 500 }, (_, index) => ({
  ...example.accounts.at(index % 2),
  rank: index + 1,
  account: `a${index}`,
}));
folder.write('many.json', JSON.stringify({ ...example, accounts: many }));
const log = folder.write('tiny.jsonl', tinyLog());

test('exit codes reach the shell', () => {
  assert.equal(runProgram(['report', saved]).status, 0);
  assert.equal(runProgram(['--help']).status, 0);
  assert.equal(runProgram(['scna']).status, 2);
  assert.equal(runProgram(['report', folder.in('none.json')]).status, 3);
});

test('stdout holds the document and nothing else', () => {
  const { stdout, stderr } = runProgram(['report', saved, '--format', 'json']);
  assert.equal(stderr, '');
  assert.deepEqual(JSON.parse(stdout), JSON.parse(rendered(json, example)));
});

test('a scan keeps stdout clean too', () => {
  const { stdout, stderr, status } = runProgram(['scan', log, '--format', 'json']);
  assert.equal(status, 0, stderr);
  assert.ok(JSON.parse(stdout));
  assert.match(stderr, /^period/);
});

test('a reader that has seen enough ends the program quietly', () => {
  for (const format of ['json', 'ndjson', 'table']) {
    const { status, stdout, stderr } = runShell(
      `$clonewatch report many.json --top all --format ${format} | head -1`,
      folder.path,
    );
    assert.deepEqual([status, stderr, stdout.split('\n').length], [0, '', 2], format);
  }
});

test('a full disk is the person’s to mend', () => {
  const { status, stderr } = runShell('$clonewatch report many.json --format json --top all > /dev/full', folder.path);
  assert.equal(status, 2);
  assert.match(stderr, /^clonewatch: cannot write standard output: .*ENOSPC.*\nhint: /);
});

test('colours are for terminals, NO_COLOR is honoured, FORCE_COLOR too', () => {
  assert.ok(!runProgram(['report', saved]).stdout.includes('\u001b'));
  assert.ok(runProgram(['report', saved], { env: { FORCE_COLOR: '1' } }).stdout.includes('\u001b['));
  assert.ok(!runProgram(['report', saved, '--no-color'], { env: { FORCE_COLOR: '1' } }).stdout.includes('\u001b'));
  assert.ok(!runProgram(['report', saved], { env: { NO_COLOR: '1' } }).stdout.includes('\u001b'));
});

test('standard input of a pipe is read', () => {
  const { status, stdout } = runShell('cat findings.json | $clonewatch report - --format ndjson | wc -l', folder.path);
  assert.deepEqual([status, stdout.trim()], [0, '9']);
});

test('an interrupt ends with 130 and leaves no file behind', async () => {
  const before = readdirSync(folder.path);
  const child = startProgram(['scan', '-', '-o', folder.in('interrupted.json')]);
  child.stdin?.on('error', () => undefined);
  // Never finished: the program waits for more when the signal comes.
  child.stdin?.write(tinyLog().slice(0, 4000));
  const errors: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  // Standard input is only drained by a program that runs, so its handlers stand by then.
  await once(child, 'spawn');
  await new Promise<void>((resolve) => {
    child.stdin?.write(' '.repeat(1 << 20), () => {
      resolve();
    });
  });
  child.kill('SIGINT');
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  assert.deepEqual([code, signal], [130, null], errors.join(''));
  assert.deepEqual(readdirSync(folder.path), before);
});

test('what we did wrong ends with 70 and a stack', () => {
  // A document that passes the check and still cannot be printed does not exist, so the fault is injected.
  const fault = 'data:text/javascript,Array.prototype.entries = () => { throw new Error(`injected`) }';
  const { status, stdout, stderr } = runProgram(['report', saved], { env: { NODE_OPTIONS: `--import "${fault}"` } });
  assert.equal(status, 70, stderr);
  assert.equal(stdout, '');
  assert.match(stderr, /^clonewatch: this is a bug in clonewatch; .*\nError: injected\n +at /);
});
