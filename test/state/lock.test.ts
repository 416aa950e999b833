/** One run at a time. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { realDisk } from '../../src/state/disk.js';
import { takeLock } from '../../src/state/lock.js';
import { temporaryFolder } from '../temporary.js';
import { addNights, emptyLedger, openState, remembers, runNight } from './made-state.js';

const folder = temporaryFolder();
const now = new Date('2026-11-21T03:00:00Z');
/** No process has this number: the largest Linux gives is 2^22. */
const NOBODY = 2 ** 30;

function lockIn(name: string, text: string): string {
  const path = folder.in(name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'lock'), text);
  return path;
}

test('the second run is told who holds the lock, and gets it afterwards', () => {
  const path = folder.in('two');
  const first = openState(path, 0);
  assert.throws(
    () => openState(path, 0),
    (error: Error) =>
      error.message.startsWith(`the state ${path} is in use by process ${String(process.pid)} on ${hostname()} since `),
  );
  addNights(first, [0], 'one');
  first.commit(emptyLedger);
  first.close();
  assert.equal(existsSync(join(path, 'lock')), false);
  runNight(path, 1);
  assert.equal((remembers(path) as { runs: number }).runs, 2);
});

test('the lock of a process that is gone is taken over with a message', () => {
  const path = lockIn('gone', JSON.stringify({ pid: NOBODY, host: hostname(), since: '2026-11-20T03:00:00.000Z' }));
  const lock = takeLock(realDisk, path, now);
  assert.deepEqual(lock.notes, [`took over the lock of an earlier run on ${path}: process ${String(NOBODY)} is gone`]);
  lock.check();
  lock.release();
  assert.deepEqual(readdirSync(path), []);
});

test('a process with the number of a dead one is not taken for it where the system tells when a process began', () => {
  const holder = { pid: process.pid, started: '1', host: hostname(), since: '2026-11-20T03:00:00.000Z' };
  const path = lockIn('reused', JSON.stringify(holder));
  if (process.platform === 'linux') takeLock(realDisk, path, now).release();
  // Elsewhere nobody tells them apart, and the careful reading is that the first run goes on.
  else assert.throws(() => takeLock(realDisk, path, now), /is in use by process/);
});

test('the lock of another machine holds for two days', () => {
  const at = (since: string): string => lockIn('elsewhere', JSON.stringify({ pid: 1, host: 'another.example', since }));
  assert.throws(
    () => takeLock(realDisk, at('2026-11-20T03:00:00.000Z'), now),
    /by process 1 on another\.example since .* \(1440 minutes\)/,
  );
  const lock = takeLock(realDisk, at('2026-11-18T03:00:00.000Z'), now);
  assert.match(lock.notes[0] ?? '', /it is 72 hours old/);
  lock.release();
});

test('half a lock, as a full disk leaves it, does not lock for ever', () => {
  takeLock(realDisk, lockIn('half', '{"pid":'), now).release();
});

test('a run whose lock was taken away writes nothing', () => {
  const path = folder.in('robbed');
  runNight(path, 0);
  const state = openState(path, 1);
  addNights(state, [1], 'two');
  writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 1, host: 'another.example', since: now.toISOString() }));
  assert.throws(() => {
    state.commit(emptyLedger);
  }, /was taken away during the run; nothing was written/);
  state.close();
  assert.equal(existsSync(join(path, 'lock')), true, 'the other run keeps its lock');
  writeFileSync(join(path, 'lock'), '');
  assert.equal((remembers(path) as { runs: number }).runs, 1);
});

test('the lock of a process that was killed and that nobody collected, as in containers without an init, is taken over', () => {
  const stat = `/proc/${String(process.pid)}/stat`;
  const holder = { pid: process.pid, host: hostname(), started: '1234', since: '2026-11-20T03:00:00.000Z' };
  const path = lockIn('zombie', JSON.stringify(holder));
  const told = (condition: string): typeof realDisk => ({
    ...realDisk,
    readWhole: (file) =>
      file === stat ? Buffer.from(`1 (a b) ${condition} ${'0 '.repeat(18)}1234 0`) : realDisk.readWhole(file),
  });
  assert.throws(() => takeLock(told('S'), path, now), /is in use by process/);
  takeLock(told('Z'), path, now).release();
});
