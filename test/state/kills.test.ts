/** Kills and failing disks at every moment of a write: the state is the old one or the new one, never anything else. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../src/errors.js';
import { type Disk, realDisk } from '../../src/state/disk.js';
import { seededRandom } from '../../src/stats/random.js';
import { temporaryFolder } from '../temporary.js';
import { remembers, runNight } from './made-state.js';

const folder = temporaryFolder();
const writer = fileURLToPath(new URL('killed-writer.js', import.meta.url));

const old = folder.in('old');
for (let night = 7; night < 10; night += 1) runNight(old, night);
const oldContents = remembers(old);
const next = folder.in('next');
cpSync(old, next, { recursive: true });
runNight(next, 10);
const newContents = remembers(next);

function fresh(name: string): string {
  const path = folder.in(name);
  cpSync(old, path, { recursive: true });
  return path;
}

test('kill -9 at a hundred random moments leaves the old state or the new one, and the next run goes on from it', () => {
  const whole = spawnSync(process.execPath, [writer, fresh('whole'), '10', '0', ''], { encoding: 'utf8' });
  const operations = Number(whole.stdout);
  assert.ok(operations > 30, whole.stderr);
  const random = seededRandom(20_261_121);
  const seen = { old: 0, new: 0 };
  for (let kill = 0; kill < 100; kill += 1) {
    const path = fresh(`kill-${String(kill)}`);
    const operation = 1 + Math.floor(random() * operations);
    const where = ['before', 'amid', 'behind'][Math.floor(random() * 3)] ?? '';
    const { signal } = spawnSync(process.execPath, [writer, path, '10', String(operation), where]);
    assert.equal(signal, 'SIGKILL');
    const contents = remembers(path);
    const isOld = JSON.stringify(contents) === JSON.stringify(oldContents);
    if (!isOld) assert.deepEqual(contents, newContents, `operation ${String(operation)} ${where}`);
    seen[isOld ? 'old' : 'new'] += 1;
    if (isOld) runNight(path, 10);
    assert.deepEqual(remembers(path), newContents);
    assert.deepEqual(
      readdirSync(path).filter((name) => /tmp|stale|spill|lock/.test(name)),
      [],
    );
  }
  assert.ok(seen.old > 50 && seen.new > 0, JSON.stringify(seen));
});

/** A disk on which one operation, and everything that writes after it, fails. */
function failing(at: number, code: string, seen: { count: number }): Disk {
  const guarded = new Set<keyof Disk>(['create', 'append', 'sync', 'rename', 'link', 'syncFolder']);
  return new Proxy(realDisk, {
    get(target, name: keyof Disk) {
      const act = target[name] as (...parts: unknown[]) => unknown;
      if (!guarded.has(name)) return act;
      return (...parts: unknown[]): unknown => {
        seen.count += 1;
        if (seen.count >= at) throw Object.assign(new Error(`${code}: made to fail, ${name}`), { code });
        return act(...parts);
      };
    },
  });
}

test('a disk that is full at any moment: a clear message, the old state, and nothing left lying about', () => {
  const counter = { count: 0 };
  runNight(fresh('counted'), 10, { disk: failing(Infinity, '', counter) });
  const names = readdirSync(old).sort();
  for (let at = 1; at <= counter.count; at += 1) {
    const path = fresh(`full-${String(at)}`);
    let message = '';
    try {
      runNight(path, 10, { disk: failing(at, 'ENOSPC', { count: 0 }) });
    } catch (error) {
      assert.ok(error instanceof UserError, String(error));
      message = `${error.message}; ${error.hint}`;
    }
    const contents = remembers(path);
    if (message === '') {
      // Once the manifest has its name the new state is there; only the sync of the folder may fail behind it.
      assert.deepEqual(contents, newContents);
      assert.equal(at, counter.count);
      continue;
    }
    assert.deepEqual(contents, oldContents);
    assert.match(
      message,
      /^cannot write the state .*ENOSPC.*the disk is full; the state is as it was before: make room/,
    );
    assert.deepEqual(readdirSync(path).sort(), names);
  }
});

test('a folder that this user may not write is told, and nothing is lost', () => {
  const path = fresh('forbidden');
  assert.throws(
    () => {
      runNight(path, 10, { disk: failing(1, 'EACCES', { count: 0 }) });
    },
    (error: Error) => error instanceof UserError && error.hint.includes('may not be written by this user'),
  );
  assert.deepEqual(remembers(path), oldContents);
});

test('a read-only file system says so', () => {
  const path = fresh('erofs');
  assert.throws(
    () => {
      runNight(path, 10, { disk: failing(1, 'EROFS', { count: 0 }) });
    },
    (error: Error) => error instanceof UserError && error.hint.includes('read-only'),
  );
  assert.deepEqual(readFileSync(`${path}/state.json`), readFileSync(`${old}/state.json`));
});
