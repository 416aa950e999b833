/** Presets of fixed layouts: each part of the envelope has its known places, tried in order, and nothing is guessed. */
import { callNames } from '../../events/event.js';
import type { CallName } from '../../events/event.js';
import { eventFieldIds } from '../../events/fields.js';
import type { EventFieldId, MappedId } from '../../events/fields.js';
import { plainName } from '../column-name.js';
import type { RawRecord } from '../values.js';
import { mayAppear, slotOfField } from './column-reader.js';
import { unitMs } from './latency-unit.js';
import { slotSource, valueOf } from './layout-source.js';
import type { Part, Source } from './layout-source.js';
import { definePreset, Envelope } from './preset.js';
import type { BodyPointers, ColumnMap, EnvelopeReader, Preset, Slot, SlotSource, UsualRecords } from './preset.js';
import { SeenColumns } from './seen-columns.js';

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
  /** Records that stand among others, which are no calls: one of them is enough to know the layout. */
  mayBeSeldom?(record: RawRecord): boolean;
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
  /** Parts that several places tell together. */
  readonly parts?: Readonly<Partial<Record<Slot, Part>>>;
  /** What places do not tell one by one. Layouts without it are read from their bytes. */
  complete?(record: RawRecord, envelope: Envelope): void;
  /** Records to which `complete` does nothing: they are read from their bytes, too. */
  readonly usual?: {
    /** Places that hold nothing in them. */
    readonly without: readonly string[];
    /** Parts that hold something. */
    readonly having?: readonly Slot[];
    /** `complete` looks whether bodies were cut. */
    readonly mayBeCut?: boolean;
  };
}

/** More than this share of the first records must bear the signature. */
const SURE = 0.5;

export function defineLayout(layout: Layout): Preset {
  const { id, title, status, example, columns, source } = layout;
  return definePreset({
    ...{ id, title, status, example, columns, source },
    matches(sample) {
      const ours = sample.filter((record) => layout.isOurs(record));
      const share = ours.length / Math.max(1, sample.length);
      if (ours.some((record) => layout.mayBeSeldom?.(record) === true)) return Math.max(share, SURE);
      return share > SURE ? share : 0;
    },
    open: (sample, map) => new LayoutReader(layout, sample, map),
  });
}

const everySlot = Object.keys(new Envelope()) as Slot[];

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
  readonly usual: UsualRecords | undefined;
  readonly isCall?: (record: RawRecord) => boolean;
  private readonly layout: Layout;
  private readonly sources: Source[] = [];
  /** Places a person named: they stand above what the layout makes of a record. */
  private readonly named: Source[] = [];

  constructor(layout: Layout, sample: readonly RawRecord[], map: ColumnMap) {
    const seen = new SeenColumns(callsIn(sample, layout));
    this.layout = layout;
    for (const slot of everySlot) {
      const part = layout.parts?.[slot];
      const places = this.placesOf(slot, seen);
      this.sources.push(part === undefined ? this.sourceOf(slot, places, seen) : this.sourceOfPart(slot, part, seen));
    }
    for (const field of eventFieldIds) this.addField(field, map[field], seen);
    this.addColumns(layout);
    this.latencyUnitMs = (map.latency === undefined ? layout.latencyUnitMs : unitMs(map.latency)) ?? 1;
    this.stringOutput = layout.stringOutput ?? 'text';
    this.callName = callNameOf(layout);
    this.notes.push(...(layout.notes ?? []));
    this.responseColumn = answersIn(layout, seen);
    this.hasOutputs = this.responseColumn !== undefined;
    if (layout.isCall !== undefined) this.isCall = layout.isCall.bind(layout);
    this.slots = layout.complete === undefined || layout.usual !== undefined ? this.slotSources() : undefined;
    this.usual = usualIn(layout);
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
    return { slot, paths, change: this.layout.changes?.[slot], part: undefined };
  }

  private sourceOfPart(slot: Slot, part: Part, seen: SeenColumns): Source {
    const paths = part.from.map((name) => seen.named(name)?.path ?? name.split('.'));
    for (const path of paths) this.columns.add(path[0] ?? '');
    return { slot, paths, change: undefined, part };
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
    this.named.push({ ...this.sourceOf(slot, [name], seen), change: undefined, part: undefined });
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

/** The records that are calls; others may name somebody else. All of them where none is one yet. */
function callsIn(sample: readonly RawRecord[], layout: Layout): readonly RawRecord[] {
  const calls = sample.filter((record) => layout.isCall?.(record) !== false);
  return calls.length === 0 ? sample : calls;
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

function usualIn({ usual }: Layout): UsualRecords | undefined {
  if (usual === undefined) return undefined;
  const { without, having = [], mayBeCut = false } = usual;
  return { without: without.map((name) => name.split('.')), having, mayBeCut };
}
