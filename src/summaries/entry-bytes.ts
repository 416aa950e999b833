/** Saved form of the numbers of a sample's entries: keys as steps from one to the next, times as milliseconds since the first. */
import type { ByteReader, ByteWriter } from './bytes.js';

/** Key, first and last time, margin: NaN where unknown. */
export type EntryNumbers = readonly [key: number, first: number, last: number, margin: number];

/** Bits of the byte in front of an entry. */
const WHOLE = 1;
const ASKED_ONCE = 2;
const HAS_MARGIN = 4;
/** Times are whole milliseconds in most logs, and none lies further from another than this. */
const FURTHEST = 2 ** 45;

export class EntryWriter {
  private readonly writer: ByteWriter;
  private readonly start: number;
  private key = 0;

  /** @param start earliest time of the sample; NaN where no time is known */
  constructor(writer: ByteWriter, start: number) {
    this.writer = writer;
    this.start = start;
    writer.f64(start);
  }

  /** Entries come by ascending key. */
  write([key, first, last, margin]: EntryNumbers): void {
    const { writer, start } = this;
    const [after, on] = [first - start, last - first];
    const whole = isWhole(after) && isWhole(on) && start + after === first && first + on === last;
    const once = Object.is(first, last);
    writer.count((whole ? WHOLE : 0) | (once ? ASKED_ONCE : 0) | (Number.isNaN(margin) ? 0 : HAS_MARGIN));
    writer.count(key - this.key);
    this.key = key;
    if (whole) writer.count(after);
    else writer.f64(first);
    if (!once && whole) writer.count(on);
    else if (!once) writer.f64(last);
    if (!Number.isNaN(margin)) writer.f64(margin);
  }
}

function isWhole(time: number): boolean {
  return Number.isInteger(time) && time >= 0 && time < FURTHEST;
}

export class EntryReader {
  private readonly reader: ByteReader;
  private readonly start: number;
  private key = 0;

  constructor(reader: ByteReader) {
    this.reader = reader;
    this.start = reader.f64();
  }

  read(): EntryNumbers {
    const { reader } = this;
    const bits = reader.count();
    this.key += reader.count();
    const whole = (bits & WHOLE) !== 0;
    const first = whole ? this.start + reader.count() : reader.f64();
    let last = first;
    if ((bits & ASKED_ONCE) === 0) last = whole ? first + reader.count() : reader.f64();
    return [this.key, first, last, (bits & HAS_MARGIN) === 0 ? NaN : reader.f64()];
  }
}
