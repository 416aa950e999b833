/** What a person should know of the columns of a log of one's own: what looks like something and is not understood. */
import { areAmbiguousDates } from '../sheet-times.js';
import { knownNames } from './known-names.js';
import type { FreeColumns } from './flat-columns.js';
import type { Slot } from './preset.js';
import type { SeenColumn, SeenColumns } from './seen-columns.js';

const ANSWERS: readonly Slot[] = ['label', 'probabilities', 'response', 'outputText'];

/** What was found: the parts, and the columns they are put together from. */
export interface FoundParts {
  readonly slots: ReadonlySet<Slot>;
  readonly used: ReadonlySet<string>;
}

export function columnNotes({ slots, used }: FoundParts, seen: SeenColumns, free: FreeColumns): readonly string[] {
  const notes: string[] = [];
  const time = slots.has('time') ? undefined : unreadTime(seen);
  if (time !== undefined) {
    notes.push(
      `the values of ${time.name} are not understood as times${areAmbiguousDates(time.values) ? ' (nothing tells whether the day or the month comes first)' : ''}: write them as ISO 8601 (2026-01-05T10:00:00Z) or seconds since 1970`,
    );
  }
  const isAnswerAlone = !slots.has('request') && ANSWERS.some((slot) => slots.has(slot));
  const left = isAnswerAlone ? featuresIn(free, used) : [];
  if (left.length > 0) {
    notes.push(
      `no column is known as the input; if these are its fields, say so: --map input=${quoted(left.join(','))}`,
    );
  }
  return notes;
}

function quoted(columns: string): string {
  return /^[\w.,-]+$/.test(columns) ? columns : `'${columns.replaceAll("'", String.raw`'\''`)}'`;
}

/** A column that is called like a time, has values, and was not taken for one. */
function unreadTime(seen: SeenColumns): SeenColumn | undefined {
  return knownNames.time.map((name) => seen.named(name)).find((column) => (column?.values.length ?? 0) > 0);
}

/** Columns nobody took that hold a number or a word each. */
function featuresIn(free: FreeColumns, used: ReadonlySet<string>): readonly string[] {
  const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;
  return free
    .filter(({ name, values }) => !used.has(name) && !name.includes(',') && values.length > 0 && values.every(isPlain))
    .map(({ name }) => name);
}
