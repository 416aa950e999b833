/** Paths become inputs: files, folders, patterns, standard input; what leads nowhere is said clearly. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { test } from 'node:test';
import { exitCodes, UserError } from '../../src/errors.js';
import { findInputs } from '../../src/read/find-inputs.js';
import { folderOf } from './reading.js';

const line = '{"ts":"2026-01-05T10:00:00.000Z","account":"a"}\n';

async function problemOf(paths: readonly string[]): Promise<UserError> {
  let problem: unknown;
  await findInputs(paths).catch((error: unknown) => {
    problem = error;
  });
  assert.ok(problem instanceof UserError);
  return problem;
}

test('a folder gives its files and those below it, sorted, without hidden ones and markers', async () => {
  const folder = folderOf({ 'b.jsonl': line, 'a.log': line, '.hidden': line, _SUCCESS: '' });
  mkdirSync(join(folder, 'aa', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'aa', 'deep', 'x'), line);
  symlinkSync(folder, join(folder, 'loop'));
  symlinkSync(join(folder, 'b.jsonl'), join(folder, 'link.jsonl'));
  const found = await findInputs([folder]);
  assert.deepEqual(
    found.map(({ path }) => relative(folder, path)),
    ['a.log', join('aa', 'deep', 'x'), 'b.jsonl', 'link.jsonl'],
  );
  assert.deepEqual(new Set(found.map(({ isNamed }) => isNamed)), new Set([false]));
});

test('a pattern gives what it matches, sorted', async () => {
  const folder = folderOf({ 'b.jsonl': line, 'a.jsonl': line, 'c.csv': line });
  const found = await findInputs([join(folder, '*.jsonl')]);
  assert.deepEqual(
    found.map(({ path }) => basename(path)),
    ['a.jsonl', 'b.jsonl'],
  );
});

test('a file given twice is read once', async () => {
  const folder = folderOf({ 'a.jsonl': line });
  const file = join(folder, 'a.jsonl');
  assert.equal((await findInputs([file, folder, file])).length, 1);
});

test('standard input has no size and can be given once', async () => {
  assert.deepEqual(await findInputs(['-']), [{ path: '-', bytes: NaN, isNamed: true }]);
  assert.equal((await problemOf(['-', '-'])).message, 'standard input is given twice');
});

test('no path at all is a mistake in the command', async () => {
  const { message, exitCode } = await problemOf([]);
  assert.deepEqual([message, exitCode], ['no input given', exitCodes.usage]);
});

test('a missing file names the nearest one', async () => {
  const folder = folderOf({ 'access.jsonl': line });
  const { message, hint, exitCode } = await problemOf([join(folder, 'acces.jsonl')]);
  assert.equal(message, `no such file or folder: ${join(folder, 'acces.jsonl')}`);
  assert.equal(hint, `did you mean ${join(folder, 'access.jsonl')}?`);
  assert.equal(exitCode, exitCodes.noInput);
});

test('a pattern that matches nothing and an empty folder are said so', async () => {
  const folder = folderOf({ '.hidden': line });
  assert.equal((await problemOf([join(folder, '*.x')])).message, `no file matches the pattern ${join(folder, '*.x')}`);
  assert.equal((await problemOf([folder])).message, `the folder ${folder} holds no file`);
});

test('a Delta table is refused with the way out, wherever it lies', async () => {
  const folder = folderOf({ 'part-0.parquet': 'PAR1' });
  mkdirSync(join(folder, 'table', '_delta_log'), { recursive: true });
  const { message, hint } = await problemOf([folder]);
  assert.match(message, /table is a Delta table \(it holds _delta_log\)/);
  assert.match(hint, /export/);
});
