/** The states of some thousand accounts side by side: one column per field of every summary. */
import { summaries } from '../summaries/index.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { Columns, ObjectColumn, ObjectField, ObjectState, Summary, SummaryFields } from '../summaries/summary.js';

type Summaries = typeof summaries;

/** Columns of every summary, as its own type knows them. */
export type SegmentColumns = { readonly [Id in keyof Summaries]: Columns<Summaries[Id]['fields']> };

/** An object state whose class nobody needs to know here. */
export interface AnyState extends ObjectState<AnyState> {
  merge(from: AnyState): void;
}

/** The states of one object field; most accounts never need some of them. */
export class ObjectStates implements ObjectColumn<AnyState> {
  private readonly states: (AnyState | undefined)[];
  private readonly field: ObjectField<AnyState>;
  private readonly settings: SummarySettings;

  constructor(field: ObjectField<AnyState>, capacity: number, settings: SummarySettings) {
    this.field = field;
    this.settings = settings;
    this.states = new Array<AnyState | undefined>(capacity).fill(undefined);
  }

  at(index: number): AnyState {
    return (this.states[index] ??= this.field.create(this.settings));
  }

  peek(index: number): AnyState | undefined {
    return this.states[index];
  }

  put(index: number, state: AnyState): void {
    this.states[index] = state;
  }

  drop(index: number): void {
    this.states[index] = undefined;
  }

  get byteLength(): number {
    return 8 * this.states.length;
  }

  /** Forgets all states: those asked for later are made anew, empty. */
  clear(): void {
    this.states.fill(undefined);
  }
}

/** What a column holds in truth; a summary sees it through its own, narrower type. */
export type AnyColumn = Float64Array | Uint32Array | ObjectStates;

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

export class Segment {
  readonly units: readonly Unit[];
  readonly columns: SegmentColumns;

  constructor(capacity: number, settings: SummarySettings) {
    this.units = summaryList.map((summary) => makeUnit(summary, capacity, settings));
    const byId = Object.fromEntries(this.units.map(({ summary, columns }) => [summary.id, columns]));
    // Made from the declared fields one by one; the mapped type only says so to the compiler.
    this.columns = byId as unknown as SegmentColumns;
  }

  /** Gives the account at `at` its initial values. */
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
        const state = otherColumn.peek(fromAt);
        if (state !== undefined) column.at(at).merge(state);
      });
    });
  }

  /** Forgets the states of one object field. */
  clear(summaryId: string, fieldName: string): void {
    for (const { summary, fields } of this.units) {
      if (summary.id !== summaryId) continue;
      for (const { name, column } of fields) if (name === fieldName && column instanceof ObjectStates) column.clear();
    }
  }

  /** Bytes of the columns, without what their objects hold. */
  get columnBytes(): number {
    let bytes = 0;
    for (const { fields } of this.units) {
      for (const { column } of fields) bytes += column.byteLength;
    }
    return bytes;
  }

  /** Bytes of the account at `at`, about. */
  byteSize(at: number): number {
    let bytes = 0;
    for (const { fields } of this.units) {
      for (const { field, column } of fields) {
        if (column instanceof ObjectStates) bytes += 8 + (column.peek(at)?.byteSize() ?? 0);
        else if (field.kind !== 'object') bytes += field.length * column.BYTES_PER_ELEMENT;
      }
    }
    return bytes;
  }
}

function makeUnit(summary: Summary, capacity: number, settings: SummarySettings): Unit {
  const fields = Object.entries(summary.fields).map(([name, field]): UnitField => {
    return { name, field, column: makeColumn(field, capacity, settings) };
  });
  const columns = Object.fromEntries(fields.map(({ name, column }) => [name, column]));
  // As above: the columns are of the kinds that the summary's fields declare.
  return { summary, fields, columns: columns as unknown as Columns<SummaryFields> };
}

function makeColumn(field: SummaryFields[string], capacity: number, settings: SummarySettings): AnyColumn {
  if (field.kind === 'object') return new ObjectStates(field as ObjectField<AnyState>, capacity, settings);
  return field.kind === 'f64' ? new Float64Array(capacity * field.length) : new Uint32Array(capacity * field.length);
}
