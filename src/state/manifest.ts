/** The table of contents of a state: which files count, what was read, who stood out last. The one file that is ever replaced. */
import { join } from 'node:path';
import { exitCodes, UserError } from '../errors.js';
import type { FieldCounts } from '../events/fields.js';
import type { Ledger } from '../findings/changes.js';
import type { LogFinding } from '../findings/findings.js';
import { type Disk, writeWhole } from './disk.js';
import { damaged } from './profile-file.js';

export const STATE_VERSION = 1;
const FORMAT = 'clonewatch-state';

export interface StoredFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FileEntry extends StoredFile {
  readonly accounts: number;
}

/** Profiles of some days (whole days since 1970, UTC, both included). */
export interface PartEntry extends FileEntry {
  readonly from: number;
  readonly to: number;
}

/** A log file that was counted. */
export interface InputEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Last day of the run that counted it. */
  readonly last: number;
  /** What it was read as; absent where it was packed. */
  readonly container?: string;
}

/** What one run added. */
export interface RunEntry {
  /** ISO 8601 UTC, by the clock of the run. */
  readonly at: string;
  readonly from: number;
  readonly to: number;
  readonly counts: LogFinding['records'];
  readonly rows: number;
  readonly fields: FieldCounts;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** Version of the program that wrote it. */
  readonly program: string;
  readonly generation: number;
  /** Latest time of a run, ISO 8601 UTC. */
  readonly updatedAt: string;
  readonly keepDays: number;
  /** Newest day that was believed. */
  readonly newest: number;
  readonly parts: readonly PartEntry[];
  /** All parts merged, so that a night reads one file. */
  readonly total: FileEntry | null;
  readonly history: FileEntry | null;
  /** Calls of the last days by hash; absent in states from before there were any. */
  readonly calls?: StoredFile | null;
  readonly inputs: readonly InputEntry[];
  readonly runs: readonly RunEntry[];
  readonly ledger: Ledger | null;
  /** The ledger before the last run that added something: running it again compares with the same. */
  readonly before: Ledger | null;
}

export function emptyManifest(program: string, keepDays: number): Manifest {
  return {
    ...{ format: FORMAT, version: STATE_VERSION, program, generation: 0, updatedAt: '', keepDays, newest: -1 },
    ...{ parts: [], total: null, history: null, inputs: [], runs: [], ledger: null, before: null },
  };
}

export function manifestPath(folder: string): string {
  return join(folder, 'state.json');
}

export function writeManifest(disk: Disk, folder: string, manifest: Manifest): void {
  writeWhole(disk, folder, manifestPath(folder), [Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]);
}

/**
 * The manifest of a folder; undefined when there is none.
 * @throws UserError when it is damaged or of another version
 */
export function readManifest(disk: Disk, folder: string): Manifest | undefined {
  const path = manifestPath(folder);
  if (!disk.exists(path)) return undefined;
  const value = parse(disk, path);
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) {
    throw damaged(path, 'it is no state of clonewatch');
  }
  const version = 'version' in value ? value.version : undefined;
  if (version !== STATE_VERSION) {
    const newer = typeof version === 'number' && version > STATE_VERSION;
    throw new UserError(
      `the state ${folder} has version ${String(version)}; this program reads ${String(STATE_VERSION)}`,
      newer
        ? 'it was written by a newer clonewatch: update this one, or start another folder with --state'
        : `begin anew from the logs you still have: mv ${folder} ${folder}.old && clonewatch scan LOGS --state ${folder}`,
      exitCodes.noInput,
    );
  }
  const problem = problemOf(value);
  if (problem !== undefined) throw damaged(path, problem);
  // Every part that is used was checked by `problemOf`.
  return value as Manifest;
}

function parse(disk: Disk, path: string): unknown {
  try {
    return JSON.parse(disk.readWhole(path).toString('utf8')) as unknown;
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isFile(value: unknown): boolean {
  return isStored(value) && Number.isSafeInteger((value as Fields)['accounts']);
}

function isStored(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { file, sha256, bytes } = value as Fields;
  // Names are ours; anything that leads out of the folder is not.
  return (
    typeof file === 'string' && /^[a-z0-9.-]+$/.test(file) && typeof sha256 === 'string' && Number.isSafeInteger(bytes)
  );
}

function problemOf(value: object): string | undefined {
  const fields = value as Fields;
  const list = ['parts', 'inputs', 'runs'].find((name) => !Array.isArray(fields[name]));
  if (list !== undefined) return `${list} is no list`;
  const number = ['generation', 'keepDays', 'newest'].find((name) => !Number.isSafeInteger(fields[name]));
  if (number !== undefined) return `${number} is no whole number`;
  if (!(fields['parts'] as readonly unknown[]).every(isPart)) return 'a part is not described';
  const file = ['total', 'history'].find((name) => fields[name] !== null && !isFile(fields[name]));
  if (file !== undefined) return `${file} is not described`;
  if ((fields['calls'] ?? null) !== null && !isStored(fields['calls'])) return 'calls is not described';
  return (fields['runs'] as readonly unknown[]).every(isRun) ? undefined : 'a run is not described';
}

function isPart(value: unknown): boolean {
  const { from, to } = (value ?? {}) as Fields;
  return isFile(value) && Number.isSafeInteger(from) && Number.isSafeInteger(to);
}

function isRun(value: unknown): boolean {
  const { counts, fields, rows } = (value ?? {}) as Fields;
  return typeof counts === 'object' && typeof fields === 'object' && typeof rows === 'number';
}
