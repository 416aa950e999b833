/** One step along a column, remembered to compare the next one along it with: a difference quotient steps as far wherever it starts. */
import type { ColumnStep } from '../represent/row-star.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import type { Cells } from './cells.js';
import { STEP_COLUMN, STEP_FROM, STEP_LENGTH } from './ring-cells.js';

/** Whether a step is as long as the one remembered, or longer as far as it starts further out; `new`: there was none to compare it with. */
export type Step = 'same' | 'other' | 'new';

/** Least ratio of where two steps start at which equal lengths and equal shares are told apart, steps being rounded. */
const APART = Math.log(1.25);

const word = new Uint32Array(1);
const single = new Float32Array(word.buffer);

/** Compares the step with the one remembered, and remembers it if there was none; a column in which nothing can be told is given up for another. */
export function compareStep(cells: Cells, { from, length }: ColumnStep, id: number): Step {
  const { words, at } = cells;
  const column = words[at + STEP_COLUMN] ?? 0;
  if (column === 0) remember(cells, { from, length }, id);
  if (column !== id) return 'new';
  const starts = Math.log(Math.abs(from) / Math.abs(toSingle(words[at + STEP_FROM])));
  const lengths = Math.log(length / toSingle(words[at + STEP_LENGTH]));
  // Not a number compares false.
  if (!(Math.abs(starts) >= APART) || !Number.isFinite(starts)) {
    words[at + STEP_COLUMN] = 0;
    return 'new';
  }
  remember(cells, { from, length }, id);
  return 2 * Math.abs(lengths) < Math.abs(starts) ? 'same' : 'other';
}

function remember({ words, at }: Cells, { from, length }: Omit<ColumnStep, 'column'>, id: number): void {
  words[at + STEP_COLUMN] = id;
  words[at + STEP_FROM] = toWord(from);
  words[at + STEP_LENGTH] = toWord(length);
}

const PARTS = [STEP_COLUMN, STEP_FROM, STEP_LENGTH] as const;

export function encodeStep({ words, at }: Cells, writer: ByteWriter): void {
  const isKnown = (words[at + STEP_COLUMN] ?? 0) !== 0;
  writer.count(isKnown ? 1 : 0);
  if (isKnown) for (const part of PARTS) writer.u32(words[at + part] ?? 0);
}

export function decodeStep({ words, at }: Cells, reader: ByteReader): void {
  const isKnown = reader.count() === 1;
  for (const part of PARTS) words[at + part] = isKnown ? reader.u32() : 0;
}

function toWord(number: number): number {
  single[0] = number;
  return word[0] ?? 0;
}

function toSingle(bits = 0): number {
  word[0] = bits;
  return single[0] ?? NaN;
}
