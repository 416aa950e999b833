/** Inputs with numbers as points of the unit cube, so that one attack works on tables and on vectors. */
import type { ClassifierService } from './classifier.js';
import { fit, type Row, type Table } from './inputs/table.js';
import type { Random } from './random.js';
import type { Query } from './shapes.js';

/** How an input is seen as a point: its numbers scaled to 0..1; words stay with the input. */
export interface Space<Input> {
  readonly columns: number;
  place(input: Input): number[];
  /** The input with these numbers in place of its own. */
  at(input: Input, place: readonly number[]): Input;
  /** The input with the words of another one. */
  wordsOf(input: Input, other: Input): Input;
  /** All inputs that differ from this one in one word. */
  neighbours(input: Input): Input[];
}

export interface NumericService<Input> extends ClassifierService<Input> {
  readonly space: Space<Input>;
}

/** An attack on services whose inputs have numbers. */
export interface NumericAttack {
  readonly id: string;
  readonly behaves: string;
  stream<Input>(service: NumericService<Input>, random: Random, model: string): () => Query<Input>;
}

export function defineNumericAttack(attack: NumericAttack): NumericAttack {
  return Object.freeze(attack);
}

export function tableSpace(table: Table): Space<Row> {
  const { numbers, words } = table;
  return {
    columns: numbers.length,
    place: (row) => numbers.map(({ name, low, high }) => (Number(row[name]) - low) / (high - low)),
    at: (row, place) =>
      table.change(
        row,
        Object.fromEntries(
          numbers.map((field, at) => [field.name, fit(field, field.low + (place[at] ?? 0) * (field.high - field.low))]),
        ),
      ),
    wordsOf: (row, other) => table.change(row, Object.fromEntries(words.map(({ name }) => [name, other[name] ?? '']))),
    neighbours: (row) =>
      words.flatMap(({ name, options }) =>
        options.filter((option) => option !== row[name]).map((option) => table.change(row, { [name]: option })),
      ),
  };
}

/** Vectors in -limit..limit, kept to three digits. */
export function vectorSpace(width: number, limit: number): Space<readonly number[]> {
  return {
    columns: width,
    place: (vector) => vector.map((value) => (value + limit) / (2 * limit)),
    at: (_, place) => place.map((value) => Number(((Math.min(1, Math.max(0, value)) * 2 - 1) * limit).toFixed(3))),
    wordsOf: (vector) => vector,
    neighbours: () => [],
  };
}

/** The point a share of the way from one to another. */
export function between(one: readonly number[], other: readonly number[], share: number): number[] {
  return one.map((value, at) => value + ((other[at] ?? 0) - value) * share);
}
