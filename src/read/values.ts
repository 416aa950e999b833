/** Raw values of records, as JSON, CSV and Parquet give them, and how they are understood as numbers, words and truth. */
import { parsePython } from './python-literal.js';
import { losesDigits } from './whole-numbers.js';

export type RawRecord = Readonly<Record<string, unknown>>;

/** An object with named fields: not null, not an array, not a Date. */
export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The record's own field; `constructor` and its like are names as any other. */
export function own(record: RawRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Words that stand for "nothing here" in untyped cells and in the columns that say who and where. */
const placeholders = new Set(['', '-', 'null', 'NULL', 'Null', 'None', 'NaN', 'nan', String.raw`\N`]);
export const LONGEST_PLACEHOLDER = Math.max(...Array.from(placeholders, ({ length }) => length));
/** 1 for bytes that one of them begins with. */
const FIRST_BYTES = new Uint8Array(256);
for (const word of placeholders) if (word !== '') FIRST_BYTES[word.charCodeAt(0)] = 1;

export function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST_PLACEHOLDER && placeholders.has(text);
}

/** `isPlaceholder` of a text in bytes: hardly any is, and most are told by their first byte. */
export function isPlaceholderAt(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_PLACEHOLDER) return false;
  if (end === start) return true;
  if (FIRST_BYTES[bytes[start] ?? 0] === 0) return false;
  return placeholders.has(String.fromCharCode(...bytes.subarray(start, end)));
}

/** Null, undefined, NaN or a placeholder word. */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return isPlaceholder(value);
  return typeof value === 'number' && Number.isNaN(value);
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** True for what JSON would call a number; `007` and `1_000` are words. */
export function looksNumeric(text: string): boolean {
  return text.length <= 40 && NUMBER.test(text);
}

/** The number that a text stands for, of a program that writes every value as one; NaN for a word, and for what names something by more digits than a number holds. */
export function quotedNumber(text: string): number {
  const number = looksNumeric(text) ? Number(text) : NaN;
  return Number.isFinite(number) && !losesDigits(number) ? number : NaN;
}

/** A number, also from a quoted one; NaN if it is none. */
export function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && looksNumeric(value.trim())) return Number(value);
  return NaN;
}

/** A short word: strings as they are, numbers and truth values as JSON writes them, empty for everything else. */
export function asWord(value: unknown): string {
  if (typeof value === 'string') return isPlaceholder(value) ? '' : value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : '';
}

/** The same for names, which headers bring as lists of one: `"User-Agent": ["curl/8"]`, as programs in Go write them. */
export function asName(value: unknown): string {
  return asWord(Array.isArray(value) && value.length === 1 ? value[0] : value);
}

/** Truth as logs write it: true, "True", 1, "yes"; everything else is false. */
export function asTruth(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return /^(?:true|1|yes|on)$/i.test(value);
  return value === 1 || value === 1n;
}

/**
 * A body that was written as a JSON string, once or several times over, or as Python prints it, as what it stands for.
 * Only objects and arrays count: other text stays text, even if it happens to be JSON.
 */
export function unescapeJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  let current: unknown = value;
  for (let level = 0; level < 3 && typeof current === 'string'; level += 1) {
    const text: string = current;
    if (!mayBeJson(text)) return value;
    try {
      current = JSON.parse(text);
    } catch {
      return parsePython(text) ?? value;
    }
  }
  return typeof current === 'object' && current !== null ? current : value;
}

/** A body that was written in base64 as what it stands for; text that is none, or stands for no object or array, stays. */
export function unwrapBase64(value: unknown): unknown {
  if (typeof value !== 'string' || !startsAsBase64Json(value) || !BASE64.test(value)) return value;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return typeof unescapeJson(text) === 'string' ? value : text;
}

const BASE64 = /^[A-Za-z0-9+/\s]{8,}={0,2}\s*$/;

/** `{` and `[` with what may follow them begin so. */
function startsAsBase64Json(text: string): boolean {
  return /^(?:e[wy]|W[1-9A-Za-z])[A-Za-z0-9+/]{6}/.test(text);
}

function mayBeJson(text: string): boolean {
  const first = edge(text, 1);
  const last = edge(text, -1);
  return (first === '{' && last === '}') || (first === '[' && last === ']') || (first === '"' && last === '"');
}

/** First (step 1) or last (step -1) character that is not blank. */
function edge(text: string, step: 1 | -1): string {
  for (let i = step === 1 ? 0 : text.length - 1; i >= 0 && i < text.length; i += step) {
    const character = text.charAt(i);
    if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') return character;
  }
  return '';
}
