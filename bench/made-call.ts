/** Calls made up to measure what profiles take, and the heap as the program has it. */
import { setFlagsFromString } from 'node:v8';
import { type EventView, inputKinds, type TextSlice } from '../src/events/event.js';
import { hashText } from '../src/represent/hash.js';

const COLUMNS = ['age', 'income', 'years', 'debt', 'town'].map((name) => hashText(name, 0)).sort((a, b) => a - b);
const LABELS = ['yes', 'no', 'review'];
export const FIRST_TIME = Date.UTC(2026, 2, 1);
const NURSERY_FILLERS = 10_000;
const FILLER_NUMBERS = 64;
const encoder = new TextEncoder();

/** Heap and compiler as bin/clonewatch.js sets them: elsewhere the numbers would be those of another program. */
export function heapOfTheProgram(): void {
  setFlagsFromString('--heap-growing-percent=20');
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=270336');
  setFlagsFromString('--semi-space-growth-factor=8');
  // Enough to fill the nursery as it is, which then grows.
  for (let made = 0; made < NURSERY_FILLERS; made += 1) new Array(FILLER_NUMBERS).fill(made);
  setFlagsFromString('--semi-space-growth-factor=1');
}

export function put(slice: TextSlice, text: string): void {
  const bytes = encoder.encode(text);
  slice.set(bytes, 0, bytes.length);
}

/** Who calls, from where. */
export function fillCaller(event: EventView, account: number): void {
  put(event.account, `account-${String(account)}`);
  put(event.address, `10.${[16, 8, 0].map((shift) => (account >> shift) & 255).join('.')}`);
  put(event.agent, 'python-requests/2.32');
}

/** A small row of numbers, and the label it got. */
export function fillRow(event: EventView, random: () => number): void {
  put(event.label, LABELS[Math.floor(random() * LABELS.length)] ?? '');
  event.inputKind = inputKinds.fields;
  event.fields.count = COLUMNS.length;
  COLUMNS.forEach((column, i) => {
    event.fields.columns[i] = column;
    event.fields.isWord[i] = 0;
    event.fields.values[i] = Math.round(1000 * random());
  });
}
