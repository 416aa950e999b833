/** The first records of an input, and the rejections among them, held until the columns are understood. */
import type { RejectionReason } from '../events/rejection.js';
import type { RawRecord } from './values.js';

/** Records from which the columns are understood. */
export const SAMPLE_RECORDS = 256;
/** Fewer, when they are large: the sample is held in memory. */
const SAMPLE_BYTES = 32 * 1024 * 1024;

export type Held =
  | { readonly record: RawRecord; readonly position: number; readonly path: string; readonly bytes: number }
  | { readonly reason: RejectionReason; readonly position: number; readonly seen: string };

export class HeldRecords {
  private held: Held[] = [];
  private bytes = 0;

  get isEmpty(): boolean {
    return this.held.length === 0;
  }

  get isFull(): boolean {
    return this.held.length >= SAMPLE_RECORDS || this.bytes >= SAMPLE_BYTES;
  }

  add(held: Held): void {
    this.held.push(held);
    if ('record' in held) this.bytes += held.bytes;
  }

  get records(): readonly RawRecord[] {
    return this.held.flatMap((held) => ('record' in held ? [held.record] : []));
  }

  /** All of them, in their order; they are held no longer. */
  release(): readonly Held[] {
    const all = this.held;
    this.held = [];
    return all;
  }
}
