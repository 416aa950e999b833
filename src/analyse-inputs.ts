/** The inputs of a night by their content: which were counted by an earlier one, as they are or as the beginning of a file that grew. */
import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { exitCodes, UserError } from './errors.js';
import { findInputs, type FoundInput } from './read/find-inputs.js';
import { countedPart } from './read/grown.js';
import { type LeftOut, readBlocks } from './read/open.js';
import type { RunFacts, State } from './state/state.js';

type Input = RunFacts['inputs'][number];

export const STDIN = '-';

export interface HashedInputs {
  /** New ones, by path. */
  readonly fresh: Map<string, Input>;
  readonly known: string[];
  /** Bytes of new ones that were counted before, by path. */
  readonly leftOut: Map<string, LeftOut>;
  readonly notes: string[];
}

/**
 * Content of every input before it is read: what was counted once is not counted again, whatever its name is now.
 * @param isNamed the names of the columns of CSV do not stand in the files
 */
export async function hashInputs(paths: readonly string[], state: State, isNamed: boolean): Promise<HashedInputs> {
  const found = await findInputs(paths);
  const hashed: HashedInputs = { fresh: new Map(), known: [], leftOut: new Map(), notes: [] };
  if (found.some(({ path }) => path === STDIN) && found.length > 1) {
    throw new UserError(
      'with --state standard input must come alone',
      'what it brings is known only at its end, when everything else was read too; scan the files in a run of their own',
    );
  }
  const counted = countedInputs(state);
  const seen = new Set<string>();
  for (const input of found) {
    const { path } = input;
    if (path === STDIN) continue;
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const { bytes, sha256, beginning } = await hashFile(input, counted);
    if (counted.byContent.has(sha256) || seen.has(sha256)) hashed.known.push(path);
    else {
      hashed.fresh.set(path, { name, bytes, sha256 });
      if (beginning !== undefined) await leaveOut(path, beginning, hashed, isNamed);
    }
    seen.add(sha256);
  }
  return hashed;
}

/** Leaves out what was counted when the file was shorter, where the rest can be read without it. */
async function leaveOut(path: string, beginning: Input, hashed: HashedInputs, isNamed: boolean): Promise<void> {
  const { fresh, known, leftOut, notes } = hashed;
  const { name, bytes, container } = beginning;
  const part = container === undefined ? undefined : await countedPart(path, bytes, container, isNamed);
  const told = `${path} begins with all ${String(bytes)} bytes of ${name}, counted before`;
  if (part === undefined) {
    notes.push(
      `${told}, and this format cannot be read from there: what was counted is left out where records name their calls, and counts twice where they do not; scan files when they are complete`,
    );
    return;
  }
  if (part.to >= (fresh.get(path)?.bytes ?? 0)) {
    // An end of line was added, and nothing else.
    fresh.delete(path);
    known.push(path);
    return;
  }
  leftOut.set(path, part);
  notes.push(`${told}: only what follows counts`);
}

interface HashedFile {
  readonly bytes: number;
  readonly sha256: string;
  /** The longest counted input that this one begins with and goes beyond. */
  readonly beginning: Input | undefined;
}

interface CountedInputs {
  /** By SHA-256. */
  readonly byContent: ReadonlyMap<string, Input>;
  /** Their sizes in bytes, each once, ascending: places where a file that only grew would have ended. */
  readonly sizes: readonly number[];
}

function countedInputs({ contents: { inputs } }: State): CountedInputs {
  const sizes = new Set(inputs.map((input) => input.bytes).filter((size) => size > 0));
  return { byContent: new Map(inputs.map((input) => [input.sha256, input])), sizes: [...sizes].sort((a, b) => a - b) };
}

async function hashFile(input: FoundInput, { byContent, sizes }: CountedInputs): Promise<HashedFile> {
  const hash = createHash('sha256');
  const { path } = input;
  let next = 0;
  let bytes = 0;
  let beginning: Input | undefined;
  try {
    const take = (block: Buffer): Promise<boolean> => {
      let from = 0;
      for (let stop = sizes[next]; stop !== undefined && stop < bytes + block.length; stop = sizes[next]) {
        hash.update(block.subarray(from, stop - bytes));
        from = stop - bytes;
        beginning = byContent.get(hash.copy().digest('hex')) ?? beginning;
        next += 1;
      }
      hash.update(block.subarray(from));
      bytes += block.length;
      return Promise.resolve(true);
    };
    await readBlocks(path, take, { bytes: input.bytes });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read ${path}: ${why}`, 'check the path and its permissions', exitCodes.noInput);
  }
  return { bytes, sha256: hash.digest('hex'), beginning };
}

/** A stream that is hashed while it is read. */
export function hashedStream(source: NodeJS.ReadableStream): {
  readonly stream: NodeJS.ReadableStream;
  seen(): { readonly bytes: number; readonly sha256: string };
} {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new PassThrough({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  source.on('error', (error: Error) => stream.destroy(error));
  source.pipe(stream);
  return { stream, seen: () => ({ bytes, sha256: hash.digest('hex') }) };
}
