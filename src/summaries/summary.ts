/**
 * The shape of a summary: a small, mergeable state of one account.
 *
 * All states of an account lie side by side in one record of 32-bit words, as an event touches most of them, and the records of
 * some thousand accounts in one array, so that a million accounts cost what their numbers cost and nothing else. A field is a
 * number kind with a length (`u32(24)`: 24 counters) or an `object` (a bounded state with a class of its own, in some words of the
 * record and a chunk of the arena). A column is the array seen from where the field begins: `at` is the first word of the account's
 * record, so that counter i is `column[at + i]` and a double is `column[at >> 1]`.
 * Reading gives plain values: one number for length 1, a typed array for more, the object itself for `object`.
 */
import type { EventFieldId } from '../events/fields.js';
import type { EventView } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import type { Cells } from './cells.js';
import { Counters } from './counters.js';
import type { Repeated } from './repeated.js';
import type { SummarySettings } from './settings.js';

/** A bounded state that is more than a few numbers. Merging keeps the bound. Words that are all zero are an empty state. */
export interface ObjectState<T> {
  /** Whether nothing was ever booked. */
  readonly isEmpty: boolean;
  merge(from: T): void;
  /** Reads what `encode` wrote into this empty state. */
  load(bytes: Uint8Array, repeated?: Repeated): void;
  /** @param repeated what came before in the same file; absent: the bytes stand alone */
  encode(repeated?: Repeated): Uint8Array;
  /** Bytes the state takes now, about. */
  byteSize(): number;
}

export interface NumberField<K extends 'f64' | 'u32' = 'f64' | 'u32', N extends number = number> {
  readonly kind: K;
  readonly length: N;
}

/** A list of counters that are small for most accounts; saved like one of kind `u32`. */
export interface CountsField<N extends number = number> extends NumberField<'u32', N> {
  readonly isPacked: true;
}

export interface ObjectField<T extends ObjectState<T>> {
  readonly kind: 'object';
  /** The most bytes one state may take. */
  readonly bytes: number;
  /** Words of the account's record. */
  readonly words: number;
  /** The state in these cells. */
  create(settings: SummarySettings, cells: Cells): T;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state's own type is checked where the field is declared
export type SummaryFields = Readonly<Record<string, NumberField | CountsField | ObjectField<any>>>;

export function f64(): NumberField<'f64', 1>;
export function f64<N extends number>(length: N): NumberField<'f64', N>;
export function f64(length = 1): NumberField<'f64'> {
  return { kind: 'f64', length };
}

export function u32(): NumberField<'u32', 1>;
export function u32<N extends number>(length: N): NumberField<'u32', N>;
export function u32(length = 1): NumberField<'u32'> {
  return { kind: 'u32', length };
}

export function counts<N extends number>(length: N): CountsField<N> {
  return { kind: 'u32', length, isPacked: true };
}

/** The columns of one segment, as `accumulate` and `merge` see them. */
export type Columns<F extends SummaryFields> = {
  readonly [K in keyof F]: F[K] extends ObjectField<infer T>
    ? ObjectColumn<T>
    : F[K] extends { readonly isPacked: true }
      ? Counters
      : F[K] extends { readonly kind: 'f64' }
        ? Float64Array
        : Uint32Array;
};

/** States of an object field, looked at through one object that is moved: what `at` and `peek` return is good until the next call. */
export interface ObjectColumn<T> {
  at(at: number): T;
  /** Undefined for a state in which nothing was booked. */
  peek(at: number): T | undefined;
}

/** What a feature sees of one account's state: numbers, typed arrays, objects (made empty if never used). */
export type Reading<F extends SummaryFields> = {
  readonly [K in keyof F]: F[K] extends ObjectField<infer T>
    ? T
    : F[K] extends { readonly length: 1 }
      ? number
      : F[K] extends { readonly kind: 'f64' }
        ? Float64Array
        : Uint32Array;
};

export interface Summary<F extends SummaryFields = SummaryFields> {
  /** File name of the summary. */
  readonly id: string;
  readonly measures: string;
  /** Event fields it reads; without any of them in the log, the summary stays empty. */
  readonly needs: readonly EventFieldId[];
  /** Where the method comes from; empty for plain counting. */
  readonly source: string;
  readonly fields: F;
  /** Initial values other than zero. */
  start?(columns: Columns<F>, at: number): void;
  accumulate(columns: Columns<F>, at: number, event: EventView, input: RepresentedInput): void;
  /** Adds the state at `fromAt` of another segment to the state at `at`. Object fields are merged by the caller. */
  merge(columns: Columns<F>, at: number, from: Columns<F>, fromAt: number): void;
}

export function defineSummary<const F extends SummaryFields>(summary: Summary<F>): Summary<F> {
  return Object.freeze(summary);
}

/**
 * The merge of plain counters: adds the number fields of one account's state to another's, element by element.
 * @param fields all fields to add; object fields among them are left to the caller
 */
export function addFields<F extends SummaryFields>(
  fields: F,
): (columns: Columns<F>, at: number, from: Columns<F>, fromAt: number) => void {
  const counters = Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'object' ? [] : [{ name, length: field.length, shift: field.kind === 'f64' ? 1 : 0 }],
  );
  return (columns, at, from, fromAt) => {
    for (const { name, length, shift } of counters) {
      const target = columns[name] as Float64Array | Counters;
      const origin = from[name] as Float64Array | Counters;
      if (target instanceof Counters || origin instanceof Counters) {
        for (let i = 0; i < length; i += 1) (target as Counters).add(at, i, (origin as Counters).get(fromAt, i));
        continue;
      }
      for (let i = 0; i < length; i += 1) {
        const place = (at >> shift) + i;
        target[place] = (target[place] ?? 0) + (origin[(fromAt >> shift) + i] ?? 0);
      }
    }
  };
}
