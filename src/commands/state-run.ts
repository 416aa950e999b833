/** The work of `state`. */
import { existsSync, readdirSync } from 'node:fs';
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import { jsonLine } from '../report/json-lines.js';
import { count, plural } from '../report/numbers.js';
import { makePage, type Page, span } from '../report/page.js';
import { mergeStates, verifyState } from '../state/inspect.js';
import { filesOf } from '../state/files.js';
import type { Manifest } from '../state/manifest.js';
import type { State } from '../state/state.js';
import { dayText } from '../state/tiers.js';
import type { Io } from './command.js';
import { warn } from './log-format.js';
import { checkTaken, known, type Options, textOption } from './options.js';
import { terminalPage } from './page-options.js';
import { byteText } from './progress.js';
import { existingState, keepDays, stateAt } from './state-options.js';
import { writeStream } from './write.js';

const INDENT = 12;
const TAKERS = { keep: ['prune'], output: ['merge'], format: ['show'] };

export async function runState(
  action: string,
  folders: readonly string[],
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const asked = known('action of state', action, ['show', 'verify', 'prune', 'merge']);
  checkTaken(['state', asked], options, TAKERS);
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  if (asked === 'merge') return merge(folders, options, io, page);
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) {
    throw new UserError(`state ${asked} takes one folder`, `for example clonewatch state ${asked} state/`);
  }
  return withState(folder, options, io, async (state) => {
    const work = { show, verify, prune }[asked];
    return work(state, options, io, page);
  });
}

async function withState<T>(folder: string, options: Options, io: Io, use: (state: State) => Promise<T>): Promise<T> {
  const state = existingState(folder, io);
  try {
    for (const note of state.notes) warn(note, options, io);
    return await use(state);
  } finally {
    state.close();
  }
}

type Work = (state: State, options: Options, io: Io, page: Page) => Promise<ExitCode>;

const show: Work = async ({ contents, files }, options, io, page) => {
  const format = known('format', textOption(options, 'format') ?? 'table', ['table', 'json']);
  const lines = format === 'json' ? [`${jsonLine(summary(contents, files.folder))}\n`] : showLines(contents, page);
  await writeStream(io.stdout, lines);
  return exitCodes.done;
};

function summary(manifest: Manifest, folder: string): Readonly<Record<string, unknown>> {
  const { version, program, updatedAt, keepDays: keep, parts, total, history, inputs, runs, ledger } = manifest;
  return {
    ...{ folder, version, program, updatedAt, keepDays: keep, runs: runs.length, inputs: inputs.length },
    accounts: total?.accounts ?? 0,
    bytes: bytesOf(manifest),
    parts: parts.map(({ from, to, accounts, bytes }) => ({ from: dayText(from), to: dayText(to), accounts, bytes })),
    historyBytes: history?.bytes ?? 0,
    suspects: ledger?.suspects.filter(({ level }) => level !== 'none').length ?? 0,
  };
}

function bytesOf(manifest: Manifest): number {
  return filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
}

function* showLines(manifest: Manifest, page: Page): Iterable<string> {
  const { parts, total, runs, inputs, updatedAt, keepDays: keep, program, ledger } = manifest;
  const [first, last] = [parts[0], parts.at(-1)];
  const say = (label: string, text: string): string[] => page.paragraph(label, text, INDENT).map((line) => `${line}\n`);
  yield* say(
    'days',
    first === undefined || last === undefined
      ? 'none yet'
      : `${dayText(first.from)} to ${dayText(last.to)}, kept for ${plural(keep, 'day')}`,
  );
  yield* say('accounts', count(total?.accounts ?? 0));
  yield* say('runs', `${count(runs.length)}, ${plural(inputs.length, 'input')} known by content`);
  yield* say('suspects', count(ledger?.suspects.filter(({ level }) => level !== 'none').length ?? 0));
  yield* say('room', byteText(bytesOf(manifest)));
  yield* say('written', `${updatedAt === '' ? 'never' : updatedAt} by clonewatch ${program}`);
  for (const { from, to, accounts, bytes } of parts) {
    const days = from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;
    yield `${page.line(span(`  ${days.padEnd(24)}  ${plural(accounts, 'account').padStart(18)}  ${byteText(bytes).padStart(9)}`, 'dim'))}\n`;
  }
}

const verify: Work = async (state, _options, io, page) => {
  const found = verifyState(state);
  const bad = found.filter(({ problem }) => problem !== undefined);
  const lines = bad.flatMap(({ file, problem }) =>
    page.paragraph('not whole', `${file}: ${problem ?? ''}`, INDENT, 'suspect'),
  );
  lines.push(
    ...page.paragraph(
      'verified',
      `${count(found.length - bad.length)} of ${plural(found.length, 'file')} whole`,
      INDENT,
    ),
  );
  await writeStream(
    io.stdout,
    lines.map((line) => `${line}\n`),
  );
  return bad.length === 0 ? exitCodes.done : exitCodes.incomplete;
};

const prune: Work = async (state, options, io) => {
  const days = keepDays(options);
  if (days === undefined) throw new UserError('state prune needs --keep', 'for example --keep 30d');
  const before = bytesOf(state.contents);
  const dropped = state.prune(days);
  const freed = byteText(Math.max(0, before - bytesOf(state.contents)));
  await writeStream(io.stdout, [`${plural(dropped, 'part')} dropped, ${freed} freed\n`]);
  return exitCodes.done;
};

async function merge(folders: readonly string[], options: Options, io: Io, page: Page): Promise<ExitCode> {
  const output = textOption(options, 'output');
  if (output === undefined || folders.length < 2) {
    throw new UserError('state merge takes at least two folders and -o FOLDER', 'clonewatch state merge A B -o ALL');
  }
  if (existsSync(output) && readdirSync(output).length > 0) {
    throw new UserError(`${output} is not empty`, 'states are merged into a new folder; the old ones stay');
  }
  const opened: State[] = [];
  try {
    for (const folder of folders) opened.push(existingState(folder, io));
    const into = stateAt(output, io);
    opened.push(into);
    mergeStates(opened.slice(0, -1), into);
    await writeStream(io.stdout, showLines(into.contents, page));
    return exitCodes.done;
  } finally {
    for (const state of opened) state.close();
  }
}
