/** One account's summaries as versioned bytes. */
import { UserError } from '../errors.js';
import { CUE_VERSION } from '../represent/cue-phrases.js';
import { WORDS_VERSION } from '../represent/words.js';
import { hashText } from '../represent/hash.js';
import { ByteReader, ByteWriter } from '../summaries/bytes.js';
import { Counters } from '../summaries/counters.js';
import type { Repeated } from '../summaries/repeated.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { NumberField } from '../summaries/summary.js';
import type { Place } from './reading.js';
import { type AnyState, ObjectStates, summaryList } from './segment.js';

/** Changes when the bytes of a state or of this frame change their meaning. */
const VERSION = 3;
/** `CWPR`, so that a wrong file is noticed before its numbers are believed. */
const MAGIC = 0x52505743;

/** Bytes of one account, and what repeats in the file they are from; without, they stand alone. */
export interface SavedState {
  readonly bytes: Uint8Array;
  readonly repeated?: Repeated | undefined;
}

export function encodeState(account: string, { segment, at }: Place, repeated?: Repeated): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(MAGIC);
  writer.count(VERSION);
  writer.u32(shapeOf(segment.settings));
  writer.text(account);
  for (const { fields } of segment.units) {
    for (const { field, column } of fields) {
      if (column instanceof ObjectStates) encodeObject(column.peek(at), writer, repeated);
      else if (field.kind !== 'object') encodeNumbers(field, column, at, writer);
    }
  }
  return writer.finish();
}

/**
 * Reads one account into the place that is found for its name, over whatever was there.
 * @throws UserError when the bytes are damaged, or were written by another version or with other settings
 */
export function decodeState(
  { bytes, repeated }: SavedState,
  settings: SummarySettings,
  placeFor: (account: string) => Place,
): { account: string; place: Place } {
  try {
    const reader = new ByteReader(bytes);
    if (reader.u32() !== MAGIC) throw new RangeError('saved profile: these bytes are none');
    const version = reader.count();
    if (version !== VERSION) throw new RangeError(`saved profile: version ${version}, this program writes ${VERSION}`);
    if (reader.u32() !== shapeOf(settings))
      throw new RangeError('saved profile: made with other summaries or settings');
    const account = reader.text();
    const place = placeFor(account);
    decodeFields(reader, place, repeated);
    if (!reader.isAtEnd) throw new RangeError('saved profile: longer than declared');
    return { account, place };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const hint = 'make the profile again from its log, with the same version and settings';
    throw new UserError(error.message.startsWith('saved') ? error.message : 'saved profile: cut off', hint);
  }
}

function decodeFields(reader: ByteReader, { segment, at }: Place, repeated?: Repeated): void {
  for (const { fields } of segment.units) {
    for (const { field, column } of fields) {
      if (field.kind !== 'object') {
        if (!(column instanceof ObjectStates)) decodeNumbers(field, column, at, reader);
      } else if (column instanceof ObjectStates) {
        column.drop(at);
        if (reader.count() === 1) column.at(at).load(reader.block(), repeated);
      }
    }
  }
}

type NumberColumn = Float64Array | Uint32Array | Counters;

function encodeObject(state: AnyState | undefined, writer: ByteWriter, repeated?: Repeated): void {
  writer.count(state === undefined ? 0 : 1);
  if (state !== undefined) writer.block(state.encode(repeated));
}

function encodeNumbers(field: NumberField, column: NumberColumn, at: number, writer: ByteWriter): void {
  if (column instanceof Counters) {
    for (let i = 0; i < field.length; i += 1) writer.count(column.get(at, i));
    return;
  }
  const from = field.kind === 'f64' ? at >> 1 : at;
  for (let i = from; i < from + field.length; i += 1) {
    if (field.kind === 'f64') writer.f64(column[i] ?? NaN);
    else writer.count(column[i] ?? 0);
  }
}

function decodeNumbers(field: NumberField, column: NumberColumn, at: number, reader: ByteReader): void {
  if (column instanceof Counters) {
    for (let i = 0; i < field.length; i += 1) column.set(at, i, reader.count());
    return;
  }
  const from = field.kind === 'f64' ? at >> 1 : at;
  for (let i = from; i < from + field.length; i += 1) column[i] = field.kind === 'f64' ? reader.f64() : reader.count();
}

const shapes = new WeakMap<SummarySettings, number>();

/** Hash of what the bytes are made of. Remembered: it takes a third of reading a profile. */
function shapeOf(settings: SummarySettings): number {
  const known = shapes.get(settings) ?? hashShape(settings, [CUE_VERSION, WORDS_VERSION]);
  shapes.set(settings, known);
  return known;
}

/** Summaries, fields, lengths, settings, the phrases that are counted and what a word is: samples taken with others do not add up with these. */
export function hashShape(settings: SummarySettings, versions: readonly number[]): number {
  const fields = summaryList.map(({ id, fields }) => [
    id,
    ...Object.entries(fields).map(([name, field]) => [name, field.kind, field.kind === 'object' ? 0 : field.length]),
  ]);
  return hashText(JSON.stringify([fields, Object.entries(settings).sort(), ...versions]), 0);
}
