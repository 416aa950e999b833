/** The main job with a memory: what earlier runs kept and what is new today, in one document. */
import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { type Analysis, type AnalyseOptions, conclude } from './analyse.js';
import { exitCodes, UserError } from './errors.js';
import { noFieldCounts } from './events/fields.js';
import { noRecords } from './events/rejection.js';
import { eachAccount } from './findings/account-list.js';
import { type Ledger, markChanges } from './findings/changes.js';
import type { Findings, StateFinding } from './findings/findings.js';
import { pastOf, withPast } from './findings/past.js';
import { findInputs } from './read/find-inputs.js';
import { readBlocks } from './read/open.js';
import { type LogReport, readLog } from './read/read.js';
import type { RunFacts, State } from './state/state.js';
import type { Remembered } from './state/remembered.js';
import { dayText } from './state/tiers.js';

type Inputs = RunFacts['inputs'];

export interface NightAnalysis extends Analysis {
  /** Makes the night count; until then the state is as it was. Called after the results were written: a run that dies before is run again. */
  commit(): void;
}

const STDIN = '-';

/**
 * Reads what is new among the paths, adds it to what is remembered, and analyses all of it.
 * @throws UserError as `analyse` does, and when the state cannot be written
 */
export async function analyseNight(
  paths: readonly string[],
  options: AnalyseOptions,
  state: State,
): Promise<NightAnalysis> {
  const inputs = await hashInputs(paths, state);
  const night = await readNew(paths, inputs, options, state);
  const adds = night.remembered !== undefined;
  const remembered = night.remembered ?? state.recall();
  const { store, counts, rows, fields } = remembered;
  store.seal();
  const incomplete = night.log.incomplete.length > 0;
  const document = conclude(
    store,
    { counts, rows, fields, incomplete, sampled: night.log.sampled },
    { ...options, allSuspects: true },
  );
  const { findings, ledger } = markChanges(withState(document, remembered, night), state.previous(adds));
  const notes = [...findings.log.notes, ...state.notes, ...remembered.notes, ...inputs.notes];
  return {
    findings: { ...findings, log: { ...findings.log, notes } },
    log: night.log,
    commit: () => {
      if (adds) state.commit(ledger);
    },
  };
}

/** What is remembered, analysed with nothing new: the state stays as it is. */
export function recallNight(options: Omit<AnalyseOptions, 'read' | 'stdin'>, state: State): Findings {
  const remembered = state.recall();
  const { store, counts, rows, fields } = remembered;
  store.seal();
  const document = conclude(store, { counts, rows, fields, incomplete: false }, { ...options, allSuspects: true });
  const night: Night = { log: nothingNew([]), remembered: undefined, known: [] };
  const { findings } = markChanges(withState(document, remembered, night), state.previous(false));
  return { ...findings, log: { ...findings.log, notes: [...findings.log.notes, ...state.notes] } };
}

export type { Ledger };

interface HashedInputs {
  /** New ones, by path. */
  readonly fresh: Map<string, Inputs[number]>;
  readonly known: string[];
  readonly notes: string[];
}

/** Content of every input before it is read: what was counted once is not counted again, whatever its name is now. */
async function hashInputs(paths: readonly string[], state: State): Promise<HashedInputs> {
  const found = await findInputs(paths);
  const hashed: HashedInputs = { fresh: new Map(), known: [], notes: [] };
  if (found.some(({ path }) => path === STDIN) && found.length > 1) {
    throw new UserError(
      'with --state standard input must come alone',
      'what it brings is known only at its end, when everything else was read too; scan the files in a run of their own',
    );
  }
  const seen = new Set<string>();
  for (const { path } of found) {
    if (path === STDIN) continue;
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const earlier = state.contents.inputs.filter((input) => input.name === name);
    const { bytes, sha256, grownFrom } = await hashFile(
      path,
      new Map(earlier.map((input) => [input.bytes, input.sha256])),
    );
    if (state.known(sha256) !== undefined || seen.has(sha256)) hashed.known.push(path);
    else hashed.fresh.set(path, { name, bytes, sha256 });
    seen.add(sha256);
    if (grownFrom !== undefined && grownFrom < bytes) {
      hashed.notes.push(
        `${path} begins with all ${String(grownFrom)} bytes that were counted before: they are counted twice; scan files when they are complete`,
      );
    }
  }
  return hashed;
}

/** @param earlier checksums of files of this name, by their size: a file that only grew begins with one of them */
async function hashFile(
  path: string,
  earlier: ReadonlyMap<number, string>,
): Promise<{ bytes: number; sha256: string; grownFrom: number | undefined }> {
  const hash = createHash('sha256');
  const stops = [...earlier.keys()].sort((a, b) => a - b);
  let bytes = 0;
  let grownFrom: number | undefined;
  try {
    await readBlocks(path, (block) => {
      let from = 0;
      for (; stops[0] !== undefined && stops[0] <= bytes + block.length; stops.shift()) {
        hash.update(block.subarray(from, stops[0] - bytes));
        from = stops[0] - bytes;
        if (hash.copy().digest('hex') === earlier.get(stops[0])) grownFrom = stops[0];
      }
      hash.update(block.subarray(from));
      bytes += block.length;
      return Promise.resolve(true);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read ${path}: ${why}`, 'check the path and its permissions', exitCodes.noInput);
  }
  return { bytes, sha256: hash.digest('hex'), grownFrom };
}

interface Night {
  readonly log: LogReport;
  /** Undefined where everything was known. */
  readonly remembered: Remembered | undefined;
  readonly known: readonly string[];
}

async function readNew(
  paths: readonly string[],
  { fresh, known }: HashedInputs,
  options: AnalyseOptions,
  state: State,
): Promise<Night> {
  const fromStdin = paths.includes(STDIN);
  if (fresh.size === 0 && !fromStdin) return { log: nothingNew(known), remembered: undefined, known };
  const stdin = fromStdin ? hashedStream(options.stdin) : undefined;
  const days = state.begin();
  const reading = {
    ...options.read,
    stdin: stdin?.stream ?? options.stdin,
    skips: (path: string) => known.includes(path),
    onProgress: options.onProgress?.bind(options) ?? ((): void => undefined),
  };
  const log = await readLog(paths, reading, (event) => {
    days.accumulate(event);
  });
  const inputs = log.files.flatMap(({ path }) => fresh.get(path) ?? []);
  if (stdin !== undefined) {
    const { bytes, sha256 } = stdin.seen();
    if (state.known(sha256) !== undefined)
      return { log: nothingNew(['standard input']), remembered: undefined, known: ['standard input'] };
    inputs.push({ name: 'standard input', bytes, sha256 });
  }
  const { read, events, rejected, skipped, byReason } = log.counts;
  const counts = { read, events, rejected, skipped, byReason: plain(byReason) };
  const { rows, fields } = log;
  return { log, remembered: state.add(days, { counts, rows, fields, inputs }), known };
}

function plain(byReason: Readonly<Partial<Record<string, number>>>): Record<string, number> {
  return Object.fromEntries(Object.entries(byReason).map(([reason, count]) => [reason, count ?? 0]));
}

/** A stream that is hashed while it is read. */
function hashedStream(source: NodeJS.ReadableStream): {
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

function nothingNew(known: readonly string[]): LogReport {
  const notes = known.length === 0 ? [] : [`counted by an earlier run and left out: ${known.join(', ')}`];
  return {
    ...{
      files: [],
      counts: noRecords(),
      rows: 0,
      fields: noFieldCounts(),
      mapping: {},
      dialects: {},
      lines: { scanned: 0, parsed: 0 },
      sampled: NaN,
      incomplete: [],
      notes,
    },
  };
}

function withState(
  findings: Findings,
  { history, runs, bytes, from, to }: Remembered,
  { log, known }: Night,
): Findings {
  const { read, events, rejected, skipped } = log.counts;
  const day = (value: number): string | null => (Number.isNaN(value) ? null : dayText(value));
  const state: StateFinding = {
    ...{ from: day(from), to: day(to), runs, bytes },
    added: { read, events, rejected, skipped },
    knownInputs: known,
  };
  const accounts = eachAccount(findings.accounts, (account) =>
    withPast(account, pastOf(history.of(account.account).map(([at, rows]) => [dayText(at), rows]))),
  );
  return { ...findings, accounts, state };
}
