/** The work of `diff`. */
import { compareFindings } from '../findings/compare.js';
import type { Findings } from '../findings/findings.js';
import { inZone } from '../findings/in-zone.js';
import { pseudonymise } from '../privacy/findings.js';
import { differenceJson, differenceMarkdown, differenceTable } from '../report/difference.js';
import { makePage } from '../report/page.js';
import { zoneOfRun } from './clock.js';
import type { Io } from './command.js';
import { known, type Options, textOption } from './options.js';
import { terminalPage } from './page-options.js';
import { checkedAliases } from './privacy-options.js';
import { readFindings } from './saved-findings.js';
import { verdictsOf } from './verdict-file.js';
import { writeStream } from './write.js';

export async function runDiff(before: string, now: string, options: Options, io: Io): Promise<void> {
  const format = known('format', textOption(options, 'format') ?? 'table', ['table', 'json', 'markdown']);
  const aliases = checkedAliases(options, io);
  const zone = format === 'json' ? 'UTC' : zoneOfRun(io);
  const named = (findings: Findings): Findings =>
    inZone(aliases === undefined ? findings : pseudonymise(findings, aliases, false), zone);
  // The earlier document tells what was decided then; over the later one lies what is decided by now.
  const judge = await verdictsOf(options, io);
  const [earlier, later] = [await readFindings(before, io), await readFindings(now, io)];
  const comparison = compareFindings(named(earlier), named(judge === undefined ? later : judge(later)));
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  const lines = {
    table: () => differenceTable(page, comparison),
    json: () => differenceJson(comparison),
    markdown: () => differenceMarkdown(comparison),
  }[format]();
  await writeStream(io.stdout, ended(lines));
}

function* ended(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}
