/** The bytes of one record's texts, in one buffer that is used again for the next record. */
import type { TextSlice } from '../events/event.js';

const USUAL_BYTES = 64 * 1024;
/** A buffer that one huge record made larger than this is given back afterwards. */
const KEPT_BYTES = 4 * 1024 * 1024;

export class Scratch {
  private buffer = Buffer.allocUnsafe(USUAL_BYTES);
  private used = 0;

  /** Start of a new record: all slices set before are void. */
  reset(): void {
    this.used = 0;
    if (this.buffer.length > KEPT_BYTES) this.buffer = Buffer.allocUnsafe(USUAL_BYTES);
  }

  /** Writes the text as UTF-8 and points the slice at it; an empty text leaves the slice empty. */
  put(slice: TextSlice, text: string): void {
    if (text.length === 0) {
      slice.clear();
      return;
    }
    const most = text.length * 3;
    // Slices set earlier keep pointing at the old buffer, which stays as it was.
    if (this.used + most > this.buffer.length) {
      this.buffer = Buffer.allocUnsafe(Math.max(most, this.buffer.length * 2));
      this.used = 0;
    }
    const end = this.used + this.buffer.write(text, this.used, 'utf8');
    slice.set(this.buffer, this.used, end);
    this.used = end;
  }
}
