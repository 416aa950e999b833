/** The known log layouts and bodies as a page: what each preset and dialect declares, and what a layout can give. */
import { callNames } from '../src/events/event.js';
import { grammars } from '../src/read/grammars/index.js';
import { joins } from '../src/read/joins/index.js';
import { layers } from '../src/read/layers/index.js';
import { REMEMBERED_CALLS } from '../src/read/redelivery.js';
import { count } from '../src/report/numbers.js';
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
    deliveredTwice(presets),
    '',
    '## Bodies\n',
    row(['dialect', 'body', 'status', 'source']),
    row(['---', '---', '---', '---']),
    ...dialects.map(({ id, title, status, source }) => row([`\`${id}\``, title, status, source])),
    '',
    'Bodies may be JSON text inside JSON, once or several times over. Streamed answers, as a list of chunks or as a transcript of events, are joined.',
    "Dictionaries as Python prints them (`{'messages': ...}`, as pandas writes them into CSV) and structs as DuckDB does are read as what they stand for.",
    'A conversation that was written into one text, as servers of models log prompts, becomes a chat again: the chat templates of Llama 2 to 4, Mistral, Gemma, ChatML (Qwen), Phi and Zephyr, Command R, DeepSeek, GLM and gpt-oss, `Human:` and',
    '`Assistant:`, the headings of Alpaca, Vicuna, and lines that begin with `System:` or `Human:`. The last thing a user said is the input, the system prompt and the number of turns before it are known apart.\n',
    'Bodies of text services (embeddings, translation, summaries, passages to be ranked, code to be filled in) are texts with options. Classes are read as OpenAI moderation, Comprehend, Rekognition, Azure Language and',
    'Custom Vision, Google Language and Vision, Vertex AutoML, Cohere and zero-shot classifiers name them. A whole number names a class, unless the first answers of a log show that its numbers are amounts (prices, delays,',
    'scores): then no number names one, and `detect` says so.',
    'A request of several rows becomes as many events. A text that consists of eight numbers or more is a vector, and so are the numbers or pixels of an array written as its bytes in base64, bare or as numpy saves it, up to a million.',
    'Pictures as input are compared by the brightness of 16 x 16 places: in base64, PNG (not interlaced), JPEG (baseline and progressive; of large ones only the mean of each block of 8 x 8 pixels is read) and GIF (the first picture), up to 16 million',
    'pixels (JPEG 64), and as long as they unpack to no more than a hundred times their bytes (or 64 KB; a pixel counts for half a byte at least, and a row for 64 more): what is made to hold up its reader is not looked into. Other pictures, documents, token ids and cut-off or left-out bodies count as hidden',
    'inputs: they are told apart where there is something to tell them by. Pictures and documents of chats, titles, contexts and passages to be ranked tell the texts beside them apart. Bodies that Bedrock keeps in files of their own (`s3://...`) are read where a copy lies beside the log, in a copy of the bucket or in the folder `data`; nothing is fetched.\n',
    ...around,
  ].join('\n');
}

/** Where calls that come twice in a run count once: what each layout says of its own example. */
function deliveredTwice(presets: readonly Preset[]): string {
  const known = presets.filter((preset) => preset.open([preset.example], {}).callName !== callNames.none);
  return [
    `Calls that are delivered twice count once in ${known.map(({ id }) => `\`${id}\``).join(', ')}, whose records name calls, and in a log of one's own`,
    `that has a column of request ids which no two different records of the first ones share. In all others every record counts. One run remembers its last ${count(REMEMBERED_CALLS)} calls;`,
    'with `--state` the next runs know the calls of the last days as well ([state.md](state.md)).',
  ].join(' ');
}

/** What stands around records, and what is not JSON at all. */
const around: readonly string[] = [
  '## Around the records\n',
  'JSON is read as one object a line, as an array, as objects glued together, pretty-printed or behind record separators (RFC 7464), as one list a line below a line of names (ClickHouse, JSONCompactEachRowWithNames; without one, --columns gives the names), and as a wrapper such as `{"Records": [...]}`: as a stream, one record in memory.',
  'Lines that are nearly JSON are mended and counted: `NaN`, `\\x22` and empty values of nginx, raw control characters, dictionaries as Python prints them, records written as text, commas between the lines. CSV may have comments (`#`) before its names of columns, part its cells by comma, semicolon, tab or bar, put a backslash',
  'before quotes as Spark and MySQL do, begin with `sep=;` or `#TYPE`, and write decimals with a comma where semicolons part them; where its first row is no row of names,\n`--columns time,account,,input` gives them. Text may be UTF-8 or, as Windows exports it, UTF-16. Folders named `account=acme` give their records that column. A day in one column and the time of day in another (`Date`, `Time`) are one time.',
  'Times count seconds, milli-, micro- or nanoseconds or .NET ticks since their epoch, or days since 1900 as spreadsheets do, or are written in one of some twenty forms; the abbreviation of a zone counts where it means one offset (`CET`, `PST`; `IST` and `CST` do not).\nWhere the day or the month may come first (`05/01/2026`), the first values decide, if one of them allows nothing else; otherwise those with AM and PM are read as American and others are not, and the report says so. A duration may name its unit (`0.101s`) or part its thousands (`1,234`).',
  'What stands around a record is peeled off, several times over where it must be:\n',
  row(['wrapper', 'what it is', 'source']),
  row(['---', '---', '---']),
  ...layers.map(({ id, title, source }) => row([`\`${id}\``, title, source])),
  '',
  'Labels that a collector keeps beside a line (Loki) stand in for fields of a call that the line does not have.',
  'Lines that Kubernetes keeps of a container (CRI) are peeled in the same way. Text logs of these kinds are understood:\n',
  row(['text log', 'what it is', 'source']),
  row(['---', '---', '---']),
  ...grammars.map(({ id, title, source }) => row([`\`${id}\``, title, source])),
  row([
    '`w3c`',
    'W3C extended log (`#Fields:`) of IIS, CloudFront and others',
    'W3C, WD-logfile-960323; Microsoft Learn, "W3C Logging"; Amazon CloudFront developer guide, "Standard log file format"',
  ]),
  '',
  'Records of one call that are written apart are joined, in any order and over all inputs of a run, within a window of 100,000 records or 128 MiB;',
  'those that find no partner are read for themselves, and counted:\n',
  row(['join', 'of what', 'source']),
  row(['---', '---', '---']),
  ...joins.map(({ id, title, source }) => row([`\`${id}\``, title, source])),
  '',
  '## A layout of your own\n',
  'Features in columns of any names are named together: `--map input=carat,cut,depth`. `clonewatch detect` says which columns are left for it.\n',
  '`clonewatch detect LOG --format mapping` prints what was understood as a file to edit; `--mapping FILE` takes it back. What `--columns` gives stands there as `names: [time, account, "", input]`. A file may also describe a layout as a whole:\n',
  '```yaml',
  'id: acme-gateway',
  'columns:                        # event field: path, or several, best first; response is the body of the answer',
  '  time: when.at',
  '  account: [who.tenant, who.user]',
  '  input: asked',
  '  response: said',
  '  latency: took',
  'latency: s                      # s, ms, us or ns',
  'strings: label                  # what a bare string as answer is: label or text',
  'constants: { model: shapes-v1 } # where the log does not say',
  'only: { kind: [call, retry] }   # other records are no calls',
  'sample:                         # checked whenever the file is used',
  '  record: { kind: call, when: { at: 2026-01-05T10:00:00Z }, who: { user: u-1 }, asked: hi, said: round, took: 0.25 }',
  '  expect: { account: u-1, label: round, latency: 250 }',
  '```\n',
];

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
