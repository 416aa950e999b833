/** The keys or tenants of one account as marks: all of them while they are few, else the knowledge that there are more. */
import type { TextSlice } from '../events/event.js';
import { markOf, markText, upperMark } from '../represent/name-mark.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { ObjectState } from './summary.js';

/** Different names that are kept. */
export const MARKS_KEPT = 8;
const LOWER = 2 ** 20;
const OBJECT_BYTES = 96;
const MARK_BYTES = 8;

/** One more than is kept says that there are more; order of events and merges does not matter. */
export class MarkSample implements ObjectState<MarkSample> {
  /** Ascending; replaced as a whole when it grows, as most accounts have one. */
  private marks: readonly number[] = [];
  /** Upper half of the mark offered last, as a signed number; most accounts repeat one name. */
  private last = 0;

  offer({ bytes, start, end }: TextSlice): void {
    const upper = upperMark(bytes, start, end);
    if (this.last === (upper | 0) && this.marks.some((mark) => Math.floor(mark / LOWER) === upper)) return;
    this.last = upper | 0;
    this.add(markOf(bytes, start, end));
  }

  /** Marks as documents hold them; undefined when there are more than are kept. */
  all(): readonly string[] | undefined {
    return this.marks.length > MARKS_KEPT ? undefined : this.marks.map(markText);
  }

  merge(from: MarkSample): void {
    for (const mark of from.marks) this.add(mark);
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.marks.length);
    for (const mark of this.marks) writer.f64(mark);
    return writer.finish();
  }

  static decode(bytes: Uint8Array): MarkSample {
    const reader = new ByteReader(bytes);
    const sample = new MarkSample();
    for (let left = reader.countOf(MARK_BYTES); left > 0; left -= 1) sample.add(reader.f64());
    return sample;
  }

  byteSize(): number {
    return OBJECT_BYTES + MARK_BYTES * this.marks.length;
  }

  private add(mark: number): void {
    if (this.marks.includes(mark)) return;
    // The smallest stay, so that the same ones are kept in any order.
    this.marks = this.marks
      .concat(mark)
      .sort((a, b) => a - b)
      .slice(0, MARKS_KEPT + 1);
  }
}
