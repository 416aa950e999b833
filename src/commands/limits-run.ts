/** The work of `limits`: the main job first, as it tells who is suspect, then the log once more to count. */
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import type { LimitsDocument } from '../limits/document.js';
import { describeLimits } from '../limits/findings.js';
import { limitText, parseLimit } from '../limits/limit.js';
import { Tally } from '../limits/tally.js';
import { pseudonymiseLimits } from '../privacy/limits.js';
import { type LogReport, readLog } from '../read/read.js';
import { jsonLine } from '../report/json-lines.js';
import { renderLimits } from '../report/limits.js';
import type { RenderOptions } from '../report/reporter.js';
import { readingOf } from './analysing.js';
import { printWarnings } from './closing-summary.js';
import type { Io } from './command.js';
import { obtainFindings } from './document.js';
import { hidesProgress, warn } from './log-format.js';
import { flagOption, listOption, type Options, textOption } from './options.js';
import { chooseTargets, type Format } from './outputs.js';
import { filePage, terminalPage } from './page-options.js';
import { checkedAliases } from './privacy-options.js';
import { progressLine } from './progress.js';
import { writeFileWhole, writeStream } from './write.js';

interface LimitsFormat extends Format {
  render(document: LimitsDocument, page: RenderOptions): Iterable<string>;
}

const table: LimitsFormat = { id: 'table', extension: 'txt', render: renderLimits };
const json: LimitsFormat = { id: 'json', extension: 'json', render: (document) => [jsonLine(document), '\n'] };

export async function runLimits(paths: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const limits = limitTexts(options).map(parseLimit);
  if (limits.length === 0) {
    throw new UserError('no limit to check', 'say --limit "600 requests per account per hour", once for every limit');
  }
  const fidelity = fidelityOption(options);
  const targets = chooseTargets(options, [table, json], table);
  const aliases = checkedAliases(options, io);
  const known = knowsSuspects(paths, options);
  const { findings } = await obtainFindings(known ? [] : paths, options, io);
  const campaignOf = new Map(
    findings.campaigns.flatMap(({ id, members }) => members.map((member): [string, string] => [member, id])),
  );
  const tally = new Tally(limits, campaignOf);
  // Read twice, the log has told of its rejected records already.
  const log = await countAgain(paths, known ? options : { ...options, rejected: undefined }, io, tally);
  if (known) printWarnings(log, options, io);
  checkKeys(tally);
  const plain = describeLimits({ tally, findings, fidelity });
  const campaigns = new Set(findings.campaigns.map(({ id }) => id));
  const document = aliases === undefined ? plain : pseudonymiseLimits(plain, aliases, campaigns);
  for (const { path, format } of targets) {
    if (path === undefined)
      await writeStream(io.stdout, format.render(document, terminalPage(options, io.stdout, io.environment)));
    else writeFileWhole(path, format.render(document, filePage(options)));
  }
  if (tally.untimed > 0 && !flagOption(options, 'quiet')) {
    warn(`${String(tally.untimed)} answers without a time are in no window`, options, io);
  }
  return log.incomplete.length > 0 ? exitCodes.incomplete : exitCodes.done;
}

/** A limit per key that nobody is counted by would look as if it never bound. */
function checkKeys({ limits, names, answered }: Tally): void {
  const perKey = limits.find(({ limit }) => limit.per === 'key');
  if (perKey === undefined || names.key.size > 0 || answered.length === 0) return;
  throw new UserError(
    `no column of the log names a key, and "${limitText(perKey.limit)}" counts them`,
    'detect LOG lists what the log names; where the account is the key, state the limit per account',
    exitCodes.noInput,
  );
}

/** Whether something else than these logs says who is suspect; then they are read once. */
function knowsSuspects(paths: readonly string[], options: Options): boolean {
  const known = textOption(options, 'findings') !== undefined || textOption(options, 'state') !== undefined;
  if (known || !paths.includes('-')) return known;
  throw new UserError(
    'limits reads its logs twice, and standard input can be read once',
    'save it to a file first, or say who is suspect with --findings FILE or --state DIR',
  );
}

/** From `--limit`, or from the configuration, where commas part them. */
function limitTexts(options: Options): readonly string[] {
  const configured = textOption(options, 'limit');
  return configured === undefined ? listOption(options, 'limit') : configured.split(',');
}

function fidelityOption(options: Options): number {
  const text = textOption(options, 'fidelity') ?? '';
  const share = Number(text);
  if (text !== '' && share > 0 && share <= 1) return share;
  throw new UserError(`--fidelity "${text}" is not between 0 and 1`, 'for example --fidelity 0.8');
}

async function countAgain(paths: readonly string[], options: Options, io: Io, tally: Tally): Promise<LogReport> {
  const { read, rejected } = await readingOf(options, io);
  const progress = progressLine(io.stderr, hidesProgress(options), () => performance.now());
  try {
    const onProgress = progress.update.bind(progress);
    const log = await readLog(paths, { ...read, stdin: io.stdin, onProgress }, (event) => {
      tally.accumulate(event);
    });
    rejected?.finish();
    return log;
  } finally {
    progress.finish();
    rejected?.discard();
  }
}
