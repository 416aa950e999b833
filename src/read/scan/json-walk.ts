/**
 * Walks JSON in bytes and writes its tokens, checking it on the way as JSON.parse would. Beyond the last byte stand noughts, which stop every loop
 * as any control character does. `kernel/json-kernel.ts` does the same for lines, faster: this is what it is tested against, and what takes its place.
 */
import { firstMarked, firstZero, HIGH_BITS, ONES } from '../../represent/wide-bytes.js';
import { cellKinds } from './cell-kinds.js';
import { NumberWalk } from './number-walk.js';
import { MOST_TOKENS, Tape } from './tape.js';

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;

/** Nesting that is followed; what goes deeper is left to JSON.parse. */
export const DEEPEST = 64;

/** 1 for bytes that end a run of plain characters inside a string: quote, backslash, control characters. */
const STOPS = bytesOf((byte) => byte < 0x20 || byte === QUOTE || byte === BACKSLASH);
const QUOTES = QUOTE * ONES;
const BACKSLASHES = BACKSLASH * ONES;
const FIRST_PLAIN = 0x20 * ONES;
/** 1 for the blanks JSON allows between values, but for the newline, which ends the line. */
const BLANKS = bytesOf((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
const HEX = bytesOf((byte) => /[0-9a-fA-F]/.test(String.fromCharCode(byte)));
const ESCAPES = bytesOf((byte) => '"\\/bfnrt'.includes(String.fromCharCode(byte)));

function bytesOf(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}

const TRUE = [0x74, 0x72, 0x75, 0x65];
const FALSE = [0x66, 0x61, 0x6c, 0x73, 0x65];
const NULL = [0x6e, 0x75, 0x6c, 0x6c];

export class JsonWalk extends NumberWalk {
  readonly tape: Tape;
  private readonly mostTokens: number;
  private token = 0;
  private depth = 0;

  constructor(tokens = MOST_TOKENS) {
    super();
    this.tape = Tape.of(tokens);
    this.mostTokens = tokens;
  }

  /** As `scan`, and behind the blanks that follow. */
  line(bytes: Uint8Array, at: number): number {
    const end = this.scan(bytes, at);
    return end < 0 ? -1 : this.blank(end);
  }

  /** Writes the tokens of the value at `at`, the first its own. Behind it; -1 when it is no JSON, or too large to tell. */
  scan(bytes: Uint8Array, at: number): number {
    this.bytes = bytes;
    this.tape.bytes = bytes;
    this.token = 0;
    this.depth = 0;
    return this.value(this.blank(at));
  }

  /** First place from `at` on that is no blank. */
  private blank(at: number): number {
    const { bytes } = this;
    let i = at;
    // Mostly there is none.
    if ((bytes[i] ?? 0) > 0x20) return i;
    while (BLANKS[bytes[i] ?? 0] === 1) i += 1;
    return i;
  }

  /** End of the value that begins at `at`. */
  private value(at: number): number {
    if (this.token >= this.mostTokens - 2) return -1;
    switch (this.bytes[at]) {
      case QUOTE:
        return this.string(at);
      case OPEN_OBJECT:
        return this.object(at);
      case OPEN_ARRAY:
        return this.array(at);
      case 0x74:
        return this.word(at, TRUE, cellKinds.true);
      case 0x66:
        return this.word(at, FALSE, cellKinds.false);
      case 0x6e:
        return this.word(at, NULL, cellKinds.null);
      default:
        return this.digits(at);
    }
  }

  private put(kind: number, start: number, end: number): number {
    if (end < 0) return -1;
    const { tape, token } = this;
    tape.starts[token] = start;
    tape.ends[token] = end;
    tape.kinds[token] = kind;
    this.token = token + 1;
    tape.nexts[token] = token + 1;
    return end;
  }

  private digits(at: number): number {
    const end = this.number(at);
    this.tape.numbers[this.token] = this.passed;
    return this.put(cellKinds.digits, at, end);
  }

  /** Behind the closing quote of the string whose opening quote is at `at`. */
  private string(at: number): number {
    const { bytes } = this;
    let kind: number = cellKinds.text;
    let i = this.plainEnd(at + 1);
    for (;;) {
      const byte = bytes[i];
      if (byte === QUOTE) return this.put(kind, at, i + 1);
      if (byte !== BACKSLASH) return -1;
      kind = cellKinds.escaped;
      i = this.escape(i);
      if (i < 0) return -1;
      i = this.plainEnd(i);
    }
  }

  /** First place from `at` on with a quote, a backslash or a control character. */
  private plainEnd(at: number): number {
    const { view, lastFour } = this;
    let i = at;
    while (i <= lastFour) {
      const four = view.getInt32(i, true);
      // Also bytes below a blank: as for noughts, the first of them is told for certain.
      const stops =
        firstZero(four ^ QUOTES) | firstZero(four ^ BACKSLASHES) | ((four - FIRST_PLAIN) & ~four & HIGH_BITS);
      if (stops !== 0) return i + firstMarked(stops);
      i += 4;
    }
    const { bytes } = this;
    while (STOPS[bytes[i] ?? 0] === 0) i += 1;
    return i;
  }

  private escape(at: number): number {
    const { bytes } = this;
    const letter = bytes[at + 1] ?? 0;
    if (ESCAPES[letter] === 1) return at + 2;
    if (letter !== 0x75) return -1;
    for (let i = at + 2; i < at + 6; i += 1) if (HEX[bytes[i] ?? 0] === 0) return -1;
    return at + 6;
  }

  private word(at: number, letters: readonly number[], kind: number): number {
    for (let i = 0; i < letters.length; i += 1) if (this.bytes[at + i] !== letters[i]) return -1;
    return this.put(kind, at, at + letters.length);
  }

  /** Opens a list or an object: its token, whose end is written when it is closed; -1 when it is too deep. */
  private open(kind: number, at: number): number {
    const { token } = this;
    this.depth += 1;
    if (this.depth > DEEPEST) return -1;
    this.put(kind, at, at);
    return token;
  }

  private close(token: number, end: number): number {
    this.depth -= 1;
    this.tape.ends[token] = end;
    this.tape.nexts[token] = this.token;
    return end;
  }

  private array(at: number): number {
    const { bytes } = this;
    const list = this.open(cellKinds.array, at);
    if (list < 0) return -1;
    let i = this.blank(at + 1);
    if (bytes[i] === CLOSE_ARRAY) return this.close(list, i + 1);
    for (;;) {
      i = this.value(i);
      if (i < 0) return -1;
      i = this.blank(i);
      if (bytes[i] === COMMA) i = this.blank(i + 1);
      else break;
    }
    return bytes[i] === CLOSE_ARRAY ? this.close(list, i + 1) : -1;
  }

  private object(at: number): number {
    const { bytes } = this;
    const object = this.open(cellKinds.object, at);
    if (object < 0) return -1;
    let i = this.blank(at + 1);
    if (bytes[i] === CLOSE_OBJECT) return this.close(object, i + 1);
    for (;;) {
      if (bytes[i] !== QUOTE || this.token >= this.mostTokens - 2) return -1;
      i = this.string(i);
      if (i < 0) return -1;
      i = this.blank(i);
      if (bytes[i] !== COLON) return -1;
      i = this.value(this.blank(i + 1));
      if (i < 0) return -1;
      i = this.blank(i);
      if (bytes[i] === COMMA) i = this.blank(i + 1);
      else break;
    }
    return bytes[i] === CLOSE_OBJECT ? this.close(object, i + 1) : -1;
  }
}
