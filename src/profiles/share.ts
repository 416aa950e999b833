/** Which accounts a thread folds, where several see the same events. */
import { hashBytes } from '../represent/hash.js';
import { LONGEST_NAME, printedName } from './account-names.js';

const SEED = 0x73686172;
const ASCII_END = 0x80;

export interface Share {
  /** Number of this thread, from 0, and how many there are. */
  readonly thread: number;
  readonly threads: number;
  /**
   * Sum of what all threads tell when they have seen the same events: waits for the others.
   * @param bytes a multiple of 16
   */
  total(bytes: number): number;
}

/** Everything is one's own. */
export const WHOLE: Share = { thread: 0, threads: 1, total: (bytes) => bytes };

/** Whether the account with this name is one of the share. Spellings that print alike are one account. */
export function isOwn({ thread, threads }: Share, bytes: Uint8Array, start: number, end: number): boolean {
  if (threads === 1) return true;
  const name = isPlain(bytes, start, end) ? undefined : printedName(bytes, start, end);
  const hash = name === undefined ? hashBytes(bytes, start, end, SEED) : hashBytes(name, 0, name.length, SEED);
  return hash % threads === thread;
}

/** Whether the spelling is the name. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_NAME) return false;
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) >= ASCII_END) return false;
  return true;
}
