/** The bytes of one record's texts, in one buffer that is used again for the next record. */
import type { TextSlice } from '../events/event.js';
import { lineKernel } from './kernel/line-kernel.js';
import { memoryPlaces } from './kernel/memory-places.js';
import { unescapeInto } from './scan/unescape.js';

const USUAL_BYTES = 64 * 1024;
/** A buffer that one huge record made larger than this is given back afterwards. */
const KEPT_BYTES = 4 * 1024 * 1024;
const NEWLINE = 0x0a;
const kernelEnd = memoryPlaces.texts + memoryPlaces.textBytes;

export class Scratch {
  private buffer = Buffer.allocUnsafe(USUAL_BYTES);
  private used = 0;
  /** Texts that lie in the memory of the kernel stay there. */
  private readonly kernel = lineKernel();
  private inKernel: number = memoryPlaces.texts;

  /** Start of a new record: all slices set before are void. */
  reset(): void {
    this.used = 0;
    this.inKernel = memoryPlaces.texts;
    if (this.buffer.length > KEPT_BYTES) this.buffer = Buffer.allocUnsafe(USUAL_BYTES);
  }

  /** Writes the text as UTF-8 and points the slice at it; an empty text leaves the slice empty. */
  put(slice: TextSlice, text: string): void {
    if (text.length === 0) {
      slice.clear();
      return;
    }
    this.makeRoom(text.length * 3);
    const end = this.used + this.buffer.write(text, this.used, 'utf8');
    slice.set(this.buffer, this.used, end);
    this.used = end;
  }

  /** Points the slice at the JSON string between two quotes, its escapes resolved. */
  putUnescaped(slice: TextSlice, bytes: Uint8Array, start: number, end: number): void {
    const { kernel, inKernel } = this;
    if (kernel?.bytes === bytes && end - start < kernelEnd - inKernel) {
      const to = kernel.unescape(start, end, inKernel);
      bytes[to] = NEWLINE;
      slice.set(bytes, inKernel, to);
      this.inKernel = to + 1;
      return;
    }
    this.makeRoom(end - start);
    const to = unescapeInto(bytes, start, end, this.buffer, this.used);
    slice.set(this.buffer, this.used, to);
    this.used = to;
  }

  /** Copies a text to where the kernel sees it, with a newline behind; says where it begins then, -1 when it is too long for that. */
  putInKernel({ bytes, start, end }: TextSlice): number {
    const { kernel, inKernel } = this;
    if (kernel === undefined || end - start >= kernelEnd - inKernel) return -1;
    if (bytes === kernel.bytes && bytes[end] === NEWLINE) return start;
    kernel.bytes.set(bytes.subarray(start, end), inKernel);
    this.inKernel += end - start + 1;
    kernel.bytes[this.inKernel - 1] = NEWLINE;
    return inKernel;
  }

  private makeRoom(most: number): void {
    // Slices set earlier keep pointing at the old buffer, which stays as it was.
    if (this.used + most <= this.buffer.length) return;
    this.buffer = Buffer.allocUnsafe(Math.max(most, this.buffer.length * 2));
    this.used = 0;
  }
}
