/** The few things a state does with a disk, in one place: tests put a disk here that breaks at a chosen moment. */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { exitCodes, UserError } from '../errors.js';

export interface Disk {
  exists(path: string): boolean;
  list(folder: string): string[];
  makeFolder(path: string): void;
  readWhole(path: string): Buffer;
  size(path: string): number;
  openRead(path: string): number;
  /** Fills the buffer as far as the file goes; how many bytes there were. */
  readAt(file: number, into: Uint8Array, position: number): number;
  /** A new file for its owner alone; fails when there is one. */
  create(path: string): number;
  append(file: number, bytes: Uint8Array): void;
  sync(file: number): void;
  close(file: number): void;
  rename(from: string, to: string): void;
  /** A second name; fails when it is taken. */
  link(from: string, to: string): void;
  remove(path: string): void;
  syncFolder(path: string): void;
}

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

export const realDisk: Disk = {
  exists: existsSync,
  list: (folder) => readdirSync(folder).sort(),
  makeFolder(path) {
    mkdirSync(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  },
  readWhole: (path) => readFileSync(path),
  size: (path) => statSync(path).size,
  openRead: (path) => openSync(path, 'r'),
  readAt(file, into, position) {
    let filled = 0;
    while (filled < into.length) {
      const read = readSync(file, into, filled, into.length - filled, position + filled);
      if (read === 0) break;
      filled += read;
    }
    return filled;
  },
  create: (path) => openSync(path, 'wx', OWNER_ONLY_FILE),
  append(file, bytes) {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  },
  sync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  link: linkSync,
  remove(path) {
    rmSync(path, { force: true });
  },
  syncFolder(path) {
    const folder = openSync(path, 'r');
    try {
      // Some systems have folders that cannot be synced; there the rename alone must do.
      if (fstatSync(folder).isDirectory()) fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
};

/** Writes a file under a temporary name, whole and on the disk, and gives it its name only then. */
export function writeWhole(disk: Disk, folder: string, path: string, pieces: Iterable<Uint8Array>): void {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  disk.remove(temporary);
  try {
    const file = disk.create(temporary);
    try {
      for (const piece of pieces) disk.append(file, piece);
      disk.sync(file);
    } finally {
      disk.close(file);
    }
    disk.rename(temporary, path);
  } catch (error) {
    quietly(() => {
      disk.remove(temporary);
    });
    throw diskProblem(path, error);
  }
  // The new file is there now; a folder that cannot be synced only makes it later that a power cut cannot undo it.
  quietly(() => {
    disk.syncFolder(folder);
  });
}

/** For tidying up after something else went wrong, which is what must be told. */
export function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // What went wrong first is thrown by the caller.
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; the state is as it was before: make room and run the same again',
  EDQUOT: 'the quota is used up; the state is as it was before: make room and run the same again',
  EROFS: 'the file system is read-only; the state is as it was before',
  EACCES: 'the folder may not be written by this user; the state is as it was before',
  EEXIST: 'there is a file of that name: name a folder',
  ENOTDIR: 'part of the path is a file: name a folder',
  EPERM: 'the folder may not be written by this user; the state is as it was before',
};

/** What a failing disk means, in words; what is no matter of the disk stays as it is. */
export function diskProblem(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) return error;
  const remedy = REMEDIES[String(error.code)] ?? 'the state is as it was before; run the same again';
  return new UserError(`cannot write the state ${path}: ${error.message}`, remedy, exitCodes.incomplete);
}
