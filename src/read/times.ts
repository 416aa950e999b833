/** Times as logs write them, as milliseconds since 1970 UTC. Fractions of a millisecond are cut off, in every format alike. */
import { clockMs, DAY, daysSince1970, monthNamed, offsetMs } from './civil-time.js';
import { looksNumeric } from './values.js';
import { innerTime, parseWritten } from './written-times.js';

// Behind the offset Go repeats the zone's name, or the offset where it has none, and a reading of its clock, Java puts the region in brackets.
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:(Z|[A-Z]{3,5}|[+-]\d{2}(?::?\d{2})?)(?:\[[\w/+-]+\]|(?: (?:[A-Z]{3,5}|[+-]\d{2,4}))?(?: m=[+-][\d.]+)?)?)?)?$/i;
const COMMON_LOG = /^\[?(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-]\d{4})\]?$/;

/**
 * Milliseconds since 1970 UTC, or NaN when the value is no time.
 * ISO-8601 with 0 to 9 fractional digits (no offset means UTC), the common log format, other spellings of written-times.ts, Date, and epoch seconds,
 * milli-, micro- or nanoseconds or .NET ticks told apart by size, as number or as quoted number.
 */
export function parseTime(value: unknown): number {
  if (typeof value === 'string') return parseTimeText(value);
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value === 'bigint') return fromEpochInteger(value);
  if (value instanceof Date) return value.getTime();
  return typeof value === 'object' && value !== null ? parseInner(value) : NaN;
}

/** Dates of JavaScript spell out their time zone. */
const LONGEST = 100;

/** One within another, as MongoDB has its long numbers. */
function parseInner(value: object): number {
  const inner = innerTime(value);
  return parseTime(typeof inner === 'object' && inner !== null ? innerTime(inner) : inner);
}

function parseTimeText(text: string): number {
  if (text.length === 24 && text.charCodeAt(23) === 90 && text.charCodeAt(10) === 84) {
    const time = fixedIso(text);
    if (!Number.isNaN(time)) return time;
  }
  if (text.length > LONGEST) return NaN;
  const trimmed = text.trim();
  if (looksNumeric(trimmed)) {
    return /^\d{16,}$/.test(trimmed) ? fromEpochInteger(BigInt(trimmed)) : fromEpoch(Number(trimmed));
  }
  const iso = ISO.exec(trimmed);
  if (iso !== null) return fromIso(iso);
  const clf = COMMON_LOG.exec(trimmed);
  return clf === null ? parseWritten(trimmed) : fromCommonLog(clf);
}

/** `YYYY-MM-DDTHH:MM:SS.mmmZ` without a regular expression: the form most logs have, 20 times in 21. */
function fixedIso(text: string): number {
  const date = daysSince1970(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  const clock = clockMs(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19));
  const punctuated =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58 &&
    text.charCodeAt(19) === 46;
  return punctuated ? date * DAY + clock + digits(text, 20, 23) : NaN;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function fromIso(parts: RegExpExecArray): number {
  const date = daysSince1970(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const clock = clockMs(Number(parts[4] ?? 0), Number(parts[5] ?? 0), Number(parts[6] ?? 0));
  const fraction = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  return date * DAY + clock + fraction - offsetMs(parts[8]);
}

function fromCommonLog(parts: RegExpExecArray): number {
  const date = daysSince1970(Number(parts[3]), monthNamed(parts[2] ?? '?'), Number(parts[1]));
  return date * DAY + clockMs(Number(parts[4]), Number(parts[5]), Number(parts[6])) - offsetMs(parts[7]);
}

// Seconds reach 1e11 in the year 5138, milliseconds in 1973: sizes tell the units apart for any real log.
const SECONDS_BELOW = 1e11;
const MILLISECONDS_BELOW = 1e14;
const MICROSECONDS_BELOW = 1e17;
// 20260105100000: date and clock as one number of 14 digits. As milliseconds it would be a day of the 27th century.
const DIGITS_FROM = 19_700_101_000_000;
const DIGITS_BELOW = 21_000_101_000_000;
// .NET ticks count 100 ns since year 1: 6.2e17 is 1965, 6.6e17 is 2092; as nanoseconds that would be 1989 to 1990.
const TICKS_FROM = 620_000_000_000_000_000n;
const TICKS_BELOW = 660_000_000_000_000_000n;
const ROUNDED = 128n;
const TICKS_AT_1970 = 621_355_968_000_000_000n;

function fromEpoch(value: number): number {
  const size = Math.abs(value);
  // Seconds with a fraction: to whole microseconds first, or 0.563 s would become 562 ms.
  if (size < SECONDS_BELOW) return Math.floor(Math.round(value * 1e6) / 1e3);
  if (value >= DIGITS_FROM && value < DIGITS_BELOW) return parseWritten(String(value));
  if (size < MILLISECONDS_BELOW) return Math.floor(value);
  if (size < MICROSECONDS_BELOW) return Math.floor(value / 1e3);
  // A number of this size is off by up to 128: a whole millisecond must not become the one before.
  return Number.isFinite(value) && size < 9.2e18 ? fromEpochInteger(BigInt(Math.round(value)) + ROUNDED) : NaN;
}

function fromEpochInteger(value: bigint): number {
  if (value >= TICKS_FROM && value < TICKS_BELOW) return Number((value - TICKS_AT_1970) / 10_000n);
  const size = value < 0n ? -value : value;
  if (size < BigInt(MICROSECONDS_BELOW)) return fromEpoch(Number(value));
  return size < 9_200_000_000_000_000_000n ? Number(value / 1_000_000n) : NaN;
}
