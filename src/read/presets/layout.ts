/** Presets of fixed layouts: each part of the envelope has its known places, tried in order, and nothing is guessed. */
import { callNames } from '../../events/event.js';
import type { CallName } from '../../events/event.js';
import { eventFieldIds } from '../../events/fields.js';
import type { EventFieldId, MappedId } from '../../events/fields.js';
import { plainName } from '../column-name.js';
import { isMissing, isRecord, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { mayAppear, slotOfField, unitMs } from './column-reader.js';
import { definePreset, Envelope } from './preset.js';
import type { BodyPointers, ColumnMap, EnvelopeReader, Preset, Slot, SlotSource } from './preset.js';
import { SeenColumns, valueAt } from './seen-columns.js';

export interface Layout {
  readonly id: string;
  readonly title: string;
  readonly status: 'stable' | 'trial';
  readonly example: RawRecord;
  /** Dotted places of each part, best first; spelling does not matter, and a name with dots may stand at the top. */
  readonly columns: Readonly<Partial<Record<Slot, readonly string[]>>>;
  readonly source: string;
  /** Milliseconds in one unit of the latency. */
  readonly latencyUnitMs?: number;
  /** What a bare string as answer is; free text unless told. */
  readonly stringOutput?: 'label' | 'text';
  /** Columns at the top that `complete` and `isCall` look at beside those above. */
  readonly others?: readonly string[];
  /** Places of the addresses of bodies that lie in files of their own. */
  readonly pointers?: BodyPointers;
  /** Columns that hold answers, where `complete` finds them. */
  readonly answers?: readonly string[];
  /** Several records may bear one id: rows of one request. */
  readonly mayRepeatIds?: boolean;
  /** One id is one call, whoever reports it and when. */
  readonly oneCallPerId?: boolean;
  /** What a person should know about every log of this layout. */
  readonly notes?: readonly string[];
  /** Where the account is to be had, for logs that do not name it; goes on from "account is". */
  readonly accountElsewhere?: string;
  /** True for a record that no other layout has. */
  isOurs(record: RawRecord): boolean;
  /** False for records that are no calls of a model: health checks, steps of a program. */
  isCall?(record: RawRecord): boolean;
  /** Columns at the top that `isCall` looks at, where the layout is read from its bytes. */
  readonly callColumns?: readonly string[];
  /** What becomes of what a place holds, by itself. */
  readonly changes?: Readonly<Partial<Record<Slot, (value: unknown) => unknown>>>;
  /** What places do not tell one by one. Layouts without it are read from their bytes. */
  complete?(record: RawRecord, envelope: Envelope): void;
}

/** More than this share of the first records must bear the signature. */
const SURE = 0.5;

export function defineLayout(layout: Layout): Preset {
  const { id, title, status, example, columns, source } = layout;
  return definePreset({
    ...{ id, title, status, example, columns, source },
    matches(sample) {
      const share = sample.filter((record) => layout.isOurs(record)).length / Math.max(1, sample.length);
      return share > SURE ? share : 0;
    },
    open: (sample, map) => new LayoutReader(layout, sample, map),
  });
}

const everySlot = Object.keys(new Envelope()) as Slot[];

interface Source {
  readonly slot: Slot;
  readonly paths: readonly (readonly string[])[];
  readonly change: ((value: unknown) => unknown) | undefined;
}

class LayoutReader implements EnvelopeReader {
  readonly mapping: ColumnMap = {};
  readonly columns = new Set<string>();
  readonly absent: MappedId[] = [];
  readonly notes: string[] = [];
  readonly latencyUnitMs: number;
  readonly responseColumn: string | undefined;
  readonly stringOutput: 'label' | 'text';
  readonly hasOutputs: boolean;
  readonly callName: CallName;
  readonly slots: readonly SlotSource[] | undefined;
  readonly isCall?: (record: RawRecord) => boolean;
  private readonly layout: Layout;
  private readonly sources: Source[] = [];
  /** Places a person named: they stand above what the layout makes of a record. */
  private readonly named: Source[] = [];

  constructor(layout: Layout, sample: readonly RawRecord[], map: ColumnMap) {
    const seen = new SeenColumns(sample);
    this.layout = layout;
    for (const slot of everySlot) this.sources.push(this.sourceOf(slot, this.placesOf(slot, seen), seen));
    for (const field of eventFieldIds) this.addField(field, map[field], seen);
    this.addColumns(layout);
    this.latencyUnitMs = (map.latency === undefined ? layout.latencyUnitMs : unitMs(map.latency)) ?? 1;
    this.stringOutput = layout.stringOutput ?? 'text';
    this.callName = callNameOf(layout);
    this.notes.push(...(layout.notes ?? []));
    this.responseColumn = answersIn(layout, seen);
    this.hasOutputs = this.responseColumn !== undefined;
    if (layout.isCall !== undefined) this.isCall = layout.isCall.bind(layout);
    this.slots = layout.complete === undefined ? this.slotSources() : undefined;
  }

  /** Columns that are looked at beside those of the parts. */
  private addColumns({ others = [], answers = [], callColumns = [] }: Layout): void {
    for (const column of [...others, ...answers, ...callColumns]) this.columns.add(column);
  }

  get callColumns(): readonly string[] | undefined {
    return this.layout.callColumns;
  }

  get pointers(): BodyPointers | undefined {
    return this.layout.pointers;
  }

  /** Where each part stands; what a person named stands above the rest. */
  private slotSources(): readonly SlotSource[] {
    const sources = new Map([...this.sources, ...this.named].map((source) => [source.slot, source]));
    return [...sources.values()].filter(({ paths }) => paths.length > 0).map(slotSource);
  }

  read(record: RawRecord, envelope: Envelope): void {
    for (const source of this.sources) envelope[source.slot] = valueOf(source, record);
    this.layout.complete?.(record, envelope);
    for (const source of this.named) envelope[source.slot] = valueOf(source, record);
  }

  /** The places of one part; for the account the first that has values, as one identity must not mix with another. */
  private placesOf(slot: Slot, seen: SeenColumns): readonly string[] {
    const places = this.layout.columns[slot] ?? [];
    if (slot !== 'account') return places;
    const [first, ...others] = places.filter((name) => hasValues(seen, name));
    return first === undefined ? places : [first, ...others.filter((name) => plainName(name) === plainName(first))];
  }

  private sourceOf(slot: Slot, names: readonly string[], seen: SeenColumns): Source {
    // A name with dots that the first records do not show may be a path, or a name at the top.
    const paths = names.flatMap((name) => {
      const path = seen.named(name)?.path;
      if (path !== undefined) return [path];
      return name.includes('.') ? [name.split('.'), [name]] : [[name]];
    });
    for (const path of paths) this.columns.add(path[0] ?? '');
    return { slot, paths, change: this.layout.changes?.[slot] };
  }

  /** @param name the column a person named for the field, if any */
  private addField(field: EventFieldId, name: string | undefined, seen: SeenColumns): void {
    const slot = slotOfField[field];
    if (name === undefined) {
      const found = this.placesOf(slot, seen).flatMap((place) => seen.named(place)?.name ?? []);
      if (found.length > 0) this.mapping[field] = [...new Set(found)].join(' | ');
      if (field === 'account') this.noteOtherAccounts(seen);
      return;
    }
    this.named.push({ ...this.sourceOf(slot, [name], seen), change: undefined });
    this.mapping[field] = name;
    if (seen.named(name) === undefined && !mayAppear(name, seen)) this.absent.push(field);
  }

  private noteOtherAccounts(seen: SeenColumns): void {
    const places = (this.layout.columns.account ?? []).filter((name) => hasValues(seen, name));
    const [first, ...others] = new Set(places.flatMap((name) => seen.named(name)?.name ?? []));
    if (first === undefined && this.layout.accountElsewhere !== undefined) {
      this.notes.push(`account is ${this.layout.accountElsewhere}`);
    }
    if (first === undefined || others.length === 0) return;
    this.notes.push(`account is ${first}; it could also be ${others.join(', ')} (--map account=...)`);
  }
}

function callNameOf({ columns, mayRepeatIds, oneCallPerId }: Layout): CallName {
  if (mayRepeatIds === true || columns.requestId === undefined) return callNames.none;
  return oneCallPerId === true ? callNames.id : callNames.moment;
}

/** Columns of answers that have values. */
function answersIn({ columns, answers = [] }: Layout, seen: SeenColumns): string | undefined {
  const places = (['response', 'label', 'outputText'] as const).flatMap((slot) => columns[slot] ?? []);
  const answering = [...places, ...answers].filter((name) => hasValues(seen, name));
  return answering.length > 0 ? answering.join(' | ') : undefined;
}

function hasValues(seen: SeenColumns, name: string): boolean {
  return (seen.named(name)?.values.length ?? 0) > 0;
}

function valueOf({ paths, change }: Source, record: RawRecord): unknown {
  const value = firstAt(record, paths);
  return change === undefined ? value : change(value);
}

function slotSource(source: Source): SlotSource {
  const { slot, paths, change } = source;
  const needs = [...new Set(paths.map(([first = '']) => first))];
  // Of several places the first that holds something counts, whatever stands in the others: that takes a look at each.
  const isPlain = change === undefined && paths.length === 1 && paths[0]?.length === 1;
  const valueIn = (record: RawRecord): unknown => valueOf(source, record);
  return { slot, needs, columns: isPlain ? needs : undefined, isEmptied: true, valueIn };
}

/** The first place that holds something; an empty object stands for a body that was not logged. */
function firstAt(record: RawRecord, paths: readonly (readonly string[])[]): unknown {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (!isMissing(value) && !isEmpty(value)) return value;
  }
  return undefined;
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' && value !== '{}' && value !== '[]') return false;
  const inner = unescapeJson(value);
  return Array.isArray(inner) ? inner.length === 0 : isRecord(inner) && Object.keys(inner).length === 0;
}
