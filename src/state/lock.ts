/** One run at a time: a lock that tells who holds it since when, and is taken over from the dead. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { type Disk, diskProblem, quietly } from './disk.js';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Start of the process in ticks since boot, where the system tells: numbers of processes are used again. */
  readonly started: string;
  /** ISO 8601 UTC. */
  readonly since: string;
}

/** A lock of another machine cannot be looked into; after so long its owner counts as gone. */
const LONGEST_HOURS = 48;

export interface Lock {
  /** What was noticed on the way, such as a lock that was taken over. */
  readonly notes: readonly string[];
  /** @throws UserError when somebody took the lock away meanwhile */
  check(): void;
  release(): void;
}

const GONE = 'gone';

/** Start of a process as Linux tells it; empty elsewhere and for processes that are gone. */
function startOf(disk: Disk, pid: number): string {
  try {
    const status = disk.readWhole(`/proc/${String(pid)}/stat`).toString('latin1');
    // The name of the program stands in brackets and may hold anything; the start is the 20th field after it.
    const [condition = '', ...others] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    // One that was killed and that nobody has collected yet (Z, X) is gone, though its number is taken: in containers it may stay so.
    return condition === 'Z' || condition === 'X' ? GONE : (others[18] ?? '');
  } catch {
    return '';
  }
}

function isAlive(disk: Disk, { pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = startOf(disk, pid);
  return now === '' || started === '' || now === started;
}

function ownerIn(text: string): Owner | undefined {
  try {
    const value = JSON.parse(text) as Partial<Owner> | null;
    if (typeof value?.pid !== 'number' || typeof value.host !== 'string' || typeof value.since !== 'string')
      return undefined;
    return { pid: value.pid, host: value.host, started: value.started ?? '', since: value.since };
  } catch {
    return undefined;
  }
}

function hoursSince(since: string, now: Date): number {
  return (now.getTime() - Date.parse(since)) / 3_600_000;
}

/** Why the lock no longer counts; undefined while it does. */
function staleness(disk: Disk, owner: Owner | undefined, now: Date): string | undefined {
  if (owner === undefined) return 'it names nobody';
  if (owner.host === hostname()) {
    return isAlive(disk, owner) ? undefined : `process ${String(owner.pid)} is gone`;
  }
  const hours = hoursSince(owner.since, now);
  return hours > LONGEST_HOURS ? `it is ${String(Math.floor(hours))} hours old` : undefined;
}

/**
 * @param now the machine's clock, for the age of locks
 * @throws UserError while another run holds the lock
 */
export function takeLock(disk: Disk, folder: string, now: Date): Lock {
  const path = join(folder, 'lock');
  const own: Owner = {
    ...{ pid: process.pid, host: hostname(), started: startOf(disk, process.pid) },
    since: now.toISOString(),
  };
  const text = `${JSON.stringify({ ...own, run: process.hrtime.bigint().toString(36) })}\n`;
  const notes: string[] = [];
  for (let attempt = 0; !place(disk, path, text); attempt += 1) {
    const seen = readLock(disk, path);
    if (seen === undefined && attempt < 5) continue;
    const owner = ownerIn(seen ?? '');
    const stale = staleness(disk, owner, now);
    if (stale === undefined || attempt >= 5) throw inUse(folder, path, owner, now);
    if (takeAway(disk, path, seen ?? '')) notes.push(`took over the lock of an earlier run on ${folder}: ${stale}`);
  }
  return {
    notes,
    check() {
      if (readLock(disk, path) === text) return;
      throw new UserError(
        `the lock of the state ${folder} was taken away during the run; nothing was written`,
        'another run may be at work; run the same again when it is done',
      );
    },
    release() {
      if (readLock(disk, path) === text) disk.remove(path);
    },
  };
}

/** Makes the lock unless there is one. The text is written first and named then: nobody ever reads half a lock. */
function place(disk: Disk, path: string, text: string): boolean {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    disk.remove(temporary);
    const file = disk.create(temporary);
    try {
      disk.append(file, Buffer.from(text));
    } finally {
      disk.close(file);
    }
    disk.link(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw diskProblem(path, error);
  } finally {
    quietly(() => {
      disk.remove(temporary);
    });
  }
}

function readLock(disk: Disk, path: string): string | undefined {
  try {
    return disk.readWhole(path).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Renames the stale lock away; if another run was faster and this is its lock, it gets it back. */
function takeAway(disk: Disk, path: string, stale: string): boolean {
  const aside = `${path}.${String(process.pid)}.stale`;
  try {
    disk.rename(path, aside);
  } catch {
    return false;
  }
  const isStale = readLock(disk, aside) === stale;
  if (!isStale) {
    quietly(() => {
      disk.link(aside, path);
    });
  }
  disk.remove(aside);
  return isStale;
}

function inUse(folder: string, path: string, owner: Owner | undefined, now: Date): UserError {
  const minutes = owner === undefined ? 0 : Math.max(0, Math.round(60 * hoursSince(owner.since, now)));
  const who =
    owner === undefined
      ? 'another run'
      : `process ${String(owner.pid)} on ${owner.host} since ${owner.since} (${String(minutes)} minutes)`;
  return new UserError(
    `the state ${folder} is in use by ${who}`,
    `wait for it to end; if it is surely gone, remove ${path}`,
  );
}
