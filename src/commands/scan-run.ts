/** The work of `scan`: analyse, print, say how it went. */
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import { type Findings, isNews, type Level, levels } from '../findings/findings.js';
import { reporters } from '../report/index.js';
import { analyseLogs, type TimedAnalysis } from './analysing.js';
import { printSummary, printWarnings } from './closing-summary.js';
import type { Io } from './command.js';
import { flagOption, known, type Options, textOption } from './options.js';
import { accountsLookedAt, type Output, planOutputs, writeOutputs } from './outputs.js';
import { verdictsOf } from './verdict-file.js';

const failLevels = [...levels, 'never'] as const;

function failLevel(options: Options): Level | 'never' {
  return known('level of --fail-on', textOption(options, 'failOn') ?? 'never', failLevels);
}

/**
 * Whether only what changed counts.
 * @throws UserError where nothing would tell what changed, or at which level it counts
 */
function newsOnly(options: Options): boolean {
  if (!flagOption(options, 'failOnNews')) return false;
  if (textOption(options, 'state') === undefined) {
    throw new UserError('--fail-on-news without --state', 'name the folder that remembers with --state DIR');
  }
  if (failLevel(options) !== 'never') return true;
  throw new UserError('--fail-on-news without --fail-on', 'name the level, for example --fail-on critical');
}

/** Whether any account that no verdict suppresses, printed or not, stands at the level or above. */
function reaches({ totals: { levels: counts, suppressed } }: Findings, level: Level | 'never'): boolean {
  const open = (reached: Level): number => counts[reached] - (suppressed?.[reached] ?? 0);
  return level !== 'never' && levels.slice(levels.indexOf(level)).some((reached) => open(reached) > 0);
}

/** The same of accounts that somebody should look at since the last run; a document with a state describes every suspect. */
function newlyReaches({ totals, accounts }: Findings, level: Level | 'never'): boolean {
  if (level === 'never') return false;
  const least = levels.indexOf(level);
  let left = totals.accounts - totals.levels.none;
  for (const { level: reached, change, verdict } of accounts) {
    if (left === 0) return false;
    if (reached === 'none') continue;
    left -= 1;
    if (levels.indexOf(reached) >= least && isNews(change?.status) && verdict?.suppressed !== true) return true;
  }
  return false;
}

/** Prints a finished analysis. A suspect is worth waking somebody for even when part of the log was missing: 1 before 4. */
export async function printAnalysis(
  analysis: TimedAnalysis,
  outputs: readonly Output[],
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const { findings, log } = analysis;
  await writeOutputs(outputs, findings, io);
  if (flagOption(options, 'quiet')) printWarnings(log, options, io);
  else printSummary(analysis, options, io);
  if ((newsOnly(options) ? newlyReaches : reaches)(findings, failLevel(options))) return exitCodes.suspectsFound;
  return log.incomplete.length > 0 ? exitCodes.incomplete : exitCodes.done;
}

export async function runScan(paths: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const outputs = planOutputs(options, reporters, io);
  // A wrong level is said before a long run, not after it.
  failLevel(options);
  newsOnly(options);
  const judge = await verdictsOf(options, io);
  // With verdicts the document holds everybody: who is suppressed must be counted, and makes room for others.
  const top = judge === undefined ? accountsLookedAt(outputs) : Infinity;
  const analysed = await analyseLogs(paths, options, io, { top });
  const analysis = judge === undefined ? analysed : { ...analysed, findings: judge(analysed.findings) };
  try {
    const code = await printAnalysis(analysis, outputs, options, io);
    // Only now: a run that dies before is run again and says the same.
    analysis.commit?.();
    return code;
  } finally {
    analysis.close?.();
  }
}
