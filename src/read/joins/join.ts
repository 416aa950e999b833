/** The shape of a join: records of one call that a vendor writes apart, and how they become one again. */
import type { RawRecord } from '../values.js';

/** What is held of one key, until it is whole or the window is full. */
export interface Held {
  readonly records: RawRecord[];
  /** Records that were handed on for this key. */
  given: number;
}

export interface Join {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** True for a layout whose records may be halves. */
  matches(record: RawRecord): boolean;
  /** What the parts of one call share; undefined for a record that stands for itself. */
  keyOf(record: RawRecord): string | undefined;
  /** Takes a record, already among the held ones; what it returns goes on now and is held no more. */
  take(held: Held): readonly RawRecord[];
  /** No more will come for this key: what is left goes on. `single`: parts that found no partner. */
  finish(held: Held): { readonly records: readonly RawRecord[]; readonly single: number };
}

export function defineJoin(join: Join): Join {
  return Object.freeze(join);
}
