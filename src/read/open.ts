/** The one place of this room that touches files: looking, listing, reading front to back or anywhere, and spooling. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { open, mkdtemp, readdir, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Blocks of 256 KiB to 1 MiB read equally fast. */
const BLOCK_BYTES = 512 * 1024;

export interface PathStatus {
  readonly kind: 'file' | 'folder' | 'other' | 'missing';
  readonly bytes: number;
}

export function statusOfPath(path: string): PathStatus {
  try {
    const status = statSync(path);
    const kind = status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
    return { kind, bytes: status.size };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return { kind: 'missing', bytes: 0 };
    throw error;
  }
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What a folder holds, sorted by name; entries that are neither file nor folder nor a link to one are left out. */
export async function listFolder(path: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const listed: FolderEntry[] = [];
  for (const entry of entries) {
    if (entry.isFile() || entry.isDirectory()) listed.push({ name: entry.name, isFolder: entry.isDirectory() });
    // Links to files are followed, links to folders are not: they may lead in circles.
    else if (entry.isSymbolicLink() && statusOfPath(join(path, entry.name)).kind === 'file') {
      listed.push({ name: entry.name, isFolder: false });
    }
  }
  return listed.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Says, for every block, whether more is wanted. The block is used again for the next bytes. */
export type TakeBlock = (block: Buffer) => Promise<boolean>;

/** Bytes of a file that are left out: from the first, to the first that is read again. */
export interface LeftOut {
  readonly from: number;
  readonly to: number;
}

export interface BlockReading {
  readonly leftOut?: LeftOut | undefined;
  /** Size of a file, NaN where it is none. */
  readonly bytes: number;
}

/** The block of the file before, for the next one: in folders of one-record files making blocks took longer than reading. */
let spare: Buffer | undefined;

/** Front to back; named pipes, too, as long as nothing is left out. One file at a time: all share a block. */
export async function readBlocks(path: string, take: TakeBlock, { leftOut, bytes }: BlockReading): Promise<void> {
  const block = spare ?? Buffer.allocUnsafe(BLOCK_BYTES);
  spare = undefined;
  try {
    if (bytes <= BLOCK_BYTES && leftOut === undefined) await readShort(path, take, block);
    else await readLong(path, take, { block, leftOut });
  } finally {
    spare = block;
  }
}

/** Without the system's threads, which cost a short file more than it has to read. */
async function readShort(path: string, take: TakeBlock, block: Buffer): Promise<void> {
  const file = openSync(path, 'r');
  try {
    for (let got = readSync(file, block); got > 0; got = readSync(file, block)) {
      if (!(await take(block.subarray(0, got)))) return;
    }
  } finally {
    closeSync(file);
  }
}

async function readLong(
  path: string,
  take: TakeBlock,
  { block, leftOut }: { readonly block: Buffer; readonly leftOut: LeftOut | undefined },
): Promise<void> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; leftOut !== undefined && at < leftOut.from;) {
      const { bytesRead } = await file.read(block, 0, Math.min(BLOCK_BYTES, leftOut.from - at), at);
      if (bytesRead === 0 || !(await take(block.subarray(0, bytesRead)))) return;
      at += bytesRead;
    }
    // Without a place of its own a read goes on where the one before ended.
    for (let at = leftOut?.to ?? null; ;) {
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES, at);
      if (bytesRead === 0 || !(await take(block.subarray(0, bytesRead)))) return;
      if (at !== null) at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

export async function readStream(stream: NodeJS.ReadableStream, take: TakeBlock): Promise<void> {
  for await (const chunk of stream) {
    const block = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (!(await take(block))) return;
  }
}

/** A file that can be read at any place, for formats whose directory is at the end. */
export class RandomAccess {
  readonly bytes: number;
  private readonly handle: FileHandle;

  private constructor(bytes: number, handle: FileHandle) {
    this.bytes = bytes;
    this.handle = handle;
  }

  static async open(path: string): Promise<RandomAccess> {
    return RandomAccess.of(await open(path, 'r'));
  }

  static async of(handle: FileHandle): Promise<RandomAccess> {
    return new RandomAccess((await handle.stat()).size, handle);
  }

  async read(start: number, end: number): Promise<ArrayBuffer> {
    if (!(start >= 0 && start <= end)) throw new RangeError(`bytes ${start} to ${end} are not in any file`);
    const bytes = new ArrayBuffer(end - start);
    let filled = 0;
    while (filled < bytes.byteLength) {
      const { bytesRead } = await this.handle.read(
        new Uint8Array(bytes),
        filled,
        bytes.byteLength - filled,
        start + filled,
      );
      if (bytesRead === 0) throw new RangeError(`bytes ${start} to ${end} lie beyond the end at ${this.bytes}`);
      filled += bytesRead;
    }
    return bytes;
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/** A temporary file for a stream that has to be read at any place; it has no name, so that nothing is left however we end. */
export class Spool {
  private readonly folder: string;
  private readonly handle: FileHandle;

  private constructor(folder: string, handle: FileHandle) {
    this.folder = folder;
    this.handle = handle;
  }

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'clonewatch-'));
    const handle = await open(join(folder, 'spool'), 'wx+', 0o600);
    // Windows keeps open files; there it goes when we are done.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    return new Spool(folder, handle);
  }

  async write(block: Buffer): Promise<void> {
    for (let written = 0; written < block.length;) {
      written += (await this.handle.write(block, written)).bytesWritten;
    }
  }

  /** What was written, to be read; closing it is the end of the file. */
  async finish(): Promise<RandomAccess> {
    return RandomAccess.of(this.handle);
  }

  async remove(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A small file as a whole; undefined when there is none, or a larger one, or one that may not be read. */
export function readWhole(path: string, mostBytes: number): Buffer | undefined {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    return status?.isFile() === true && status.size <= mostBytes ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Error code of the system, such as `EACCES`; empty for other errors. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
