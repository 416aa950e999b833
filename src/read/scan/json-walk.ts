/**
 * Walks JSON in bytes and says where a value ends, checking it on the way as JSON.parse would.
 * The bytes must be valid UTF-8 and end with a newline, which stops every loop: no bounds are checked inside.
 */
import { firstMarked, firstZero, HIGH_BITS, ONES } from '../../represent/wide-bytes.js';
import { NumberWalk } from './number-walk.js';

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;

/** Nesting that is followed; what goes deeper is left to JSON.parse. */
const DEEPEST = 64;

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

/** Takes a value in while it is walked over, so that nobody has to look at its bytes again. */
export interface InPlace {
  /** Behind the value at `at`, which was checked as JSON.parse would; -1 when it has to be walked over by others. */
  take(walk: JsonWalk, at: number): number;
}

/** Which value was taken in last: its place, in which bytes, of which record. */
export class TakenValue {
  private at = -1;
  private record = -1;
  private bytes: Uint8Array | undefined;

  is(walk: JsonWalk, at: number): boolean {
    return this.at === at && this.record === walk.record && this.bytes === walk.bytes;
  }

  become(walk: JsonWalk, at: number): void {
    this.at = at;
    this.record = walk.record;
    this.bytes = walk.bytes;
  }
}

export class JsonWalk extends NumberWalk {
  /** Changes with every record: what was taken in place is the record's own. */
  record = 0;
  /** Escapes in all strings that were passed; of a single one it is told by the difference. */
  escapes = 0;
  /** How deep the walk is; the caller clears it before a value at the top. */
  depth = 0;

  /** First place from `at` on that is no blank. */
  blank(at: number): number {
    const { bytes } = this;
    let i = at;
    // Mostly there is none.
    if ((bytes[i] ?? 0) > 0x20) return i;
    while (BLANKS[bytes[i] ?? 0] === 1) i += 1;
    return i;
  }

  /** End of the value that begins at `at`; -1 when it is no JSON, or nested too deep to tell. */
  value(at: number): number {
    switch (this.bytes[at]) {
      case QUOTE:
        return this.string(at);
      case OPEN_OBJECT:
        return this.object(at);
      case OPEN_ARRAY:
        return this.array(at);
      case 0x74:
        return this.word(at, TRUE);
      case 0x66:
        return this.word(at, FALSE);
      case 0x6e:
        return this.word(at, NULL);
      default:
        return this.number(at);
    }
  }

  /** Behind the closing quote of the string whose opening quote is at `at`. */
  string(at: number): number {
    const { bytes } = this;
    let i = this.plainEnd(at + 1);
    for (;;) {
      const byte = bytes[i];
      if (byte === QUOTE) return i + 1;
      if (byte !== BACKSLASH) return -1;
      this.escapes += 1;
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

  private word(at: number, letters: readonly number[]): number {
    for (let i = 0; i < letters.length; i += 1) if (this.bytes[at + i] !== letters[i]) return -1;
    return at + letters.length;
  }

  private array(at: number): number {
    const { bytes } = this;
    let i = this.blank(at + 1);
    if (bytes[i] === CLOSE_ARRAY) return i + 1;
    this.depth += 1;
    if (this.depth > DEEPEST) return -1;
    for (;;) {
      i = this.value(i);
      if (i < 0) return -1;
      i = this.blank(i);
      if (bytes[i] === COMMA) i = this.blank(i + 1);
      else break;
    }
    this.depth -= 1;
    return bytes[i] === CLOSE_ARRAY ? i + 1 : -1;
  }

  private object(at: number): number {
    const { bytes } = this;
    let i = this.blank(at + 1);
    if (bytes[i] === CLOSE_OBJECT) return i + 1;
    this.depth += 1;
    if (this.depth > DEEPEST) return -1;
    for (;;) {
      if (bytes[i] !== QUOTE) return -1;
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
    this.depth -= 1;
    return bytes[i] === CLOSE_OBJECT ? i + 1 : -1;
  }
}
