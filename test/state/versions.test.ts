/** States that another version of the program wrote, or the same with other settings: what is said, and that nothing is touched. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { UserError } from '../../src/errors.js';
import { temporaryFolder } from '../temporary.js';
import { openState, remembers, runNight } from './made-state.js';

const folder = temporaryFolder();

test('a state of another version says what to do', () => {
  const path = folder.in('versions');
  runNight(path, 0);
  const manifest = readFileSync(join(path, 'state.json'), 'utf8');
  const withVersion = (version: number): UserError => {
    writeFileSync(join(path, 'state.json'), manifest.replace(/"version": 1,/, `"version": ${String(version)},`));
    try {
      openState(path, 1);
    } catch (error) {
      assert.ok(error instanceof UserError);
      return error;
    }
    return assert.fail('was opened');
  };
  assert.match(withVersion(9).message, /has version 9; this program reads 1$/);
  assert.match(withVersion(9).hint, /newer clonewatch/);
  assert.match(
    withVersion(0).hint,
    /^begin anew from the logs you still have: mv (\S+) \1\.old && clonewatch scan LOGS --state \1$/,
  );
});

test('profiles of other settings, as another version has them, name the folder and the way out', () => {
  const path = folder.in('settings');
  runNight(path, 0);
  const before = readFileSync(join(path, 'state.json'));
  const other = openState(path, 1, { settings: { sampleSize: 8 } });
  assert.throws(
    () => other.recall(),
    (error: Error) =>
      error instanceof UserError &&
      error.exitCode === 3 &&
      error.message.startsWith(`the state ${path} cannot be read by this program: saved profile: made with other`) &&
      error.hint.includes(`state show ${path} names it)`) &&
      error.hint.includes('samples.* it was made with') &&
      error.hint.endsWith(`mv ${path} ${path}.old && clonewatch scan LOGS --state ${path}`),
  );
  other.close();
  assert.deepEqual(readFileSync(join(path, 'state.json')), before);
  assert.equal((remembers(path) as { runs: number }).runs, 1, 'nothing was lost');
});

test('data files of an older form are told from damaged ones', () => {
  const path = folder.in('older');
  runNight(path, 0);
  const file = join(path, 'total-1.bin');
  const bytes = readFileSync(file);
  const sum = (): string => createHash('sha256').update(bytes).digest('hex');
  const manifest = readFileSync(join(path, 'state.json'), 'utf8');
  const before = sum();
  assert.ok(manifest.includes(before));
  // The second word of the head is the form of the file.
  bytes.writeUInt32LE(1, 4);
  writeFileSync(file, bytes);
  writeFileSync(join(path, 'state.json'), manifest.replaceAll(before, sum()));
  const state = openState(path, 1);
  assert.throws(
    () => state.recall(),
    (error: Error) =>
      error instanceof UserError &&
      error.exitCode === 3 &&
      /cannot be read by this program: its files have form 1, this program writes \d \(total-1\.bin\)$/.test(
        error.message,
      ) &&
      error.hint.endsWith(`mv ${path} ${path}.old && clonewatch scan LOGS --state ${path}`),
  );
  state.close();
});
