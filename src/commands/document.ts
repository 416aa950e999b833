/** The findings a command works on: from logs, or from a saved document. */
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import type { Findings } from '../findings/findings.js';
import { analyseLogs, type Wanted } from './analysing.js';
import { printWarnings } from './closing-summary.js';
import type { Io } from './command.js';
import { type Options, textOption } from './options.js';
import { readFindings } from './saved-findings.js';
import { verdictsOf } from './verdict-file.js';

export interface Source {
  readonly findings: Findings;
  /** What the command should end with when all else goes well. */
  readonly exitCode: ExitCode;
}

export async function obtainFindings(
  paths: readonly string[],
  options: Options,
  io: Io,
  wanted: Wanted = {},
): Promise<Source> {
  const saved = textOption(options, 'findings');
  if (saved !== undefined && paths.length > 0) {
    throw new UserError('both logs and --findings were given', 'leave one of them out');
  }
  const judge = (await verdictsOf(options, io)) ?? ((findings: Findings): Findings => findings);
  if (saved !== undefined) return { findings: judge(await readFindings(saved, io)), exitCode: exitCodes.done };
  if (paths.length === 0) {
    throw new UserError('no logs were given', 'name files or folders, or a saved document with --findings FILE');
  }
  const { findings, log } = await analyseLogs(paths, options, io, wanted);
  printWarnings(log, options, io);
  return { findings: judge(findings), exitCode: log.incomplete.length > 0 ? exitCodes.incomplete : exitCodes.done };
}
