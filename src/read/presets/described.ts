/** A preset from a person's own file: its columns by event field, constants, which records count, and a sample that must come out. */
import { nearestWord, UserError } from '../../errors.js';
import type { EventView } from '../../events/event.js';
import { mappedIds } from '../../events/fields.js';
import type { EventFieldId, MappedId } from '../../events/fields.js';
import { rejectionReasons } from '../../events/rejection.js';
import { parseTime } from '../times.js';
import { ToEvent } from '../to-event.js';
import { asWord, isMissing } from '../values.js';
import type { RawRecord } from '../values.js';
import { slotOfField } from './column-reader.js';
import { defineLayout } from './layout.js';
import { at, firstNamed } from './layout-parts.js';
import type { ColumnMap, Preset, Slot } from './preset.js';

/** What a file says of a layout, as plain data. */
export interface LayoutDescription {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  /** Dotted paths by event field (or `response`), best first. */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly latency?: 's' | 'ms' | 'us' | 'ns' | undefined;
  readonly strings?: 'label' | 'text' | undefined;
  readonly constants?: Readonly<Record<string, string>> | undefined;
  /** Only records with one of these values in the column are calls. */
  readonly only?: Readonly<Record<string, Scalar | readonly Scalar[]>> | undefined;
  readonly sample?: { readonly record: RawRecord; readonly expect: Readonly<Record<string, Scalar>> } | undefined;
}

type Scalar = string | number | boolean;

const units = { s: 1000, ms: 1, us: 1e-3, ns: 1e-6 } as const;
/** Names of fields, and of the response body, which the fields of the answer are read from. */
const fieldNames: readonly string[] = [...mappedIds, 'response'];

/** @throws UserError for fields that do not exist and for a layout that names no account */
export function describedPreset(description: LayoutDescription): Preset {
  const { path, id, title, columns, constants = {}, only = {} } = description;
  for (const field of [...Object.keys(columns), ...Object.keys(constants)]) checkField(field, path);
  if (columns['account'] === undefined && constants['account'] === undefined) {
    throw new UserError(
      `${path}: no column for the account`,
      'add account under columns, or under constants where all records are of one',
    );
  }
  const places: Partial<Record<Slot, readonly string[]>> = {};
  for (const [field, names] of Object.entries(columns)) if (!isBeside(field)) places[slotOf(field)] = [names].flat();
  const conditions = Object.entries(only).map(
    ([name, values]) => [name, new Set([values].flat().map(String))] as const,
  );
  const fixed = Object.entries(constants).map(([field, value]) => [slotOf(field), value] as const);
  return defineLayout({
    ...{ id, title, status: 'stable', example: description.sample?.record ?? {}, columns: places },
    source: path,
    ...(description.latency === undefined ? {} : { latencyUnitMs: units[description.latency] }),
    ...(description.strings === undefined ? {} : { stringOutput: description.strings }),
    others: conditions.map(([name]) => name.split('.')[0] ?? name),

    // It was asked for by name: nothing has to be recognised.
    isOurs: () => true,

    isCall: (record) =>
      conditions.every(([name, values]) => values.has(asWord(at(record, name) ?? firstNamed(record, [name])))),

    complete(_record, envelope) {
      for (const [slot, value] of fixed) if (isMissing(envelope[slot])) envelope[slot] = value;
    },
  });
}

/** Key and tenant are found beside the layout, as for any other. */
function isBeside(field: string): field is 'key' | 'tenant' {
  return field === 'key' || field === 'tenant';
}

/** The columns of key and tenant that a layout names, as `--map` would. */
export function columnsBeside(columns: LayoutDescription['columns'], path: string): ColumnMap {
  const beside = Object.entries(columns).filter(([field]) => isBeside(field));
  return columnMapOf(Object.fromEntries(beside), path);
}

function slotOf(field: string): Slot {
  return field === 'response' ? 'response' : slotOfField[field as EventFieldId];
}

function checkField(field: string, path: string): void {
  if (fieldNames.includes(field)) return;
  const near = nearestWord(field, fieldNames);
  throw new UserError(
    `${path}: unknown event field "${field}"`,
    `${near === undefined ? '' : `did you mean ${near}? `}known: ${fieldNames.join(', ')}`,
  );
}

/**
 * The columns of a file that builds on a known preset, as `--map` would name them.
 * @throws UserError for fields that do not exist, and for several columns of one field
 */
export function columnMapOf(columns: LayoutDescription['columns'], path: string): ColumnMap {
  const map: Partial<Record<MappedId, string>> = {};
  for (const [field, names] of Object.entries(columns)) {
    checkField(field, path);
    const [name, ...others] = [names].flat();
    if (field === 'response' || name === undefined || others.length > 0) {
      throw new UserError(
        `${path}: "${field}" cannot be set beside "preset"`,
        'a preset finds the bodies itself, and takes one column a field; leave preset out to describe the layout as a whole',
      );
    }
    map[field as MappedId] = name;
  }
  return map;
}

/** @throws UserError when the sample in the file does not become the event the file expects */
export function checkSample(preset: Preset, { sample, path }: LayoutDescription): void {
  if (sample === undefined) return;
  const found: Record<string, string> = {};
  const toEvent = new ToEvent({ since: NaN, until: NaN }, (event) => {
    if (event.row === 0) Object.assign(found, told(event));
  });
  const fate = toEvent.convert(sample.record, preset.open([sample.record], {}));
  if (typeof fate === 'object') {
    throw new UserError(`${path}: the sample is rejected: ${rejectionReasons[fate.reason]}`, `seen: ${fate.seen}`);
  }
  for (const [field, expected] of Object.entries(sample.expect)) {
    if (found[field] === undefined && !fieldNames.includes(field)) checkField(field, path);
    const wanted = field === 'time' ? isoTime(parseTime(expected)) : String(expected);
    if (found[field] === wanted) continue;
    const seen = found[field] === undefined ? 'nothing' : `"${found[field]}"`;
    throw new UserError(
      `${path}: the sample gives ${seen} for ${field}; expected "${wanted}"`,
      'correct the columns, or what the sample expects',
    );
  }
}

function isoTime(time: number): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/** The fields an expectation may name, as words. */
function told(event: EventView): Readonly<Record<string, string>> {
  const words = {
    ...{ account: event.account, address: event.address, agent: event.agent, model: event.model },
    ...{ endpoint: event.endpoint, requestId: event.requestId, input: event.text, label: event.label },
    outputText: event.outputText,
  };
  const numbers = {
    ...{ status: event.status, latency: event.latencyMs, tokensIn: event.tokensIn, tokensOut: event.tokensOut },
    probabilities: event.probabilityCount,
  };
  const texts = Object.entries(words).map(([field, slice]) => [field, slice.toString()] as const);
  const counts = Object.entries(numbers).filter(([, value]) => !Number.isNaN(value));
  const time = isoTime(event.time);
  const all = [['time', time] as const, ...texts, ...counts.map(([field, value]) => [field, String(value)] as const)];
  return Object.fromEntries(all.filter(([, word]) => word !== ''));
}
