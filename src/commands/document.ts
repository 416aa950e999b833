/** The findings a command works on: from logs, from a saved document, or from what a state remembers. */
import { recallNight } from '../analyse-night.js';
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import type { Findings } from '../findings/findings.js';
import { analyseLogs, type Wanted } from './analysing.js';
import { timeOfRun } from './clock.js';
import { printWarnings } from './closing-summary.js';
import type { Io } from './command.js';
import { warn } from './log-format.js';
import { type Options, textOption } from './options.js';
import { readFindings } from './saved-findings.js';
import { existingState } from './state-options.js';
import { decisionsOf, verdictsOf } from './verdict-file.js';

export interface Source {
  readonly findings: Findings;
  /** What the command should end with when all else goes well. */
  readonly exitCode: ExitCode;
}

/** Findings from whichever of the three was named, with verdicts laid over them. */
export async function obtainFindings(
  paths: readonly string[],
  options: Options,
  io: Io,
  wanted: Wanted = {},
): Promise<Source> {
  const saved = textOption(options, 'findings');
  const state = textOption(options, 'state');
  const named = [...(paths.length > 0 ? ['logs'] : []), ...(saved === undefined ? [] : ['--findings'])];
  if (state !== undefined) named.push('--state');
  if (named.length > 1) {
    throw new UserError(
      `both ${named.slice(0, 2).join(' and ')} were given`,
      state === undefined ? 'leave one of them out' : 'leave one of them out; only scan adds logs to a state',
    );
  }
  const judge = (await verdictsOf(options, io)) ?? ((findings: Findings): Findings => findings);
  if (saved !== undefined) return { findings: judge(await readFindings(saved, io)), exitCode: exitCodes.done };
  if (state !== undefined)
    return { findings: judge(await recallFindings(state, options, io, wanted)), exitCode: exitCodes.done };
  if (paths.length === 0) {
    throw new UserError(
      'no logs were given',
      'name files or folders, a saved document with --findings FILE, or what scan --state remembers with --state DIR',
    );
  }
  const { findings, log } = await analyseLogs(paths, options, io, wanted);
  printWarnings(log, options, io);
  return { findings: judge(findings), exitCode: log.incomplete.length > 0 ? exitCodes.incomplete : exitCodes.done };
}

/** For commands whose argument is a document: that, or what a state remembers. */
export async function savedOrRemembered(path: string | undefined, options: Options, io: Io): Promise<Findings> {
  if (path === undefined && textOption(options, 'state') === undefined) {
    throw new UserError(
      'no findings were given',
      'name a document saved with scan -o findings.json, or what scan --state remembers with --state DIR',
    );
  }
  const asked = path === undefined ? options : { ...options, findings: path };
  return (await obtainFindings([], asked, io)).findings;
}

/** All days that a state remembers, analysed; it stays as it is, and is locked no longer than it takes to read it. */
async function recallFindings(folder: string, options: Options, io: Io, wanted: Wanted): Promise<Findings> {
  const { configuration } = io;
  const decisions = await decisionsOf(options, io);
  const state = existingState(folder, io, options);
  try {
    for (const note of state.notes) warn(note, options, io);
    if (state.contents.parts.length === 0) {
      throw new UserError(
        `the state ${folder} remembers no day yet`,
        'scan LOGS --state DIR adds some',
        exitCodes.noInput,
      );
    }
    const settings = configuration === undefined ? {} : { settings: configuration.analysis };
    const decided = decisions === undefined ? {} : { decisions };
    return recallNight({ now: timeOfRun(io.environment), ...settings, ...decided, ...wanted }, state);
  } finally {
    state.close();
  }
}
