/** What is said about a log as a whole: where fields came from that no column of their own holds, and why nothing could be read. */
import { exitCodes, UserError } from '../errors.js';
import type { EventFieldId, FieldCounts } from '../events/fields.js';
import { rejectionReasons } from '../events/rejection.js';
import type { RecordCounts, Rejection, RejectionReason } from '../events/rejection.js';
import type { ColumnMap, EnvelopeReader } from './presets/preset.js';
import { counted } from './counted.js';
import { isRecord, own } from './values.js';
import type { RawRecord } from './values.js';

const fromResponse: readonly EventFieldId[] = ['label', 'probabilities', 'outputText', 'tokensIn', 'tokensOut'];
const fromRequest: readonly EventFieldId[] = ['parameters', 'model'];

/** Where fields come from that no column of their own holds. */
export interface Origins {
  readonly fields: FieldCounts;
  readonly responseColumn: string | undefined;
  /** Fields that a layout fills by itself where the log says nothing: no column is named for them. */
  readonly constants: readonly string[];
}

/** Names the body as the origin of what the dialects found in it; fields that never occurred lose their column. */
export function fillBodyFields(mapping: ColumnMap, { fields, responseColumn, constants }: Origins): void {
  const found = (field: EventFieldId): boolean => fields[field] > 0 && !constants.includes(field);
  for (const field of fromResponse) {
    if (found(field) && responseColumn !== undefined) mapping[field] ??= responseColumn;
  }
  for (const field of fromRequest) {
    if (found(field) && mapping.input !== undefined) mapping[field] ??= mapping.input;
  }
}

/** What tells an access log from the other tables that lie in the same folder. */
const telling: readonly EventFieldId[] = ['account', 'time', 'input', 'endpoint', 'status', 'address', 'latency'];

/** @throws UserError for a file that was found beside the logs and is none: a list of labels, a price list */
export function refuseOtherTables(path: string, reader: EnvelopeReader, seen: readonly string[]): void {
  const told = telling.filter((field) => reader.mapping[field] !== undefined).length;
  if (told > 1) return;
  throw problem(
    `${path}: no access log, its columns are ${seen.slice(0, 8).join(', ')}`,
    'name the file itself, or its columns with --map, if it is one',
  );
}

/** Columns that Cloudflare's Logpush encrypts. */
const ENCRYPTED = ['RequestBody', 'ResponseBody', 'Metadata'];

/** @throws UserError for records whose bodies or metadata are encrypted: without them nothing can be told, and keys are not for us */
export function refuseEncrypted(path: string, sample: readonly RawRecord[]): void {
  const names = sample.map((record) => ENCRYPTED.find((name) => isEncrypted(own(record, name))));
  const found = names.filter((name) => name !== undefined);
  if (found.length <= sample.length / 2) return;
  throw problem(
    `${path}: ${found[0] ?? ''} is encrypted (key, iv, data), as Cloudflare's Logpush of an AI Gateway writes it`,
    'decrypt the log with your private key first, as Cloudflare describes for Logpush; clonewatch takes no keys',
  );
}

function isEncrypted(value: unknown): boolean {
  return isRecord(value) && ['key', 'iv', 'data'].every((name) => typeof own(value, name) === 'string');
}

/** What is known of a reading beside its counts. */
export interface Circumstances {
  readonly outsideSpan: number;
  readonly where: string;
  /** What the layout has to say of itself. */
  readonly notes: readonly string[];
}

/** The error for inputs that opened well and gave no event. */
export function nothingRead(counts: RecordCounts, { outsideSpan, where, notes }: Circumstances): UserError {
  const { read, rejected } = counts;
  if (outsideSpan > 0) {
    const rest = rejected > 0 ? `, ${rejected} rejected` : '';
    return problem(
      `no event in the chosen period in ${where}: ${counted(outsideSpan, 'record lies', 'records lie')} outside${rest}`,
      'widen --since and --until; times without an offset are taken as UTC',
    );
  }
  if (rejected === 0) return problem(`no record in ${where}`, 'check that the export has finished');
  const reasons = Object.entries(counts.byReason)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${count} ${reason}`);
  const [first] = counts.firstRejections;
  const place =
    first === undefined ? '' : `; first: ${first.place}, ${rejectionReasons[first.reason]}${cellsIn(first)}`;
  return problem(
    `no readable record in ${where}: ${rejected} of ${read} rejected (${reasons.join(', ')})${place}`,
    hintWith(
      notes.filter((note) => note.includes('account')),
      counts,
    ),
  );
}

/** How many cells a row of CSV, or a list, has and should have; nothing of what is in them. */
function cellsIn({ reason, seen }: Rejection): string {
  const cells = reason === 'bad-row' ? /^\d+ of \d+ cells(?: in the list .*)?/.exec(seen)?.[0] : undefined;
  return cells === undefined ? '' : `: ${cells}`;
}

function problem(message: string, hint: string): UserError {
  return new UserError(message, hint, exitCodes.noInput);
}

const hints: Readonly<Partial<Record<RejectionReason, string>>> = {
  'not-json': 'the first object tells how the rest is framed, one a line or not; jq -c . makes lines of anything',
  'not-an-object': 'records are objects with named fields; lists of values need names, for example from a header',
  'no-account':
    'name the column of the account: --map account=COLUMN; or let addresses stand in: --by source; detect prints the columns',
  'bad-time': 'name the column of the time: --map time=COLUMN; detect prints the columns',
  'bad-row':
    'a row has as many cells as the header, or --columns, has names; check both, and that cells with commas are quoted',
  'too-long':
    'records are separated by newlines, and one longer than 16 MiB is not read; a table that is one JSON value has to be written one object a line, as pandas does by to_json(orient="records", lines=True)',
};

/** Where `--by` asks for what is not there, the note says all. */
function hintWith(notes: readonly string[], counts: RecordCounts): string {
  return notes.find((note) => note.startsWith('account is by ')) ?? [...notes, hintFor(counts)].join('; ');
}

const UNEQUAL_LISTS =
  'the lists of a table kept by columns have one cell for each row; export it again, best one object a line';

function hintFor(counts: RecordCounts): string {
  const [first] = counts.firstRejections;
  if (first?.seen.startsWith('[') === true) return hints['not-an-object'] ?? '';
  if (first?.reason === 'bad-row' && first.seen.includes(' cells in the list ')) return UNEQUAL_LISTS;
  return (first === undefined ? undefined : hints[first.reason]) ?? 'detect shows how the input is understood';
}
