/** The records of accounts in the order in which they came, and the memory their states lie in. */
import type { SummarySettings } from '../summaries/settings.js';
import type { Place } from './reading.js';
import { RECORD_WORDS, Segment } from './segment.js';

/** Accounts of one segment, as a power of two: records of some megabytes, never copied. */
const SEGMENT_BITS = 12;
export const SEGMENT_ACCOUNTS = 1 << SEGMENT_BITS;

export class Records {
  readonly settings: SummarySettings;
  /** Accounts that have a record: numbers 0 up to this. */
  size = 0;
  private readonly segments: Segment[] = [];

  constructor(settings: SummarySettings) {
    this.settings = settings;
  }

  /** Gives the next account a record with its initial values. */
  open(): void {
    if ((this.size & (SEGMENT_ACCOUNTS - 1)) === 0) this.segments.push(new Segment(SEGMENT_ACCOUNTS, this.settings));
    this.size += 1;
    this.segmentOf(this.size - 1).start(recordOf(this.size - 1));
  }

  segmentOf(account: number): Segment {
    const segment = this.segments[account >>> SEGMENT_BITS];
    if (segment === undefined) throw new Error(`profile store: no segment for account ${account}`);
    return segment;
  }

  placeOf(account: number): Place {
    return { segment: this.segmentOf(account), at: recordOf(account) };
  }

  /** Forgets the states of one object field. */
  clear(summaryId: string, fieldName: string): void {
    for (const segment of this.segments) segment.clear(summaryId, fieldName);
  }

  /** The records themselves, for handing them over. */
  words(): readonly Uint32Array<ArrayBuffer>[] {
    return this.segments.map(({ words }) => words);
  }

  /** Records that another thread made. */
  static of(words: readonly Uint32Array<ArrayBuffer>[], size: number, settings: SummarySettings): Records {
    const records = new Records(settings);
    for (const one of words) records.segments.push(new Segment(SEGMENT_ACCOUNTS, settings, one));
    records.size = size;
    return records;
  }
}

/** First word of an account's record in its segment. */
export function recordOf(account: number): number {
  return (account & (SEGMENT_ACCOUNTS - 1)) * RECORD_WORDS;
}
