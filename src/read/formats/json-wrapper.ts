/** Objects that only hold a list of records: `{"Records": [...]}`, `{"data": [...], "meta": {...}}`, `{"value": [...]}`. */
import { plainName } from '../column-name.js';
import { saysWhoOrWhen } from '../presets/known-names.js';
import { isRecord } from '../values.js';
import type { RawRecord } from '../values.js';

const LISTS: ReadonlySet<string> = new Set([
  'records',
  'logs',
  'result',
  'results',
  'data',
  'value',
  'items',
  'entries',
  'hits',
  'events',
  'rows',
  'calls',
  'traces',
  'observations',
]);
/** An object with more beside the list is a record of its own. */
const MOST_BESIDE = 8;

/** True when a member of this name, after members of those names, may be the list of records. */
export function mayHoldRecords(name: string, others: readonly string[]): boolean {
  return LISTS.has(plainName(name)) && others.length <= MOST_BESIDE && !others.some((other) => saysWhoOrWhen(other));
}

/** Wrappers around one another that are looked into. */
const DEEPEST = 4;

/** The records an object holds, when it is nothing but a wrapper around them. */
export function recordsIn(record: RawRecord, depth = 1): readonly unknown[] | undefined {
  const names = Object.keys(record);
  if (names.length > MOST_BESIDE + 1) return undefined;
  for (const name of names) {
    const list: unknown = record[name];
    const mayBeInside = depth < DEEPEST && isRecord(list) && mayHoldRecords(name, others(names, name));
    const inner = mayBeInside ? recordsIn(list, depth + 1) : undefined;
    if (inner?.some(isTelling) === true) return inner;
    if (!Array.isArray(list) || !list.some(isRecord)) continue;
    if (mayHoldRecords(name, others(names, name))) return list as readonly unknown[];
  }
  return undefined;
}

/** Further in, the answer of one call looks alike: records say who or when, or hold a document that does. */
function isTelling(each: unknown): boolean {
  return isRecord(each) && Object.keys(each).some((key) => key === '_source' || saysWhoOrWhen(key));
}

function others(names: readonly string[], name: string): readonly string[] {
  return names.filter((other) => other !== name);
}

/** True for the beginning of an object, up to the opening of a list in it, when its elements are records. */
export function opensWrapper(text: string): boolean {
  const members = /\[\s*$/.test(text) ? membersOf(text) : undefined;
  const name = members?.pop();
  return members !== undefined && name !== undefined && mayHoldRecords(name, members);
}

/** Names of the members of an object whose text ends with the opening of a list. */
function membersOf(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(`${text}]}`);
    return isRecord(value) ? Object.keys(value) : undefined;
  } catch {
    return undefined;
  }
}
