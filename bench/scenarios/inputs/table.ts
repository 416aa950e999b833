/** A table's columns: ranges and words, and the code that turns a record into the numbers a model is trained on. */
import type { Draw } from '../classifier.js';
import type { Random } from '../random.js';

/** One tabular input: field name to number or word. */
export type Row = Readonly<Record<string, number | string>>;

export interface NumberField {
  readonly name: string;
  readonly kind: 'number';
  readonly low: number;
  readonly high: number;
  /** Values are multiples of this. */
  readonly step: number;
}

export interface WordField {
  readonly name: string;
  readonly kind: 'word';
  readonly options: readonly string[];
}

export type Field = NumberField | WordField;

export function numberField(name: string, low: number, high: number, step: number): NumberField {
  return { name, kind: 'number', low, high, step };
}

export function wordField(name: string, options: readonly string[]): WordField {
  return { name, kind: 'word', options };
}

/** Inside the field's range, on its steps. */
export function fit(field: NumberField, value: number): number {
  const inside = Math.min(field.high, Math.max(field.low, value));
  const steps = Math.round(inside / field.step) * field.step;
  return Number(steps.toFixed(4));
}

export class Table {
  readonly fields: readonly Field[];
  readonly numbers: readonly NumberField[];
  readonly words: readonly WordField[];
  /** Numbers in an encoded record: one a number field, one a word. */
  readonly width: number;

  constructor(fields: readonly Field[]) {
    this.fields = fields;
    this.numbers = fields.filter((field) => field.kind === 'number');
    this.words = fields.filter((field) => field.kind === 'word');
    this.width = fields.reduce((sum, field) => sum + (field.kind === 'number' ? 1 : field.options.length), 0);
  }

  /** Numbers scaled to 0..1 by their range, words one-hot. */
  encode(row: Row): Float64Array {
    const code = new Float64Array(this.width);
    let at = 0;
    for (const field of this.fields) {
      const value = row[field.name];
      if (field.kind === 'number') {
        code[at] = ((typeof value === 'number' ? value : field.low) - field.low) / (field.high - field.low);
        at += 1;
      } else {
        const option = field.options.indexOf(String(value));
        if (option >= 0) code[at + option] = 1;
        at += field.options.length;
      }
    }
    return code;
  }

  /** Any value the interface accepts, whether it makes sense or not. */
  anyValue(field: Field, random: Random): number | string {
    if (field.kind === 'word') return random.pick(field.options);
    return fit(field, random.between(field.low, field.high));
  }

  /** A record of independent uniform values. */
  anyRow(random: Random): Row {
    return Object.fromEntries(this.fields.map((field) => [field.name, this.anyValue(field, random)]));
  }

  /** The record with a few fields replaced, in the table's order. */
  change(row: Row, changes: Row): Row {
    return Object.fromEntries(this.fields.map(({ name }) => [name, changes[name] ?? row[name] ?? 0]));
  }

  /** Every number moved by a normal step of `share` of its range, words redrawn with probability `redraw`. */
  jitter(row: Row, random: Random, { share, redraw }: { share: number; redraw: number }): Row {
    const changes: Record<string, number | string> = {};
    for (const field of this.fields) {
      const value = row[field.name];
      if (field.kind === 'word') {
        if (random.chance(redraw)) changes[field.name] = random.pick(field.options);
      } else if (typeof value === 'number') {
        changes[field.name] = fit(field, value + random.normal(0, share) * (field.high - field.low));
      }
    }
    return this.change(row, changes);
  }
}

/** A synthetic world of records: who has which, and what really happens to them. */
export interface Population {
  readonly id: string;
  readonly table: Table;
  readonly labels: readonly string[];
  /** Records of one customer: a narrow part of the world. */
  customer(random: Random): Draw<Row>;
  /** The truth behind a record, with its noise: what the victim is trained on. */
  truth(row: Row, random: Random): number;
}

/** A record of a random customer: the whole market. */
export function marketDraw(population: Population, random: Random, customers = 60): Draw<Row> {
  const draws = Array.from({ length: customers }, () => population.customer(random));
  return (chance) => chance.pick(draws)(chance);
}
