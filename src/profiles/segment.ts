/** The states of some thousand accounts: a record of 32-bit words for each, with every field of every summary. */
import { Cells } from '../summaries/cells.js';
import { Counters } from '../summaries/counters.js';
import { summaries } from '../summaries/index.js';
import { poolOf } from '../summaries/pools.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { Columns, ObjectColumn, ObjectField, ObjectState, Summary, SummaryFields } from '../summaries/summary.js';

type Summaries = typeof summaries;

/** Columns of every summary, as its own type knows them. */
export type SegmentColumns = { readonly [Id in keyof Summaries]: Columns<Summaries[Id]['fields']> };

/** An object state whose class nobody needs to know here. */
export interface AnyState extends ObjectState<AnyState> {
  merge(from: AnyState): void;
}

/** The states of one object field: one object that is moved from record to record. */
export class ObjectStates implements ObjectColumn<AnyState> {
  private readonly words: Uint32Array;
  private readonly offset: number;
  private readonly field: ObjectField<AnyState>;
  private readonly settings: SummarySettings;
  private readonly cells: Cells;
  private readonly cursor: AnyState;

  constructor(field: ObjectField<AnyState>, words: Uint32Array, offset: number, settings: SummarySettings) {
    this.words = words;
    this.offset = offset;
    this.field = field;
    this.settings = settings;
    this.cells = new Cells(words, offset);
    this.cursor = field.create(settings, this.cells);
  }

  at(at: number): AnyState {
    this.cells.at = at + this.offset;
    return this.cursor;
  }

  peek(at: number): AnyState | undefined {
    const state = this.at(at);
    return state.isEmpty ? undefined : state;
  }

  /** The state in an object of its own, for whoever looks at several. */
  view(at: number): AnyState {
    return this.field.create(this.settings, new Cells(this.words, at + this.offset));
  }

  /** Forgets the state; what it took of the arena is not given back. */
  drop(at: number): void {
    this.words.fill(0, at + this.offset, at + this.offset + this.field.words);
  }
}

/** What a column is in truth; a summary sees it through its own, narrower type. */
export type AnyColumn = Float64Array | Uint32Array | Counters | ObjectStates;

/** One summary with its columns in a segment, for loops over all of them. */
export interface Unit {
  readonly summary: Summary;
  /** As the summary takes them. */
  readonly columns: Columns<SummaryFields>;
  /** The same columns by field, in the order the summary declares them. */
  readonly fields: readonly UnitField[];
}

export interface UnitField {
  readonly name: string;
  readonly field: SummaryFields[string];
  readonly column: AnyColumn;
}

/** All summaries in their order: the window finds close neighbours before the evidence looks for them. */
export const summaryList: readonly Summary[] = Object.values(summaries);

/** Words of an account's record: even, as doubles are aligned. */
export const RECORD_WORDS = evenUp(summaryList.reduce((sum, { fields }) => sum + wordsOf(fields), 0));

export class Segment {
  readonly units: readonly Unit[];
  readonly columns: SegmentColumns;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly settings: SummarySettings;

  constructor(capacity: number, settings: SummarySettings, words = new Uint32Array(capacity * RECORD_WORDS)) {
    this.words = words;
    this.settings = settings;
    let offset = 0;
    this.units = summaryList.map((summary) => {
      const unit = makeUnit(summary, this.words, offset, settings);
      offset += wordsOf(summary.fields);
      return unit;
    });
    const byId = Object.fromEntries(this.units.map(({ summary, columns }) => [summary.id, columns]));
    // Made from the declared fields one by one; the mapped type only says so to the compiler.
    this.columns = byId as unknown as SegmentColumns;
  }

  /** Gives the account whose record begins at `at` its initial values. */
  start(at: number): void {
    for (const { summary, columns } of this.units) summary.start?.(columns, at);
  }

  /** Adds the account at `fromAt` of another segment to the one at `at`. */
  merge(at: number, from: Segment, fromAt: number): void {
    this.units.forEach(({ summary, columns, fields }, i) => {
      const other = from.units[i];
      if (other === undefined) throw new Error(`segment: no unit ${i} in the segment to merge`);
      summary.merge(columns, at, other.columns, fromAt);
      fields.forEach(({ column }, j) => {
        const otherColumn = other.fields[j]?.column;
        if (!(column instanceof ObjectStates) || !(otherColumn instanceof ObjectStates)) return;
        const state = otherColumn.view(fromAt);
        if (!state.isEmpty) column.at(at).merge(state);
      });
    });
  }

  /** Forgets the states of one object field. */
  clear(summaryId: string, fieldName: string): void {
    for (const { summary, fields } of this.units) {
      if (summary.id !== summaryId) continue;
      for (const { name, column } of fields) {
        if (name !== fieldName || !(column instanceof ObjectStates)) continue;
        for (let at = 0; at < this.words.length; at += RECORD_WORDS) column.drop(at);
      }
    }
  }

  /** Bytes of the account at `at`, about. */
  byteSize(at: number): number {
    let bytes = 4 * RECORD_WORDS;
    for (const { fields } of this.units) {
      for (const { field, column } of fields) {
        if (column instanceof Counters) bytes += column.byteSize(at);
        else if (column instanceof ObjectStates && field.kind === 'object') {
          bytes += column.at(at).byteSize() - 4 * field.words;
        }
      }
    }
    return bytes;
  }
}

function makeUnit(summary: Summary, words: Uint32Array, start: number, settings: SummarySettings): Unit {
  const offsets = offsetsOf(summary.fields);
  const fields = Object.entries(summary.fields).map(([name, field]): UnitField => {
    return { name, field, column: makeColumn(field, words, start + (offsets.get(name) ?? 0), settings) };
  });
  const columns = Object.fromEntries(fields.map(({ name, column }) => [name, column]));
  // As above: the columns are of the kinds that the summary's fields declare.
  return { summary, fields, columns: columns as unknown as Columns<SummaryFields> };
}

/** The array from where the field of the first record begins: the same place in every record is `at` further on. */
function makeColumn(
  field: SummaryFields[string],
  words: Uint32Array,
  offset: number,
  settings: SummarySettings,
): AnyColumn {
  if (field.kind === 'object') return new ObjectStates(field as ObjectField<AnyState>, words, offset, settings);
  if ('isPacked' in field) return new Counters(words.subarray(offset), field.length, poolOf(settings).arena);
  if (field.kind === 'u32') return words.subarray(offset);
  return new Float64Array(words.buffer, 4 * offset, (words.length - offset) >> 1);
}

function fieldWords(field: SummaryFields[string]): number {
  if (field.kind === 'object') return field.words;
  if ('isPacked' in field) return Counters.words;
  return field.kind === 'f64' ? 2 * field.length : field.length;
}

/** Where each field of a summary begins: doubles first, as they stand at even words. */
function offsetsOf(fields: SummaryFields): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const entries = Object.entries(fields);
  let offset = 0;
  for (const [name, field] of [...entries.filter(isDouble), ...entries.filter((entry) => !isDouble(entry))]) {
    offsets.set(name, offset);
    offset += fieldWords(field);
  }
  return offsets;
}

function isDouble([, { kind }]: readonly [string, SummaryFields[string]]): boolean {
  return kind === 'f64';
}

/** Words of a summary's fields, an even number. */
function wordsOf(fields: SummaryFields): number {
  return evenUp(Object.values(fields).reduce((sum, field) => sum + fieldWords(field), 0));
}

function evenUp(words: number): number {
  return words + (words & 1);
}
