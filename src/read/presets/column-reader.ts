/** Reads the envelope from the columns that were found, or named, for each of its parts. */
import { isDeepStrictEqual } from 'node:util';
import { callNames } from '../../events/event.js';
import type { CallName } from '../../events/event.js';
import { eventFieldIds } from '../../events/fields.js';
import type { EventFieldId, MappedId } from '../../events/fields.js';
import { looksLikeLabel } from '../dialects/output.js';
import { isParameterName } from '../dialects/parameters.js';
import { asNumber, asWord, isRecord, looksNumeric, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { chooseColumns } from './choose-columns.js';
import { columnNotes } from './column-notes.js';
import type { FoundParts } from './column-notes.js';
import { areListPlaces, assemble, listedColumns, parameterColumns, spreadColumns } from './flat-columns.js';
import type { FlatColumn, FreeColumns } from './flat-columns.js';
import { hashedInput } from './known-names.js';
import { latencyUnitOf } from './latency-unit.js';
import type { ColumnMap, Envelope, EnvelopeReader, Slot, SlotSource } from './preset.js';
import { SeenColumns, valueAt } from './seen-columns.js';
import type { SeenColumn } from './seen-columns.js';

export const slotOfField: Readonly<Record<EventFieldId, Slot>> = {
  time: 'time',
  account: 'account',
  address: 'address',
  agent: 'agent',
  model: 'model',
  endpoint: 'endpoint',
  requestId: 'requestId',
  status: 'status',
  latency: 'latency',
  input: 'request',
  label: 'label',
  probabilities: 'probabilities',
  outputText: 'outputText',
  parameters: 'parameters',
  tokensIn: 'tokensIn',
  tokensOut: 'tokensOut',
};

/** Where the values of one slot come from: paths in order of preference, then an object spread over columns. */
interface Source {
  readonly slot: Slot;
  readonly paths: readonly (readonly string[])[];
  readonly flat: readonly FlatColumn[];
  readonly flatIsList: boolean;
  /** A person named the columns one by one. */
  readonly isListed: boolean;
}

/** A whole body that is named for a part of the answer, as `detect` prints it, is the response: the part is found in it. */
function slotOfMapped(field: EventFieldId, column: SeenColumn | undefined): Slot {
  const ofAnswer = field === 'label' || field === 'probabilities' || field === 'outputText';
  const isBody = (value: unknown): boolean =>
    isRecord(value) && Object.values(value).some((part) => Number.isNaN(asNumber(part)));
  return ofAnswer && column?.values.some((value) => isBody(unescapeJson(value))) === true
    ? 'response'
    : slotOfField[field];
}

export class ColumnReader implements EnvelopeReader {
  readonly mapping: ColumnMap = {};
  readonly columns = new Set<string>();
  readonly absent: MappedId[] = [];
  readonly notes: string[] = [];
  readonly latencyUnitMs: number;
  readonly responseColumn: string | undefined;
  readonly stringOutput: 'label' | 'text';
  readonly hasOutputs: boolean;
  readonly callName: CallName;
  private readonly sources: Source[] = [];
  /** Columns that a person named to be the input together: they serve nothing else. */
  private listed: readonly SeenColumn[] | undefined;

  constructor(sample: readonly RawRecord[], map: ColumnMap) {
    const seen = new SeenColumns(sample);
    const fixed = this.fixedColumns(seen, map);
    const { chosen, otherAccounts } = chooseColumns(seen, fixed);
    const taken = new Set([...chosen.values()].flat());
    const free: FreeColumns = seen.all.filter((column) => column.path.length === 1 && !taken.has(column));
    for (const field of eventFieldIds) {
      const slot = slotOfField[field];
      const inBody = slotOfMapped(field, seen.named(map[field] ?? '')) === 'response';
      this.addSource(slot, chosen.get(slot) ?? [], inBody ? undefined : map[field], free);
    }
    this.addSource('response', chosen.get('response') ?? [], undefined, free);
    this.describe();
    this.notes.push(...columnNotes(this.foundParts(), seen, free));
    this.latencyUnitMs = this.latencyUnit(chosen.get('latency')?.[0], seen);
    this.hasOutputs = this.sources.some(({ slot }) => slot === 'response' || slot === 'label' || slot === 'outputText');
    this.responseColumn = chosen
      .get('response')
      ?.map(({ name }) => name)
      .join(' | ');
    this.stringOutput = this.kindOfStrings(sample);
    this.callName = this.nameOfCalls(sample);
    if (otherAccounts.length > 0) {
      this.notes.push(
        `account is ${this.mapping.account ?? ''}; it could also be ${otherAccounts.join(', ')} (--map account=...)`,
      );
    }
  }

  get slots(): readonly SlotSource[] {
    return this.sources.map(slotSource);
  }

  read(record: RawRecord, envelope: Envelope): void {
    for (const source of this.sources) envelope[source.slot] = valueOf(source, record);
  }

  private fixedColumns(seen: SeenColumns, map: ColumnMap): Map<Slot, readonly SeenColumn[]> {
    const fixed = new Map<Slot, readonly SeenColumn[]>();
    for (const field of eventFieldIds) {
      const name = map[field];
      if (name === undefined) continue;
      const column = seen.named(name);
      fixed.set(slotOfMapped(field, column), column === undefined ? [] : [column]);
      if (field === 'input' && column === undefined) this.listed = listedColumns(name, seen);
      if (field === 'input' && this.listed !== undefined) fixed.set('request', this.listed);
      else if (column === undefined && !mayAppear(name, seen)) this.absent.push(field);
    }
    return fixed;
  }

  private addSource(slot: Slot, columns: readonly SeenColumn[], mapped: string | undefined, free: FreeColumns): void {
    if (slot === 'request' && this.listed !== undefined) {
      const flat = this.listed.map(({ name }) => ({ column: name, name }));
      this.sources.push({ slot, paths: [], flat, flatIsList: areListPlaces(flat), isListed: true });
      return;
    }
    const paths = columns.map(({ path }) => path);
    const flat = [...(paths.length === 0 ? spreadColumns(slot, mapped, free) : [])];
    if (slot === 'parameters' && mapped === undefined) flat.push(...parameterColumns(free, isParameterName));
    // A named column that the first records do not show yet is looked for all the same.
    if (mapped !== undefined && paths.length === 0 && flat.length === 0) paths.push(mapped.split('.'));
    if (paths.length === 0 && flat.length === 0) return;
    this.sources.push({ slot, paths, flat, flatIsList: areListPlaces(flat), isListed: false });
  }

  private describe(): void {
    for (const { slot, paths, flat, isListed } of this.sources) {
      for (const path of paths) this.columns.add(path[0] ?? '');
      for (const { column } of flat) this.columns.add(column);
      const field = fieldOfSlot(slot);
      if (field === undefined) continue;
      this.mapping[field] = isListed
        ? flat.map(({ column }) => column).join(',')
        : [...paths.map((path) => path.join('.')), ...shownColumns(flat)].join(' | ');
    }
  }

  private foundParts(): FoundParts {
    const used = this.sources.flatMap(({ flat }) => flat.map(({ column }) => column));
    return { slots: new Set(this.sources.map(({ slot }) => slot)), used: new Set(used) };
  }

  private latencyUnit(column: SeenColumn | undefined, seen: SeenColumns): number {
    if (column === undefined) return 1;
    const unit = latencyUnitOf(column, seen);
    if (unit === undefined) this.notes.push(`latency is read from ${column.name} as milliseconds`);
    return unit ?? 1;
  }

  /** An id that different records of the first ones share names no call: it is that of a batch, or of a conversation. */
  private nameOfCalls(sample: readonly RawRecord[]): CallName {
    const source = this.sources.find(({ slot }) => slot === 'requestId');
    if (source === undefined || SHARED_IDS.test(this.mapping.requestId ?? '')) return callNames.none;
    const records = new Map<string, RawRecord>();
    for (const record of sample) {
      const id = asWord(valueOf(source, record));
      const other = records.get(id);
      if (other === undefined) records.set(id, record);
      else if (id !== '' && !isDeepStrictEqual(other, record)) return callNames.none;
    }
    return callNames.moment;
  }

  /** Bare strings as output are class names when nearly all of the first ones are short enough to be. */
  private kindOfStrings(sample: readonly RawRecord[]): 'label' | 'text' {
    const source = this.sources.find(({ slot }) => slot === 'response');
    if (source === undefined) return 'label';
    let strings = 0;
    let short = 0;
    for (const record of sample) {
      const value = unescapeJson(valueOf(source, record));
      if (typeof value !== 'string' || looksNumeric(value)) continue;
      strings += 1;
      if (looksLikeLabel(value)) short += 1;
    }
    return short >= 0.9 * strings ? 'label' : 'text';
  }
}

/** Ids of more than one call, by what their column is called. */
const SHARED_IDS = /trace|session|conversation|thread/i;

function fieldOfSlot(slot: Slot): EventFieldId | undefined {
  for (const field of Object.keys(slotOfField) as EventFieldId[]) if (slotOfField[field] === slot) return field;
  return undefined;
}

/** True when an object that would hold the column was seen, but only empty: the column may still come. */
export function mayAppear(name: string, seen: SeenColumns): boolean {
  const steps = name.split('.');
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const above = seen.named(steps.slice(0, length).join('.'));
    if (above !== undefined) return above.values.length === 0;
  }
  return seen.all.some((column) => column.name.startsWith(`${name}.`));
}

function valueOf({ slot, paths, flat, flatIsList }: Source, record: RawRecord): unknown {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (value === undefined || value === null) continue;
    const name = path.at(-1) ?? '';
    if (slot === 'request' && hashedInput.test(name)) return { hash: value };
    if (slot === 'request' && name === 'instances') return { instances: unescapeJson(value) };
    return value;
  }
  return flat.length === 0 ? undefined : assemble(record, flat, flatIsList);
}

function slotSource(source: Source): SlotSource {
  const { slot, paths, flat } = source;
  const isPlain = (path: readonly string[]): boolean => {
    const name = path.at(-1) ?? '';
    return path.length === 1 && !(slot === 'request' && (hashedInput.test(name) || name === 'instances'));
  };
  const needs = [...paths.map((path) => path[0] ?? ''), ...flat.map(({ column }) => column)];
  const columns = flat.length === 0 && paths.every(isPlain) ? needs : undefined;
  return { slot, columns, needs, valueIn: (record) => valueOf(source, record) };
}

/** A few columns by name, many by what their names begin with. */
function shownColumns(flat: readonly FlatColumn[]): readonly string[] {
  const [first] = flat;
  if (first === undefined || flat.length <= 3) return flat.map(({ column }) => column);
  const prefix = first.column.slice(0, first.column.length - first.name.length);
  return prefix === '' ? flat.map(({ column }) => column) : [`${prefix}* (${flat.length} columns)`];
}
