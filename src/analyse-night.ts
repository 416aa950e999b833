/** The main job with a memory: what earlier runs kept and what is new today, in one document. */
import { type Analysis, type AnalyseOptions, conclude } from './analyse.js';
import { hashedStream, hashInputs, type HashedInputs, STDIN } from './analyse-inputs.js';
import { noFieldCounts } from './events/fields.js';
import { noRecords } from './events/rejection.js';
import { eachAccount } from './findings/account-list.js';
import { type Ledger, markChanges } from './findings/changes.js';
import type { Findings, StateFinding } from './findings/findings.js';
import { pastOf, withPast } from './findings/past.js';
import { type LogReport, readLog } from './read/read.js';
import { Redelivery } from './read/redelivery.js';
import type { State } from './state/state.js';
import type { Remembered } from './state/remembered.js';
import { dayText } from './state/tiers.js';

export interface NightAnalysis extends Analysis {
  /** Makes the night count; until then the state is as it was. Called after the results were written: a run that dies before is run again. */
  commit(): void;
}

/**
 * Reads what is new among the paths, adds it to what is remembered, and analyses all of it.
 * @throws UserError as `analyse` does, and when the state cannot be written
 */
export async function analyseNight(
  paths: readonly string[],
  options: AnalyseOptions,
  state: State,
): Promise<NightAnalysis> {
  const inputs = await hashInputs(paths, state, options.read.columnNames !== undefined);
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
  const notes = [...findings.log.notes, ...state.notes, ...cutNotes(store), ...remembered.notes, ...inputs.notes];
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
  return { ...findings, log: { ...findings.log, notes: [...findings.log.notes, ...state.notes, ...cutNotes(store)] } };
}

/** Where samples are cut, by this run or one before: what more memory does not mend at once. */
function cutNotes({ limit, settings }: Remembered['store']): string[] {
  if (limit.most === settings.sampleSize) return [];
  return [
    'what the state saves is cut as well: full samples come back when the nights that were cut are no longer kept',
  ];
}

export type { Ledger };

interface Night {
  readonly log: LogReport;
  /** Undefined where everything was known. */
  readonly remembered: Remembered | undefined;
  readonly known: readonly string[];
}

async function readNew(
  paths: readonly string[],
  { fresh, known, leftOut }: HashedInputs,
  options: AnalyseOptions,
  state: State,
): Promise<Night> {
  const fromStdin = paths.includes(STDIN);
  if (fresh.size === 0 && !fromStdin) return { log: nothingNew(known), remembered: undefined, known };
  const stdin = fromStdin ? hashedStream(options.stdin) : undefined;
  const days = state.begin();
  const redelivery = new Redelivery(state.knownCalls());
  const reading = {
    ...options.read,
    redelivery,
    stdin: stdin?.stream ?? options.stdin,
    skips: (path: string) => known.includes(path),
    leavesOut: (path: string) => leftOut.get(path),
    onProgress: options.onProgress?.bind(options) ?? ((): void => undefined),
  };
  const log = await readLog(paths, reading, (event) => {
    days.accumulate(event);
  });
  const inputs = log.files.flatMap(({ path, container, compression }) => {
    const input = fresh.get(path);
    // What is packed cannot be read from where it grew.
    return input === undefined ? [] : [compression === 'none' ? { ...input, container } : input];
  });
  if (stdin !== undefined) {
    const { bytes, sha256 } = stdin.seen();
    if (state.known(sha256) !== undefined)
      return { log: nothingNew(['standard input']), remembered: undefined, known: ['standard input'] };
    inputs.push({ name: 'standard input', bytes, sha256 });
  }
  const { read, events, rejected, skipped, byReason } = log.counts;
  const counts = { read, events, rejected, skipped, byReason: plain(byReason) };
  const { rows, fields } = log;
  return { log, remembered: state.add(days, { counts, rows, fields, inputs, calls: redelivery }), known };
}

function plain(byReason: Readonly<Partial<Record<string, number>>>): Record<string, number> {
  return Object.fromEntries(Object.entries(byReason).map(([reason, count]) => [reason, count ?? 0]));
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
      lines: { scanned: 0, parsed: 0, mended: 0 },
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
