/** Records that could not become an event: why, how many, and where the first few stood. */

export const rejectionReasons = {
  'not-json': 'the line is not valid JSON',
  'not-an-object': 'the record is not an object with named fields',
  'bad-row': 'the row does not fit the header or the column types',
  'no-account': 'no field names the account',
  'bad-time': 'the time could not be understood',
  'too-long': 'the record is longer than the limit',
  'cut-off': 'the input ended in the middle of this record',
} as const;

export type RejectionReason = keyof typeof rejectionReasons;

export interface Rejection {
  readonly reason: RejectionReason;
  /** Where: file and line (or row), from 1. */
  readonly place: string;
  /** What was seen, short; shown escaped and only on the terminal. */
  readonly seen: string;
}

/** Counts of records by fate. `read = events + rejected + skipped` always holds. */
export interface RecordCounts {
  read: number;
  /** Records that became at least one event. */
  events: number;
  rejected: number;
  /** Empty lines, comments, health checks: nothing was lost. */
  skipped: number;
  readonly byReason: Partial<Record<RejectionReason, number>>;
  /** The first few rejections, with their places. */
  readonly firstRejections: Rejection[];
}

export function noRecords(): RecordCounts {
  return { read: 0, events: 0, rejected: 0, skipped: 0, byReason: {}, firstRejections: [] };
}

const KEPT_REJECTIONS = 20;

/** Counts one rejected record and keeps it if it is among the first. */
export function reject(counts: RecordCounts, rejection: Rejection): void {
  counts.read += 1;
  counts.rejected += 1;
  counts.byReason[rejection.reason] = (counts.byReason[rejection.reason] ?? 0) + 1;
  if (counts.firstRejections.length < KEPT_REJECTIONS) counts.firstRejections.push(rejection);
}
