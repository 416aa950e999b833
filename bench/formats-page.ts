/** The known log layouts and bodies as a page: what each preset and dialect declares, and what a layout can give. */
import type { Dialect } from '../src/read/dialects/dialect.js';
import type { Preset, Slot } from '../src/read/presets/preset.js';

const opening = `# Log formats

How clonewatch understands a log: the layout of the records (preset) is recognised from the first records of each file, the request and response bodies
(dialect) from their own keys, record by record. This page is made by \`npm run docs\` from what presets and dialects declare; \`clonewatch detect PATHS\`
says what was recognised, and \`--map FIELD=COLUMN\` names a column by hand where the layout has none or another one is wanted.

A layout is taken only when more than half of the first records bear its signature and no other layout is as sure; everything else is read as a log of
one's own, by the names and values of its columns. What a layout cannot give is missing, and detectors that need it are *not applicable*, never zero.
A status of *trial* means: written from general knowledge, not yet checked against the vendor's own documents.
`;

const gives: readonly (readonly [string, readonly Slot[]])[] = [
  ['account', ['account']],
  ['time', ['time']],
  ['address', ['address']],
  ['user agent', ['agent']],
  ['input', ['request']],
  ['output', ['response', 'label', 'outputText']],
  ['parameters', ['parameters', 'request']],
  ['tokens', ['tokensIn', 'response']],
  ['HTTP status', ['status']],
  ['latency', ['latency']],
];

export function formatsPage(presets: readonly Preset[], dialects: readonly Dialect[]): string {
  return [
    opening,
    '## Layouts\n',
    'A column name means: this field is in the layout itself. *body*: it is in the bodies, where they are logged. A dash: never.\n',
    row(['preset', 'log', 'status', ...gives.map(([name]) => name)]),
    row(Array.from({ length: gives.length + 3 }, () => '---')),
    ...presets.map(layoutRow),
    '',
    ...presets.map(layoutSource),
    '',
    '## Bodies\n',
    row(['dialect', 'body', 'status', 'source']),
    row(['---', '---', '---', '---']),
    ...dialects.map(({ id, title, status, source }) => row([`\`${id}\``, title, status, source])),
    '',
    'Bodies may be JSON text inside JSON, once or several times over. Streamed answers, as a list of chunks or as a transcript of events, are joined.',
    'A request of several rows becomes as many events. Pictures, documents, token ids and cut-off or left-out bodies count as hidden inputs.\n',
  ].join('\n');
}

function layoutRow({ id, title, status, columns }: Preset): string {
  return row([`\`${id}\``, title, status, ...gives.map(([, slots]) => given(columns, slots))]);
}

/** The first column of the first part that has one; the bodies stand in for what has none of its own. */
function given(columns: Preset['columns'], slots: readonly Slot[]): string {
  const [own, body] = slots;
  const column = own === undefined ? undefined : columns[own]?.[0];
  if (column !== undefined) return `\`${column}\``;
  return body !== undefined && columns[body] !== undefined ? '*body*' : '-';
}

function layoutSource({ id, source }: Preset): string {
  return `- \`${id}\`: ${source}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
