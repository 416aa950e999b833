/** Many profiles in one compressed file: blocks that are read one by one, a checksum over all. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { basename, dirname } from 'node:path';
import { exitCodes, UserError } from '../errors.js';
import type { ProfileStore } from '../profiles/build.js';
import { Repeated } from '../summaries/repeated.js';
import { type Disk, writeWhole } from './disk.js';

/** `CWPF`, and what changes when the frame changes its meaning. */
const MAGIC = 0x46505743;
const FRAME_VERSION = 2;
const HEAD_BYTES = 8;
const BLOCK_HEAD_BYTES = 8;
/** Raw bytes of a block: some hundred profiles, so that common words compress and one block fits memory many times over. */
const BLOCK_BYTES = 1 << 20;
const LARGEST_BLOCK = 1 << 28;
/** Brotli is smaller here than gzip at any level; of its qualities, 3 saves three hundredths more than 1, and 4 takes five times as long for two. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly accounts: number;
}

/** Writes all accounts of a store, in the order in which they came. */
export function writeProfiles(disk: Disk, folder: string, path: string, store: ProfileStore): WrittenFile {
  const hash = createHash('sha256');
  let bytes = 0;
  const hashed = function* (): Iterable<Uint8Array> {
    for (const piece of fileOf(store)) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  writeWhole(disk, folder, path, hashed());
  return { bytes, sha256: hash.digest('hex'), accounts: store.size };
}

function* fileOf(store: ProfileStore): Iterable<Uint8Array> {
  yield words(MAGIC, FRAME_VERSION);
  const repeated = new Repeated();
  let block: Uint8Array[] = [];
  let size = 0;
  for (let index = 0; index < store.size; index += 1) {
    const profile = store.encodeProfile(index, repeated);
    block.push(words(profile.length), profile);
    size += profile.length + 4;
    if (size < BLOCK_BYTES) continue;
    yield* pack(block);
    block = [];
    size = 0;
  }
  if (size > 0) yield* pack(block);
  yield words(0, 0);
}

function* pack(pieces: readonly Uint8Array[]): Iterable<Uint8Array> {
  const raw = Buffer.concat(pieces);
  const packed = brotliCompressSync(raw, options);
  yield words(packed.length, raw.length);
  yield packed;
}

function words(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32LE(value, 4 * i));
  return bytes;
}

/**
 * Adds every profile of a file to a store.
 * @param sha256 what the file must be
 * @throws UserError when it is damaged
 */
export function readProfiles(disk: Disk, path: string, sha256: string, store: ProfileStore): void {
  const repeated = new Repeated();
  for (const raw of blocksOf(disk, path, sha256)) {
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    for (let at = 0; at < raw.length;) {
      const length = at + 4 <= raw.length ? view.getUint32(at, true) : Infinity;
      if (at + 4 + length > raw.length) throw damaged(path, 'a profile is longer than its block');
      addProfile(path, raw.subarray(at + 4, at + 4 + length), repeated, store);
      at += 4 + length;
    }
  }
}

/** The checksum was right, so what cannot be read was written by another version or with other settings. */
function addProfile(path: string, bytes: Uint8Array, repeated: Repeated, store: ProfileStore): void {
  try {
    store.decodeProfile(bytes, repeated);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw notReadable(path, error.message);
  }
}

/** What another version, or the same with other settings, wrote. */
function notReadable(path: string, why: string): UserError {
  const folder = dirname(path);
  return new UserError(
    `the state ${folder} cannot be read by this program: ${why} (${basename(path)})`,
    `go back to the clonewatch that wrote it (clonewatch state show ${folder} names it) or to the samples.* it was made with; or begin anew from the logs you still have: mv ${folder} ${folder}.old && clonewatch scan LOGS --state ${folder}`,
    exitCodes.noInput,
  );
}

/** Unpacked blocks of a file whose checksum was found right first: a flipped bit must not become somebody's numbers. */
function* blocksOf(disk: Disk, path: string, sha256: string): Iterable<Buffer> {
  const file = openToRead(disk, path);
  try {
    if (checksum(disk, file) !== sha256) throw damaged(path, 'its checksum is not the one that was noted');
    const head = Buffer.alloc(HEAD_BYTES);
    disk.readAt(file, head, 0);
    if (head.readUInt32LE(0) !== MAGIC) throw damaged(path, 'these are no profiles');
    const version = head.readUInt32LE(4);
    if (version !== FRAME_VERSION) {
      throw notReadable(path, `its files have form ${String(version)}, this program writes ${String(FRAME_VERSION)}`);
    }
    for (let at = HEAD_BYTES; ;) {
      const blockHead = Buffer.alloc(BLOCK_HEAD_BYTES);
      if (disk.readAt(file, blockHead, at) < BLOCK_HEAD_BYTES) throw damaged(path, 'it is cut off');
      const packed = blockHead.readUInt32LE(0);
      const raw = blockHead.readUInt32LE(4);
      if (packed === 0) return;
      if (packed > LARGEST_BLOCK || raw > LARGEST_BLOCK) throw damaged(path, 'a block is larger than any');
      const bytes = Buffer.alloc(packed);
      if (disk.readAt(file, bytes, at + BLOCK_HEAD_BYTES) < packed) throw damaged(path, 'it is cut off');
      yield brotliDecompressSync(bytes, { maxOutputLength: raw });
      at += BLOCK_HEAD_BYTES + packed;
    }
  } finally {
    disk.close(file);
  }
}

/** SHA-256 of an open file, read piece by piece. */
function checksum(disk: Disk, file: number): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let at = 0; ;) {
    const read = disk.readAt(file, piece, at);
    hash.update(piece.subarray(0, read));
    at += read;
    if (read < piece.length) return hash.digest('hex');
  }
}

function openToRead(disk: Disk, path: string): number {
  try {
    return disk.openRead(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw damaged(path, why);
  }
}

export function damaged(path: string, why: string): UserError {
  return new UserError(
    `the state file ${path} is damaged: ${why}`,
    'clonewatch state verify tells what is whole; restore the folder from a copy, or start another with --state',
  );
}
