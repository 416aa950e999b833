/** JSON put together as bytes: numbers with nine significant digits, nothing invisible. */
import { escapeJson } from './escape.js';
import { MOST_BYTES, putNineDigits } from './nine-digits.js';
import { forMachines } from './numbers.js';

/** Text is handed on in pieces of about so many bytes. */
const PIECE = 1 << 16;
/** Bytes to begin with: a piece and the account that crosses its end. */
const ROOM = 2 * PIECE;
/** Names of keys remembered: documents have some hundred, records may bring any. */
const MOST_KEYS = 1_000;
const QUOTE = 34;
const COMMA = 44;
const [OPEN_LIST, CLOSE_LIST] = [91, 93];
const [OPEN_OBJECT, CLOSE_OBJECT] = [123, 125];

/** Printable ASCII that stands in JSON as it is: nearly all there is. */
const AS_IS = Uint8Array.from({ length: 128 }, (_, code) => (/[ !#-[\]-~]/.test(String.fromCharCode(code)) ? 1 : 0));
/** The same with the letters of Latin scripts and our own dashes and quotes, which are safe to show too. */
const PLAIN = /^[ !#-[\]-~\u00a1-\u00ac\u00ae-\u02ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*$/;

/**
 * By hand, as `JSON.stringify` with a function for every number takes three times as long; as bytes, as strings joined from small ones are moved about
 * by the collector before they are written.
 */
export class JsonText {
  private bytes = Buffer.allocUnsafe(ROOM);
  private end = 0;
  private isAscii = true;
  /** `"name":` by name, ASCII ones only. */
  private readonly keys = new Map<string, Uint8Array>();

  /** Whether it is time to take what was put. */
  get isFull(): boolean {
    return this.end >= PIECE;
  }

  /** What was put since the last taking. */
  take(): string {
    // Of ASCII, which nearly all is, both are the same text; reading it byte by byte is a copy.
    const text = this.bytes.toString(this.isAscii ? 'latin1' : 'utf8', 0, this.end);
    this.end = 0;
    this.isAscii = true;
    return text;
  }

  /** Our own text, as it is. */
  raw(text: string): void {
    // A unit of UTF-16 takes at most three bytes.
    this.reserve(3 * text.length);
    const written = this.bytes.write(text, this.end, 'utf8');
    if (written !== text.length) this.isAscii = false;
    this.end += written;
  }

  /** Plain data; keys without a value are left out. */
  put(value: unknown): void {
    if (typeof value === 'string') this.putText(value);
    else if (typeof value === 'number') this.putNumber(value);
    else if (Array.isArray(value)) this.putList(value);
    else if (typeof value === 'object' && value !== null) this.putObject(value as Readonly<Record<string, unknown>>);
    else this.raw(typeof value === 'boolean' ? String(value) : 'null');
  }

  private putText(text: string): void {
    this.reserve(text.length + 2);
    const { bytes } = this;
    let at = this.end + 1;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (AS_IS[code] !== 1) {
        this.raw(PLAIN.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text)));
        return;
      }
      bytes[at] = code;
      at += 1;
    }
    bytes[this.end] = QUOTE;
    bytes[at] = QUOTE;
    this.end = at + 1;
  }

  private putNumber(value: number): void {
    this.reserve(MOST_BYTES);
    const end = putNineDigits(value, this.bytes, this.end);
    if (end >= 0) this.end = end;
    else this.raw(Number.isFinite(value) ? String(forMachines(value)) : 'null');
  }

  private putList(values: readonly unknown[]): void {
    this.putByte(OPEN_LIST);
    for (let i = 0; i < values.length; i += 1) {
      if (i > 0) this.putByte(COMMA);
      this.put(values[i]);
    }
    this.putByte(CLOSE_LIST);
  }

  private putObject(fields: Readonly<Record<string, unknown>>): void {
    this.putByte(OPEN_OBJECT);
    let any = false;
    // Of all ways to go through plain data the one that makes no list.
    for (const name in fields) {
      const value = fields[name];
      if (value === undefined) continue;
      if (any) this.putByte(COMMA);
      any = true;
      this.putKey(name);
      this.put(value);
    }
    this.putByte(CLOSE_OBJECT);
  }

  private putKey(name: string): void {
    const key = this.keys.get(name) ?? this.learnKey(name);
    this.reserve(key.length);
    const { bytes, end } = this;
    // Keys are short: copying them natively costs more in the call.
    for (let i = 0; i < key.length; i += 1) bytes[end + i] = key[i] ?? 0;
    this.end = end + key.length;
  }

  private learnKey(name: string): Uint8Array {
    const from = this.end;
    this.putText(name);
    this.raw(':');
    const key = Uint8Array.from(this.bytes.subarray(from, this.end));
    this.end = from;
    if (this.keys.size < MOST_KEYS && key.every((byte) => byte < 128)) this.keys.set(name, key);
    return key;
  }

  private putByte(byte: number): void {
    this.reserve(1);
    this.bytes[this.end] = byte;
    this.end += 1;
  }

  private reserve(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.end + more));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}
