/** Words and numbers of the envelope from their cells into the event. */
import type { TextSlice } from '../../events/event.js';
import { statusOf } from '../presets/fitting.js';
import type { EnvelopeReader } from '../presets/preset.js';
import { durationMs } from '../durations.js';
import { keyName } from '../account-names.js';
import { parseTime } from '../times.js';
import { clientAddress, endpointOf } from '../to-event.js';
import type { ToEvent } from '../to-event.js';
import { asName, asNumber, isMissing, isPlaceholderAt } from '../values.js';
import { cellKinds } from './cell-kinds.js';
import type { Cells } from './cells.js';
import { decodeText } from './cell-values.js';
import { mayBeLong, numberOf } from './number-bytes.js';
import { NumberWalk } from './number-walk.js';
import { NO_CELL, type SlotCells, type SlotPlace } from './slot-cells.js';
import { isoTime } from './time-bytes.js';

/** Longest text that is read as a number, as in `looksNumeric`. */
const LONGEST_NUMBER = 40;
const BLANK = 0x20;
const POINT = 0x2e;
const COLON = 0x3a;

/** 1 for the bytes a bare network address has. */
const ADDRESS_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9a-fA-F.:]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Parts of the envelope that stand beside the bodies. */
const envelopeSlots = [
  ...(['time', 'account', 'address', 'agent', 'model', 'endpoint', 'requestId', 'key', 'tenant'] as const),
  ...(['status', 'latency', 'tokensIn', 'tokensOut'] as const),
];
type EnvelopeSlot = (typeof envelopeSlots)[number];

type Changed = (text: string) => string;

export class EnvelopeCells {
  private readonly cells: Cells;
  private readonly toEvent: ToEvent;
  private readonly walk = new NumberWalk();
  private readonly latencyUnitMs: number;
  private readonly places: Readonly<Record<EnvelopeSlot, SlotPlace | undefined>>;

  constructor(slots: SlotCells, toEvent: ToEvent, reader: EnvelopeReader) {
    this.cells = slots.cells;
    this.toEvent = toEvent;
    this.latencyUnitMs = reader.latencyUnitMs;
    this.places = slots.placesOf(envelopeSlots);
  }

  /** Milliseconds; NaN without a time, undefined for what is no time. */
  readTime(): number | undefined {
    const place = this.places.time;
    if (place === undefined) return NaN;
    const { cells } = this;
    const column = place.cell();
    if (cells.kinds[column] === cellKinds.text) {
      const time = isoTime(cells.bytes[column] ?? NONE, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
      if (!Number.isNaN(time)) return time;
    }
    const value = place.value();
    if (isMissing(value)) return NaN;
    const time = parseTime(value);
    return Number.isNaN(time) ? undefined : time;
  }

  /** False when nobody is named. */
  writeAccount(): boolean {
    const { account } = this.toEvent.event;
    this.putKey(account, this.places.account);
    return account.length > 0;
  }

  writeOthers(): void {
    const { places } = this;
    const { event } = this.toEvent;
    this.putAddress(event.address, places.address);
    this.putWord(event.agent, places.agent);
    this.putWord(event.model, places.model);
    this.putWord(event.endpoint, places.endpoint);
    if (hasBlank(event.endpoint)) this.change(event.endpoint, endpointOf);
    this.putWord(event.requestId, places.requestId);
    this.putKey(event.key, places.key);
    this.putWord(event.tenant, places.tenant);
    event.status = this.status(places.status);
    event.latencyMs = this.duration(places.latency);
    event.tokensIn = this.number(places.tokensIn);
    event.tokensOut = this.number(places.tokensOut);
  }

  /** A name; what is a key itself becomes one. */
  private putKey(slice: TextSlice, place: SlotPlace | undefined): void {
    this.putWord(slice, place);
    if (slice.length > 0 && mayBeKey(slice)) this.change(slice, keyName);
  }

  private putWord(slice: TextSlice, place: SlotPlace | undefined): void {
    if (place === undefined) return;
    const { cells } = this;
    const column = place.cell();
    if (column === NO_CELL) return;
    const kind = column < 0 ? undefined : cells.kinds[column];
    const bytes = cells.bytes[column] ?? NONE;
    const start = cells.starts[column] ?? 0;
    const end = cells.ends[column] ?? 0;
    if (kind === cellKinds.text) slice.set(bytes, start, end);
    else if (kind === cellKinds.escaped) this.toEvent.scratch.putUnescaped(slice, bytes, start, end);
    else {
      const word = asName(place.value());
      if (word !== '') this.toEvent.scratch.put(slice, word);
      return;
    }
    if (isNothing(slice, place)) slice.clear();
  }

  /** An address without its port and without what follows in a chain of proxies. */
  private putAddress(slice: TextSlice, place: SlotPlace | undefined): void {
    this.putWord(slice, place);
    const { bytes, start, end } = slice;
    let colons = 0;
    let colon = start;
    let hasPoint = false;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (ADDRESS_BYTES[byte] === 0) {
        this.change(slice, clientAddress);
        return;
      }
      if (byte === COLON) {
        colons += 1;
        colon = i;
      } else if (byte === POINT) hasPoint = true;
    }
    if (colons === 1 && hasPoint && colon > start) slice.set(bytes, start, colon);
    else if (colons > 0) this.change(slice, clientAddress);
  }

  private change(slice: TextSlice, changed: Changed): void {
    const text = changed(decodeText(slice.bytes, slice.start, slice.end));
    slice.clear();
    if (text !== '') this.toEvent.scratch.put(slice, text);
  }

  private status(place: SlotPlace | undefined): number {
    if (place === undefined) return NaN;
    const column = place.cell();
    if (column === NO_CELL) return NaN;
    if (column >= 0 && this.cells.kinds[column] === cellKinds.digits) return this.number(place);
    const number = this.quoted(column);
    if (number !== undefined) return number;
    const value = place.value();
    return isMissing(value) ? NaN : statusOf(value);
  }

  private duration(place: SlotPlace | undefined): number {
    const number = this.number(place) * this.latencyUnitMs;
    return Number.isNaN(number) && place !== undefined && place.cell() !== NO_CELL
      ? durationMs(place.value(), this.latencyUnitMs)
      : number;
  }

  private number(place: SlotPlace | undefined): number {
    if (place === undefined) return NaN;
    const { cells } = this;
    const column = place.cell();
    if (column === NO_CELL) return NaN;
    if (column >= 0 && cells.kinds[column] === cellKinds.digits) {
      const passed = cells.numbers[column] ?? NaN;
      if (!Number.isNaN(passed)) return passed;
      const bytes = cells.bytes[column] ?? NONE;
      const start = cells.starts[column] ?? 0;
      const end = cells.ends[column] ?? 0;
      if (!mayBeLong(bytes, start, end)) return numberOf(bytes, start, end);
    }
    return this.quoted(column) ?? asNumber(place.value());
  }

  /** A number written as text, as CSV has them all; undefined for what needs a closer look. */
  private quoted(column: number): number | undefined {
    const { cells, walk } = this;
    if (column < 0 || cells.kinds[column] !== cellKinds.text) return undefined;
    const start = cells.starts[column] ?? 0;
    const end = cells.ends[column] ?? 0;
    walk.bytes = cells.bytes[column] ?? NONE;
    if (end - start > LONGEST_NUMBER || walk.number(start) !== end) return undefined;
    return Number.isNaN(walk.passed) ? numberOf(walk.bytes, start, end) : walk.passed;
  }
}

const NONE = new Uint8Array(0);

function isNothing(slice: TextSlice, { isEmptied }: SlotPlace): boolean {
  return isPlaceholderAt(slice.bytes, slice.start, slice.end) || (isEmptied && isEmptyJson(slice));
}

/** `{}` or `[]`, as text. */
function isEmptyJson({ bytes, start, end }: TextSlice): boolean {
  if (end - start !== 2) return false;
  return bytes[start] === 0x7b ? bytes[start + 1] === 0x7d : bytes[start] === 0x5b && bytes[start + 1] === 0x5d;
}

function hasBlank({ bytes, start, end }: TextSlice): boolean {
  for (let i = start; i < end; i += 1) if (bytes[i] === BLANK) return true;
  return false;
}

/** True for a name that may be an API key, by its first two letters: `sk-`, `pk_`, `rk-`, `Bearer `, `eyJ`. */
function mayBeKey({ bytes, start }: TextSlice): boolean {
  const first = (bytes[start] ?? 0) | 0x20;
  const second = (bytes[start + 1] ?? 0) | 0x20;
  if (second === 0x6b) return first === 0x73 || first === 0x70 || first === 0x72;
  return (first === 0x62 && second === 0x65) || (first === 0x65 && second === 0x79);
}
