/** The intake of one reading thread among several: all see every record of an input, and each takes its own stretches. */
import type { RejectionReason } from '../events/rejection.js';
import { RecordIntake } from './record-intake.js';
import type { RawRecord } from './values.js';

/** Records of one stretch: large enough that handing over costs nothing, small enough to wait in memory. */
const STRETCH_RECORDS = 1024;

/** Whose turn it is. */
export class Share {
  /** Records of all inputs so far, whoever took them. */
  seen = 0;
  private readonly reader: number;
  private readonly readers: number;
  private readonly onStretch: () => void;
  private left = STRETCH_RECORDS;
  private turn = 0;

  /** @param onStretch called when a stretch of this reader's is over and another one's begins */
  constructor({ reader, readers }: { readonly reader: number; readonly readers: number }, onStretch: () => void) {
    this.reader = reader;
    this.readers = readers;
    this.onStretch = onStretch;
  }

  get isFirst(): boolean {
    return this.reader === 0;
  }

  /** A new input: the first stretch is the first reader's again. */
  restart(): void {
    this.left = STRETCH_RECORDS;
    this.turn = 0;
  }

  /** Whether the next record is this reader's. */
  next(): boolean {
    if (this.left === 0) {
      if (this.turn === this.reader) this.onStretch();
      this.left = STRETCH_RECORDS;
      this.turn = (this.turn + 1) % this.readers;
    }
    this.left -= 1;
    this.seen += 1;
    return this.turn === this.reader;
  }
}

/**
 * Records are shared from where the layout is understood: what comes before, and inputs whose records depend on each other
 * (halves that are joined, calls delivered twice, wrappers that hold several), is the first reader's.
 */
export class SharedIntake extends RecordIntake {
  share: Share | undefined;
  /** While a record of one's own, or of before the sharing, is on its way. */
  private isInside = false;
  /** The next record was mended, whosever it is. */
  private isMended = false;
  /** A line was refused that is one's own: it comes again, parsed. */
  private isExpected = false;

  override get full(): boolean {
    return super.full || (this.isDependent && this.share?.isFirst === false);
  }

  override line(bytes: Uint8Array, start: number, end: number): boolean {
    if (!this.isShared) return super.line(bytes, start, end);
    if (this.share?.next() !== true) return true;
    if (super.line(bytes, start, end)) return true;
    this.isExpected = true;
    return false;
  }

  override row(): boolean {
    if (!this.isShared) return super.row();
    if (this.share?.next() !== true) return true;
    if (super.row()) return true;
    this.isExpected = true;
    return false;
  }

  override record(record: RawRecord, position: number, bytes: number): void {
    const isMended = this.isMended;
    this.isMended = false;
    if (!this.isOwn()) return;
    if (isMended) super.mended();
    this.inside(() => {
      super.record(record, position, bytes);
    });
  }

  override mended(): void {
    this.isMended = true;
  }

  override reject(reason: RejectionReason, position: number, seen: string): void {
    if (this.isOwn()) super.reject(reason, position, seen);
  }

  override skip(): void {
    if (this.isInside || this.isOwn()) super.skip();
  }

  override finish(): void {
    this.inside(() => {
      super.finish();
    });
  }

  private isOwn(): boolean {
    if (!this.isShared) return true;
    if (!this.isExpected) return this.share?.next() === true;
    this.isExpected = false;
    return true;
  }

  private inside(run: () => void): void {
    this.isInside = true;
    run();
    this.isInside = false;
  }
}
