/** Rejected records as they may be kept: with their place, without their secrets. */
import type { RejectionReason } from '../events/rejection.js';
import { withoutSecrets } from './secrets.js';
import type { RawRecord } from './values.js';

/** A record that could not become an event, for the file of rejected records. */
export interface RejectedRecord {
  readonly place: string;
  readonly reason: RejectionReason;
  /** The record as it was, or as much of it as is known. */
  readonly record: string;
}

/** Characters that are looked through for secrets before the first of them are shown. */
const LOOKED_THROUGH = 1024;
/** Characters kept of one rejected record. */
const KEPT = 64 * 1024;

/** The beginning of what was seen, for a terminal. */
export function seenWithoutSecrets(seen: string): string {
  return withoutSecrets(seen.slice(0, LOOKED_THROUGH));
}

/** The whole of it, for a file. */
export function rejectedText(seen: string, record: RawRecord | undefined): string {
  return withoutSecrets((record === undefined ? seen : jsonOf(record)).slice(0, KEPT));
}

function jsonOf(record: RawRecord): string {
  return JSON.stringify(record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
