/** The shape of a container reader: blocks of bytes in, plain records with their places out. */
import type { RejectionReason } from '../../events/rejection.js';
import type { RawRecord } from '../values.js';

/** Where a container hands its records, one by one, in the order of the input. */
export interface RecordSink {
  /** True when no more records are wanted. */
  readonly full: boolean;
  /**
   * @param position line or row, from 1
   * @param bytes about how much memory the record takes
   */
  record(record: RawRecord, position: number, bytes: number): void;
  /** The record that comes next was mended. */
  mended?(): void;
  reject(reason: RejectionReason, position: number, seen: string): void;
  /** A line that holds no record. */
  skip(): void;
}

/** A container that is read front to back. */
export interface BlockReader {
  /** Takes the next bytes; they are not kept after the call. */
  push(block: Buffer): void | Promise<void>;
  /** No more bytes will come; `cutOff` when the input broke off instead of ending. */
  end(cutOff: boolean): void | Promise<void>;
}

/** A longer record is no API call but a broken line or an attack. */
export const LONGEST_RECORD = 16 * 1024 * 1024;

const SHOWN = 80;

/** The beginning of a bad record, for the person who looks for it. */
export function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
