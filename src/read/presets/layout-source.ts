/** Where one part of a fixed layout stands, and what it is made of what stands there. */
import { isMissing, isRecord, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import type { Slot, SlotSource } from './preset.js';
import { valueAt } from './seen-columns.js';

/** A part that several places tell together. */
export interface Part {
  readonly from: readonly string[];
  /** @param values what the places hold, in their order; undefined for nothing */
  value(values: readonly unknown[]): unknown;
}

export interface Source {
  readonly slot: Slot;
  readonly paths: readonly (readonly string[])[];
  readonly change: ((value: unknown) => unknown) | undefined;
  /** It is made of what all its places hold, and not of what the first one does. */
  readonly part: Part | undefined;
}

export function valueOf({ paths, change, part }: Source, record: RawRecord): unknown {
  if (part !== undefined) return part.value(paths.map((path) => valueAt(record, path)));
  const value = firstAt(record, paths);
  return change === undefined ? value : change(value);
}

export function slotSource(source: Source): SlotSource {
  const { slot, paths, change, part } = source;
  const needs = [...new Set(paths.map(([first = '']) => first))];
  // Of several places the first that holds something counts, whatever stands in the others: that takes a look at each.
  const isOne = change === undefined && part === undefined;
  const isPlain = isOne && paths.length === 1 && paths[0]?.length === 1;
  const valueIn = (record: RawRecord): unknown => valueOf(source, record);
  const value =
    part === undefined ? (values: readonly unknown[]) => change?.(firstHeld(values)) : part.value.bind(part);
  const deep = isOne ? { places: paths } : { made: { from: paths, value } };
  return { slot, needs, columns: isPlain ? needs : undefined, isEmptied: true, valueIn, ...deep };
}

/** The first place that holds something; an empty object stands for a body that was not logged. */
function firstAt(record: RawRecord, paths: readonly (readonly string[])[]): unknown {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (isHeld(value)) return value;
  }
  return undefined;
}

/** The first that is something. */
export function firstHeld(values: readonly unknown[]): unknown {
  return values.find(isHeld);
}

function isHeld(value: unknown): boolean {
  return !isMissing(value) && !isEmpty(value);
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' && value !== '{}' && value !== '[]') return false;
  const inner = unescapeJson(value);
  return Array.isArray(inner) ? inner.length === 0 : isRecord(inner) && Object.keys(inner).length === 0;
}
