/** The inputs behind the paths a person gives: files, folders, patterns, and `-` for standard input. */
import { basename, dirname, join } from 'node:path';
import { exitCodes, nearestWord, UserError } from '../errors.js';
import { type LeftOut, listFolder, statusOfPath } from './open.js';
import { isSideFile } from './side-files.js';

export interface FoundInput {
  /** `-` is standard input. */
  readonly path: string;
  /** Size on disk; NaN for standard input. */
  readonly bytes: number;
  /** Given by name, not found in a folder: if it cannot be read, the person must hear of it. */
  readonly isNamed: boolean;
  /** Bytes that are not read, as they were counted before. */
  readonly leftOut?: LeftOut;
}

const DEEPEST_FOLDER = 32;

/** @throws UserError for a path that leads nowhere, or to nothing that could be read */
export async function findInputs(paths: readonly string[]): Promise<readonly FoundInput[]> {
  if (paths.length === 0) {
    throw new UserError('no input given', 'name files, folders or patterns, or - for standard input');
  }
  const found = new Map<string, FoundInput>();
  for (const path of paths) {
    for (const input of await inputsAt(path)) {
      if (input.path === '-' && found.has('-')) {
        throw new UserError('standard input is given twice', 'name - once; everything it brings is one input');
      }
      if (!found.has(input.path)) found.set(input.path, input);
    }
  }
  return [...found.values()];
}

async function inputsAt(path: string): Promise<readonly FoundInput[]> {
  if (path === '-') return [{ path, bytes: NaN, isNamed: true }];
  const { kind, bytes } = statusOfPath(path);
  // Named pipes and devices are read front to back like any file.
  if (kind === 'file' || kind === 'other') return [{ path, bytes: kind === 'file' ? bytes : NaN, isNamed: true }];
  if (kind === 'folder') return filesIn(path);
  return /[*?[{]/.test(path) ? matchesOf(path) : missing(path);
}

async function matchesOf(pattern: string): Promise<readonly FoundInput[]> {
  const { glob } = await import('tinyglobby');
  const matches = (await glob(pattern, { onlyFiles: true, expandDirectories: false, dot: false })).sort(byCodePoint);
  if (matches.length === 0) {
    throw new UserError(
      `no file matches the pattern ${pattern}`,
      'patterns know * ** ? {a,b}; hidden files are left out',
      exitCodes.noInput,
    );
  }
  const inputs: FoundInput[] = [];
  for (const path of matches) inputs.push({ path, bytes: statusOfPath(path).bytes, isNamed: true });
  return inputs;
}

async function filesIn(folder: string): Promise<readonly FoundInput[]> {
  const inputs: FoundInput[] = [];
  await walk(folder, 0, inputs);
  if (inputs.length === 0) {
    throw new UserError(
      `the folder ${folder} holds no file`,
      'hidden files are left out; name them if they are meant',
      exitCodes.noInput,
    );
  }
  return inputs;
}

async function walk(folder: string, depth: number, inputs: FoundInput[]): Promise<void> {
  const entries = await listFolder(folder);
  if (entries.some(({ name, isFolder }) => isFolder && name === '_delta_log')) refuseDelta(folder);
  if (entries.some(({ name }) => name.endsWith('.metadata.json')) && basename(folder) === 'metadata') {
    refuseIceberg(dirname(folder));
  }
  for (const { name, isFolder } of entries) {
    // Names with an underscore in front are markers and metadata of data lakes, such as _SUCCESS.
    if (name.startsWith('.') || name.startsWith('_')) continue;
    const path = join(folder, name);
    if (!isFolder && isSideFile(path)) continue;
    if (!isFolder) inputs.push({ path, bytes: statusOfPath(path).bytes, isNamed: false });
    else if (depth < DEEPEST_FOLDER) await walk(path, depth + 1, inputs);
  }
}

function refuseDelta(folder: string): never {
  throw new UserError(
    `${folder} is a Delta table (it holds _delta_log), not a folder of Parquet files: deleted rows are still in it`,
    'export the rows that count, for example: COPY INTO or spark.read.format("delta").load(...).write.parquet(...)',
    exitCodes.noInput,
  );
}

function refuseIceberg(folder: string): never {
  throw new UserError(
    `${folder} is an Iceberg table (metadata/*.metadata.json), not a folder of Parquet files: deleted rows are still in it`,
    'export the rows that count, for example: spark.table(...).write.parquet(...)',
    exitCodes.noInput,
  );
}

async function missing(path: string): Promise<never> {
  const folder = dirname(path);
  const around = statusOfPath(folder).kind === 'folder' ? await listFolder(folder) : [];
  const near = nearestWord(
    basename(path),
    around.map(({ name }) => name),
  );
  const hint = near === undefined ? 'check the path' : `did you mean ${join(folder, near)}?`;
  throw new UserError(`no such file or folder: ${path}`, hint, exitCodes.noInput);
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
