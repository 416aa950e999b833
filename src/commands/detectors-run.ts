/** The work of `detectors`: the catalogue, or one entry of it, in the format that was asked for. */
import type { EvidenceFamily } from '../campaigns/link.js';
import { type ExitCode, exitCodes } from '../errors.js';
import { families } from '../features/feature.js';
import { gridLines } from '../report/grid.js';
import { jsonLine } from '../report/json-lines.js';
import { measure } from '../report/numbers.js';
import { makePage, type Page, span } from '../report/page.js';
import { bullets, heading } from '../report/sections.js';
import { type Detector, detectors } from './catalogue.js';
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
  const ids = detectors.map((detector) => detector.id);
  const asked = id === undefined ? undefined : known('detector', id, ids);
  const shown = detectors.filter((detector) => asked === undefined || detector.id === asked);
  const page = makePage(terminalPage(options, io.stdout, io.environment));
  await writeStream(io.stdout, ended(linesIn(format, shown, asked === undefined, page)));
  return exitCodes.done;
}

function linesIn(
  format: 'table' | 'json' | 'ndjson',
  shown: readonly Detector[],
  all: boolean,
  page: Page,
): Iterable<string> {
  if (format === 'ndjson') return shown.map((detector) => jsonLine(detector));
  if (format === 'json') return ['[', shown.map((detector) => jsonLine(detector)).join(',\n'), ']'];
  return all ? listLines(page, shown) : shown.flatMap((detector) => [...detailLines(page, detector)]);
}

function* ended(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

function* listLines(page: Page, shown: readonly Detector[]): Iterable<string> {
  yield page.line(span('clonewatch detectors ID describes one; "trial" is shown and weighs nothing', 'dim'));
  for (const [group, question] of Object.entries(groups)) {
    const members = shown.filter((detector) => detector.group === group);
    if (members.length === 0) continue;
    yield* heading(page, `${group}: ${question}`);
    const rows = members.map(({ id, title, status }) => [id, status === 'trial' ? `${title} (trial)` : title]);
    yield* gridLines(['id', 'what it looks at'], rows, page);
  }
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
