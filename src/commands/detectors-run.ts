/** The work of `detectors`: the catalogue, or one entry of it, in the format that was asked for. */
import type { EvidenceFamily } from '../campaigns/link.js';
import { type ExitCode, exitCodes } from '../errors.js';
import { families } from '../features/feature.js';
import { gridLines } from '../report/grid.js';
import { jsonLine } from '../report/json-lines.js';
import { measure } from '../report/numbers.js';
import { makePage, type Page, span } from '../report/page.js';
import { bullets, heading } from '../report/sections.js';
import { type Detector, detectors, type NamedPattern, namedPatterns } from './catalogue.js';
import type { Io } from './command.js';
import { known, type Options, textOption } from './options.js';
import { terminalPage } from './page-options.js';
import { writeStream } from './write.js';

const INDENT = 14;

const evidence: Readonly<Record<EvidenceFamily, string>> = {
  source: 'links between accounts: where they come from',
  time: 'links between accounts: when they work',
  content: 'links between accounts: what they send',
  form: 'links between accounts: how it is phrased',
  behaviour: 'links between accounts: what is unusual about them',
  same: 'links between accounts: how alike they are otherwise',
};

const groups: Readonly<Record<string, string>> = { ...families, ...evidence };

export async function runDetectors(id: string | undefined, options: Options, io: Io): Promise<ExitCode> {
  const format = known('format', textOption(options, 'format') ?? 'table', ['table', 'json', 'ndjson']);
  const entries = [...detectors, ...namedPatterns];
  const ids = entries.map((entry) => entry.id);
  const asked = id === undefined ? undefined : known('detector', id, ids);
  const shown = entries.filter((entry) => asked === undefined || entry.id === asked);
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  await writeStream(io.stdout, ended(linesIn(format, shown, asked === undefined, page)));
  return exitCodes.done;
}

function linesIn(
  format: 'table' | 'json' | 'ndjson',
  shown: readonly (Detector | NamedPattern)[],
  all: boolean,
  page: Page,
): Iterable<string> {
  if (format === 'ndjson') return shown.map((entry) => jsonLine(entry));
  if (format === 'json') return ['[', shown.map((entry) => jsonLine(entry)).join(',\n'), ']'];
  if (all) return listLines(page);
  return shown.flatMap((entry) => [
    ...(entry.kind === 'pattern' ? patternLines(page, entry) : detailLines(page, entry)),
  ]);
}

function* ended(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

function* listLines(page: Page): Iterable<string> {
  yield page.line(span('clonewatch detectors ID describes one; "trial" is shown and weighs nothing', 'dim'));
  for (const [group, question] of Object.entries(groups)) {
    const members = detectors.filter((detector) => detector.group === group);
    if (members.length === 0) continue;
    yield* heading(page, `${group}: ${question}`);
    const rows = members.map(({ id, title, status }) => [id, status === 'trial' ? `${title} (trial)` : title]);
    yield* gridLines(['id', 'what it looks at'], rows, page);
  }
  yield* heading(page, 'patterns: what features say together; the strongest leads the reasons');
  const rows = namedPatterns.map(({ id, title }) => [id, title]);
  yield* gridLines(['id', 'what such an account does'], rows, page);
}

function* patternLines(
  page: Page,
  { id, title, on, signs, measure: response, benign }: NamedPattern,
): Iterable<string> {
  yield page.line(span(id, 'strong'), span(`  ${title}`));
  yield '';
  yield* page.paragraph('kind', 'pattern', INDENT);
  yield* page.paragraph('looked for', on, INDENT);
  yield* page.paragraph('signs', signs, INDENT);
  yield* page.paragraph('response', `${response}, the mildest that hurts it and hardly anybody else`, INDENT);
  yield* heading(page, 'Honest behaviour that looks the same');
  yield* bullets(page, benign);
}

function rangeText([least, most]: Detector['range']): string {
  const end = (value: number): string => (Number.isFinite(value) ? measure(value) : 'unbounded');
  return `${end(least)} to ${end(most)}`;
}

function* detailLines(page: Page, detector: Detector): Iterable<string> {
  const { kind, id, title, status, group, measures, unit, range, direction, needs, settings } = detector;
  yield page.line(span(id, 'strong'), span(`  ${title}`));
  yield* page.paragraph('', measures, 0);
  yield '';
  yield* page.paragraph('kind', `${kind}, ${status}; ${group}: ${groups[group] ?? ''}`, INDENT);
  yield* page.paragraph('value', `${unit}, ${rangeText(range)}; suspicious: ${direction}`, INDENT);
  yield* page.paragraph('needs', needs.join(', ') || 'nothing but the account', INDENT);
  for (const [name, setting] of Object.entries(settings)) {
    const value = `${name} = ${measure(setting.value)} ${setting.unit}: ${setting.why}`;
    yield* page.paragraph('setting', value, INDENT);
  }
  yield* page.paragraph('source', detector.source, INDENT);
  yield* heading(page, 'Honest behaviour that looks the same');
  yield* bullets(page, detector.benign);
}
