/** Where results go and in which format: standard output, or files by their extension. Decided before anything is read. */
import { basename } from 'node:path';
import { UserError } from '../errors.js';
import type { Findings } from '../findings/findings.js';
import { inZone } from '../findings/in-zone.js';
import { firstAccounts, shortList } from '../findings/narrow.js';
import type { Aliases } from '../privacy/aliases.js';
import { pseudonymise } from '../privacy/findings.js';
import type { Reporter, RenderOptions } from '../report/reporter.js';
import { withoutSuppressed } from '../verdicts/apply.js';
import { zoneOfRun } from './clock.js';
import type { Io } from './command.js';
import { countOption, flagOption, known, listOption, type Options, textOption } from './options.js';
import { filePage, terminalPage } from './page-options.js';
import { checkedAliases } from './privacy-options.js';
import { checkWritable, writeFileWhole, writeStream } from './write.js';

/** Accounts printed unless `--top` says otherwise, by format; machines get all of them. */
const usualTop: Readonly<Record<string, number>> = { table: 20, markdown: 20, html: 1000 };
/** Formats to read through: a campaign takes a few places of the first accounts. */
const listed = new Set(['table', 'markdown']);
/** Formats that keep suppressed accounts and say so in a field; in the others they would be shown to people or raise alarms. */
const withVerdicts = new Set(['json', 'ndjson']);
/** Formats whose times are as the clocks of the person show them; in all others they are UTC. */
const forPeople = new Set(['table', 'explanation', 'campaign', 'markdown', 'html']);
const STANDARD_OUTPUT = '-';

/** A format as the choice of a target needs it: reporters have these fields, feature tables too. */
export interface Format {
  readonly id: string;
  readonly extension: string;
}

export interface Target<F extends Format> {
  /** Undefined: standard output. */
  readonly path: string | undefined;
  readonly format: F;
}

/** The format with the longest extension that the name ends in: `a.ocsf.ndjson` is OCSF, `a.ndjson` is not. */
function formatOfFile<F extends Format>(path: string, formats: readonly F[]): F | undefined {
  const name = basename(path).toLowerCase();
  let best: F | undefined;
  for (const format of formats) {
    const longer = format.extension.length > (best?.extension.length ?? 0);
    if (longer && name.endsWith(`.${format.extension}`)) best = format;
  }
  return best;
}

/** One target for every `-o`, or standard output alone; unknown formats and folders that are missing end the run here. */
export function chooseTargets<F extends Format>(options: Options, formats: readonly F[], usual: F): Target<F>[] {
  const paths = listOption(options, 'output');
  const asked = textOption(options, 'format');
  const byName = (id: string): F => {
    const word = known(
      'format',
      id,
      formats.map((format) => format.id),
    );
    return formats.find((format) => format.id === word) ?? usual;
  };
  const standard = asked === undefined ? usual : byName(asked);
  if (paths.length === 0) return [{ path: undefined, format: standard }];
  return paths.map((path) => {
    if (path === STANDARD_OUTPUT) return { path: undefined, format: standard };
    checkWritable(path);
    // One file and one format: both were meant, whatever the file is called.
    if (asked !== undefined && paths.length === 1) return { path, format: standard };
    const format = formatOfFile(path, formats);
    if (format !== undefined) return { path, format };
    if (asked !== undefined) return { path, format: standard };
    const extensions = [...new Set(formats.map((candidate) => `.${candidate.extension}`))].join(', ');
    throw new UserError(`no format is known by the extension of ${path}`, `use ${extensions}, or say --format`);
  });
}

export interface Output {
  readonly path: string | undefined;
  readonly reporter: Reporter;
  readonly page: RenderOptions;
  readonly top: number;
  /** Whether accounts that verdicts suppress are written too. */
  readonly suppressed: boolean;
  /** Undefined: names stay as they are. */
  readonly aliases: Aliases | undefined;
  /** Of the times in formats for people. */
  readonly timeZone: string;
}

/** The outputs of a document; the first reporter is the usual one. */
export function planOutputs(options: Options, reporters: readonly [Reporter, ...Reporter[]], io: Io): Output[] {
  const all = textOption(options, 'top') === 'all';
  const top = all ? Infinity : countOption(options, 'top', 1);
  const aliases = checkedAliases(options, io);
  return chooseTargets(options, reporters, reporters[0]).map(({ path, format }) => {
    const most = top ?? usualTop[format.id] ?? Infinity;
    const page = path === undefined ? terminalPage(options, io.stdout, io.environment) : filePage(options);
    return {
      ...{ path, aliases, reporter: format, top: most },
      page: { ...page, hasAll: most === Infinity },
      suppressed: flagOption(options, 'showSuppressed') || withVerdicts.has(format.id),
      timeZone: zoneOfRun(io),
    };
  });
}

/** How many of the accounts the outputs look through; what they do not look at is not described. */
export function accountsLookedAt(outputs: readonly Output[]): number {
  return outputs.reduce((most, { reporter, top }) => Math.max(most, listed.has(reporter.id) ? Infinity : top), 0);
}

/** Files first: they are whole even if the reader of the pipe has seen enough. */
export async function writeOutputs(outputs: readonly Output[], findings: Findings, io: Io): Promise<void> {
  const toFiles = outputs.filter(({ path }) => path !== undefined);
  const toStream = outputs.filter(({ path }) => path === undefined);
  for (const output of toFiles) writeFileWhole(output.path ?? '', rendered(output, findings));
  for (const output of toStream) await writeStream(io.stdout, rendered(output, findings));
}

function rendered(
  { reporter, page, top, suppressed, aliases, timeZone }: Output,
  findings: Findings,
): Iterable<string> {
  const named = aliases === undefined ? findings : pseudonymise(findings, aliases, page.redact < 1);
  const narrow = listed.has(reporter.id) ? shortList : firstAccounts;
  const shown = narrow(suppressed ? named : withoutSuppressed(named), top);
  return reporter.render(forPeople.has(reporter.id) ? inZone(shown, timeZone) : shown, page);
}
