/** Whether the values of a column can mean what its name suggests: a `request_time` may be a moment or a duration. */
import { durationMs } from '../durations.js';
import { sheetTimesOf } from '../sheet-times.js';
import { parseTime } from '../times.js';
import { asName, asNumber, isRecord, unescapeJson } from '../values.js';
import type { Slot } from './preset.js';
import type { SeenColumn } from './seen-columns.js';

/** Years outside this span are misread numbers, not times of API calls. */
const EARLIEST = Date.UTC(1995, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const ADDRESS = /^\[?(?:\d{1,3}(?:\.[\d*]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.*]*)(?:%\w+)?\]?(?:[:/]\d+)?(?:\s*,.*)?$/;
const REQUEST_LINE = /^[A-Z]{3,7} \S+(?: HTTP\/[\d.]+)?$/;

export function isRequestLine(value: unknown): value is string {
  return typeof value === 'string' && value.length < 8192 && REQUEST_LINE.test(value);
}

/** Words that gateways log in place of an HTTP status. */
const statusWords: Readonly<Record<string, number>> = {
  ok: 200,
  success: 200,
  succeeded: 200,
  successful: 200,
  completed: 200,
  failed: 500,
  failure: 500,
  error: 500,
};

/** HTTP status from a number, a quoted number, `200 OK` or a word such as "success"; NaN if it is none. */
export function statusOf(value: unknown): number {
  const number = asNumber(value);
  if (!Number.isNaN(number)) return number;
  if (typeof value !== 'string') return NaN;
  const leading = /^\d{3}(?=\s)/.exec(value);
  return leading === null ? (statusWords[value.toLowerCase()] ?? NaN) : Number(leading[0]);
}

function isPlausibleTime(value: unknown): boolean {
  const time = parseTime(value);
  return time >= EARLIEST && time < LATEST;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
}

/** A name, or a header with one value. */
function isName(value: unknown): boolean {
  return isScalar(Array.isArray(value) && value.length === 1 ? value[0] : value);
}

/** One class for each of several rows. */
function isListOfScalars(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isScalar);
}

function isParameters(value: unknown): boolean {
  return isRecord(unescapeJson(value));
}

function isBody(value: unknown): boolean {
  return !isRequestLine(value);
}

const tests: Readonly<Record<Slot, (value: unknown) => boolean>> = {
  time: isPlausibleTime,
  account: isName,
  address: (value) => ADDRESS.test(asName(value).trim()),
  agent: isName,
  model: isName,
  endpoint: (value) => typeof value === 'string' && value.length < 8192,
  requestId: isName,
  status: (value) => {
    const status = statusOf(value);
    return status === 0 || (status >= 100 && status < 600);
  },
  latency: (value) => durationMs(value, 1) >= 0,
  tokensIn: (value) => asNumber(value) >= 0,
  tokensOut: (value) => asNumber(value) >= 0,
  request: isBody,
  response: (value) => value !== undefined,
  parameters: isParameters,
  label: (value) => isScalar(value) || isListOfScalars(value),
  probabilities: (value) =>
    typeof value !== 'string' || typeof unescapeJson(value) !== 'string' || asNumber(value) >= 0,
  outputText: (value) => typeof value === 'string',
};

/** `yes` when most values fit, `unknown` when the column has no values yet, `no` otherwise. */
export function fits(slot: Slot, column: SeenColumn): 'yes' | 'no' | 'unknown' {
  if (column.values.length === 0) return 'unknown';
  if (slot === 'time' && sheetTimesOf(column.values) !== undefined) return 'yes';
  const fitting = column.values.filter(tests[slot]).length;
  return fitting * 2 > column.values.length ? 'yes' : 'no';
}
