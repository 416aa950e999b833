/** Writing results: to a stream that may close early, or to a file that is whole or not there at all. */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.js';

/** Text is handed on in pieces of about this many characters. */
const PIECE = 1 << 16;

export type Pieces = Iterable<string | Uint8Array>;

/** Small pieces of text joined into large ones. */
function* gathered(pieces: Pieces): Pieces {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    if (typeof piece === 'string' && text.length < PIECE) continue;
    if (text !== '') yield text;
    text = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (text !== '') yield text;
}

/** Writes to a stream and waits until it took everything. A closed pipe is the caller's EPIPE. */
export async function writeStream(stream: NodeJS.WritableStream, pieces: Pieces): Promise<void> {
  for (const piece of gathered(pieces)) {
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error | null): void => {
        if (error) reject(isClosedPipe(error) ? error : cannotWrite('standard output', error));
        else resolve();
      };
      if (typeof piece === 'string') stream.write(piece, 'utf8', done);
      else stream.write(piece, done);
    });
  }
}

/** Whether a reader such as `head` went away, which is its right. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

/** What another folder on the same disk would not mend. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room and run the same again',
  EDQUOT: 'the quota is used up: make room and run the same again',
};

function cannotWrite(path: string, error: unknown): UserError {
  const why = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = REMEDIES[code] ?? 'choose a folder that exists and that you may write to';
  return new UserError(`cannot write ${path}: ${why}`, remedy);
}

/** Finds out before a long run whether a file can be written in its place. */
export function checkWritable(path: string): void {
  if (path === '') throw new UserError('the name of the file to write is empty', 'name a file, such as findings.json');
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError(`cannot write ${path}: there is no folder ${folder}`, `make it first: mkdir -p ${folder}`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UserError(
      `cannot write ${path}: it is a folder`,
      `name a file in it, such as ${join(path, 'findings.json')}`,
    );
  }
}

/**
 * Writes a file by way of a temporary one beside it, so that nobody ever sees half of it. Without a pause in between: a signal is
 * answered before or after, never in the middle. Pipes and devices are written as they are.
 */
export function writeFileWhole(path: string, pieces: Pieces): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isFile() === false) writeInto(openSync(path, 'w'), pieces);
    // A link stays a link: what it points to is replaced, and its permissions stay.
    else if (existing !== undefined) replaceFile(realpathSync(path), pieces, existing.mode & 0o777);
    else replaceFile(path, pieces, 0o666);
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? cannotWrite(path, error) : error;
  }
}

function replaceFile(path: string, pieces: Pieces, mode: number): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  rmSync(temporary, { force: true });
  try {
    writeInto(openSync(temporary, 'wx', mode), pieces, fsyncSync);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeInto(file: number, pieces: Pieces, finish: (file: number) => void = () => undefined): void {
  // One buffer for all pieces, instead of one of its own for each.
  let buffer = Buffer.alloc(0);
  const encode = (text: string): Uint8Array => {
    // A unit of UTF-16 takes at most three bytes.
    if (buffer.length < 3 * text.length) buffer = Buffer.alloc(3 * Math.max(2 * PIECE, text.length));
    return buffer.subarray(0, buffer.write(text, 'utf8'));
  };
  try {
    for (const piece of gathered(pieces)) {
      const bytes = typeof piece === 'string' ? encode(piece) : piece;
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    }
    finish(file);
  } finally {
    closeSync(file);
  }
}
