/** The shape of a layer: what stands between the container and the vendor's record, and how it is peeled off. */
import type { RecordSink } from '../formats/format.js';
import type { RawRecord } from '../values.js';

export interface Layer {
  readonly id: string;
  readonly title: string;
  /** One invented record with the true field names. */
  readonly example: RawRecord;
  readonly source: string;
  matches(record: RawRecord): boolean;
  /** A sink that takes wrapped records and hands on what is inside. */
  open(inner: RecordSink): LayerSink;
}

export interface LayerSink {
  record(record: RawRecord, position: number, bytes: number): void;
  /** No more records come: what was held back goes on. */
  finish?(): void;
}

export function defineLayer(layer: Layer): Layer {
  return Object.freeze(layer);
}

/** A layer whose records stand for themselves: each gives some inner records, or none. */
export function eachInner(
  inner: RecordSink,
  unwrap: (record: RawRecord) => readonly unknown[],
  take: (value: unknown, position: number, bytes: number) => void = objectsInto(inner),
): LayerSink {
  return {
    record(record, position, bytes) {
      const values = unwrap(record);
      if (values.length === 0) inner.skip();
      for (const value of values) {
        if (inner.full) return;
        take(value, position, bytes / values.length);
      }
    },
  };
}

function objectsInto(inner: RecordSink): (value: unknown, position: number, bytes: number) => void {
  return (value, position, bytes) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      inner.record(value as RawRecord, position, bytes);
    } else inner.reject('not-an-object', position, JSON.stringify(value));
  };
}

/** Takes records in place of a preset: a layer to be peeled off, or a window in which halves meet. */
export interface Detour extends LayerSink {
  isFull(): boolean;
}
