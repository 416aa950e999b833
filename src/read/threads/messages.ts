/** What the threads tell each other. */
import type { ExitCode } from '../../errors.js';
import type { Rejection } from '../../events/rejection.js';
import type { ReadingPart } from '../log-report.js';
import type { RejectedRecord } from '../rejected.js';

export interface PlainError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Set for mistakes that a person can mend. */
  readonly hint?: string;
  readonly exitCode?: ExitCode;
}

export type FromReader =
  | { readonly kind: 'events'; readonly block: number; readonly bytes: number }
  /** One event that is larger than a block. */
  | { readonly kind: 'large'; readonly buffer: ArrayBuffer; readonly bytes: number }
  /** One of the first rejections, as a report shows them. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** A rejected record, where somebody wants them all. */
  | { readonly kind: 'kept'; readonly record: RejectedRecord }
  /** The end of a stretch of records: the next one is another thread's. */
  | { readonly kind: 'stretch' }
  | { readonly kind: 'input' }
  | { readonly kind: 'progress'; readonly bytesRead: number; readonly records: number }
  | { readonly kind: 'end'; readonly part: ReadingPart; readonly problem: PlainError | undefined }
  | { readonly kind: 'failed'; readonly error: PlainError };

/** More of standard input is wanted; said out of turn. */
export interface Wants {
  readonly kind: 'wants';
}

/** A piece of standard input; undefined at its end. */
export interface ToReader {
  readonly chunk: Uint8Array | undefined;
  readonly failure?: string;
}
