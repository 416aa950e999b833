/** Events as bytes, to be handed from one thread to another: everything an event tells, and the names first met with it. */
import { columnNames, wordNames } from '../../events/column-names.js';
import type { CallName, EventView, InputKind, TextSlice } from '../../events/event.js';

/** Numbers of every event, in the order in which they are written. */
const NUMBERS = [
  ...(['time', 'row', 'rows', 'status', 'latencyMs', 'earlierTurns', 'probabilityCount', 'margin'] as const),
  ...([
    'attachments',
    'toolset',
    'outputEntropyBits',
    'topLogprobs',
    'completions',
    'temperature',
    'maxTokens',
    'tokensIn',
    'tokensOut',
  ] as const),
];
const FLAGS = ['answered', 'isChat', 'hasParameters', 'asksProbabilities', 'asksLogitBias'] as const;
const SLICES = [
  ...(['account', 'address', 'agent', 'model', 'endpoint', 'requestId', 'key', 'tenant'] as const),
  ...(['text', 'system', 'label', 'outputText'] as const),
];

/** 32-bit words behind the numbers: length of the whole, kind with flags and names, length of vector, fields, slices. */
const SIZE = 0;
const KIND = 1;
const VECTOR = 2;
const FIELDS = 3;
const FIRST_SLICE = 4;
const HEAD_WORDS = FIRST_SLICE + SLICES.length;
const HEAD_BYTES = 8 * NUMBERS.length + 4 * HEAD_WORDS;
const KIND_BITS = 3;
const HAS_NAMES = 1 << (KIND_BITS + FLAGS.length);
/** Two bits behind: what the request id says. */
const CALL_NAME_BITS = KIND_BITS + FLAGS.length + 1;

/** Shorter texts are copied byte by byte: a call would cost more. */
const SHORT = 32;

function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}

interface NewName {
  readonly isWord: boolean;
  readonly hash: number;
  readonly name: string;
}

/** Three views of the same bytes. */
class Views {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly doubles: Float64Array;

  constructor(buffer: ArrayBufferLike) {
    this.bytes = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }
}

/** Writes events one behind the other. */
export class EventWriter {
  private views = new Views(new ArrayBuffer(0));
  private names: NewName[] = [];

  /** From now on names that the reader meets for the first time go with the event they were met in. */
  watchNames(): void {
    columnNames.onNew = (hash, name) => this.names.push({ isWord: false, hash, name });
    wordNames.onNew = (hash, name) => this.names.push({ isWord: true, hash, name });
  }

  /** Where the next events go. */
  use(buffer: ArrayBufferLike): void {
    this.views = new Views(buffer);
  }

  /** Bytes that the event will take at most: a multiple of eight. */
  sizeOf(event: EventView): number {
    let size = HEAD_BYTES + 8 + 8 * event.vectorLength + 16 * (event.fields.count + 1);
    for (const name of SLICES) size += event[name].length;
    for (const { name } of this.names) size += 16 + 2 * name.length + 8;
    return padded(size);
  }

  /** Writes the event at `at`, a multiple of eight, and returns where the next one goes. */
  write(event: EventView, at: number): number {
    const { doubles, words } = this.views;
    const numbers = at / 8;
    for (let i = 0; i < NUMBERS.length; i += 1) doubles[numbers + i] = event[NUMBERS[i] ?? 'time'];
    const head = at / 4 + 2 * NUMBERS.length;
    let kind: number = event.inputKind | (event.callName << CALL_NAME_BITS);
    for (let i = 0; i < FLAGS.length; i += 1) if (event[FLAGS[i] ?? 'answered']) kind |= 1 << (KIND_BITS + i);
    if (this.names.length > 0) kind |= HAS_NAMES;
    words[head + KIND] = kind;
    words[head + VECTOR] = event.vectorLength;
    words[head + FIELDS] = event.fields.count;
    let end = at + HEAD_BYTES;
    for (let i = 0; i < SLICES.length; i += 1) {
      const slice = event[SLICES[i] ?? 'account'];
      words[head + FIRST_SLICE + i] = slice.length;
      end = this.copy(slice, end);
    }
    end = this.writeRow(event, padded(end));
    if (this.names.length > 0) end = this.writeNames(end);
    words[head + SIZE] = end - at;
    return end;
  }

  private copy({ bytes, start, end }: TextSlice, at: number): number {
    const into = this.views.bytes;
    if (end - start > SHORT) into.set(bytes.subarray(start, end), at);
    else for (let i = start; i < end; i += 1) into[at + i - start] = bytes[i] ?? 0;
    return at + end - start;
  }

  private writeRow({ vector, vectorLength, fields }: EventView, at: number): number {
    const { bytes, words, doubles } = this.views;
    let end = at;
    for (let i = 0; i < vectorLength; i += 1) doubles[end / 8 + i] = vector[i] ?? NaN;
    end += 8 * vectorLength;
    const { count, columns, isWord, values } = fields;
    for (let i = 0; i < count; i += 1) {
      doubles[end / 8 + i] = values[i] ?? NaN;
      words[end / 4 + 2 * count + i] = columns[i] ?? 0;
      bytes[end + 12 * count + i] = isWord[i] ?? 0;
    }
    return padded(end + 13 * count);
  }

  private writeNames(at: number): number {
    const { bytes, words } = this.views;
    const { names } = this;
    this.names = [];
    words[at / 4] = names.length;
    let end = at + 8;
    for (const { isWord, hash, name } of names) {
      // Code units and not UTF-8: a name may have been cut between the halves of a character.
      const text = Buffer.from(name, 'utf16le');
      bytes.set(text, end + 16);
      words[end / 4] = isWord ? 1 : 0;
      words[end / 4 + 1] = hash;
      words[end / 4 + 2] = text.length;
      end = padded(end + 16 + text.length);
    }
    return end;
  }
}

/** Reads back what an `EventWriter` wrote. */
export class EventBytes {
  private readonly views: Views;

  constructor(buffer: ArrayBufferLike) {
    this.views = new Views(buffer);
  }

  get bytes(): Uint8Array {
    return this.views.bytes;
  }

  /** Fills the event from `at`, whose texts then lie in these bytes; returns where the next one begins. */
  read(event: EventView, at: number): number {
    const { doubles, words } = this.views;
    const numbers = at / 8;
    for (let i = 0; i < NUMBERS.length; i += 1) event[NUMBERS[i] ?? 'time'] = doubles[numbers + i] ?? NaN;
    const head = at / 4 + 2 * NUMBERS.length;
    const kind = words[head + KIND] ?? 0;
    // Written by ourselves from an event of this kind.
    event.inputKind = (kind & ((1 << KIND_BITS) - 1)) as InputKind;
    event.callName = ((kind >>> CALL_NAME_BITS) & 3) as CallName;
    for (let i = 0; i < FLAGS.length; i += 1) event[FLAGS[i] ?? 'answered'] = (kind & (1 << (KIND_BITS + i))) !== 0;
    const end = this.readSlices(event, head + FIRST_SLICE, at + HEAD_BYTES);
    event.vectorLength = words[head + VECTOR] ?? 0;
    event.fields.count = words[head + FIELDS] ?? 0;
    const behind = this.readRow(event, padded(end));
    if ((kind & HAS_NAMES) !== 0) this.readNames(behind);
    return at + (words[head + SIZE] ?? 0);
  }

  private readSlices(event: EventView, lengths: number, at: number): number {
    const { bytes, words } = this.views;
    let end = at;
    for (let i = 0; i < SLICES.length; i += 1) {
      const length = words[lengths + i] ?? 0;
      event[SLICES[i] ?? 'account'].set(bytes, end, end + length);
      end += length;
    }
    return end;
  }

  private readRow(event: EventView, at: number): number {
    const { bytes, words, doubles } = this.views;
    const { vectorLength, fields } = event;
    makeRoom(event);
    for (let i = 0; i < vectorLength; i += 1) event.vector[i] = doubles[at / 8 + i] ?? NaN;
    const start = at + 8 * vectorLength;
    const { count } = fields;
    for (let i = 0; i < count; i += 1) {
      fields.values[i] = doubles[start / 8 + i] ?? NaN;
      fields.columns[i] = words[start / 4 + 2 * count + i] ?? 0;
      fields.isWord[i] = bytes[start + 12 * count + i] ?? 0;
    }
    return padded(start + 13 * count);
  }

  private readNames(at: number): void {
    const { bytes, words } = this.views;
    const text = Buffer.from(bytes.buffer);
    let end = at + 8;
    for (let left = words[at / 4] ?? 0; left > 0; left -= 1) {
      const length = words[end / 4 + 2] ?? 0;
      const dictionary = words[end / 4] === 1 ? wordNames : columnNames;
      dictionary.remember(words[end / 4 + 1] ?? 0, text.toString('utf16le', end + 16, end + 16 + length));
      end = padded(end + 16 + length);
    }
  }
}

/** Room for the vector and the fields that are about to come. */
function makeRoom(event: EventView): void {
  const { fields, vectorLength } = event;
  if (event.vector.length < vectorLength) event.vector = new Float64Array(2 * vectorLength);
  const { count } = fields;
  if (fields.values.length >= count) return;
  fields.values = new Float64Array(2 * count);
  fields.columns = new Uint32Array(2 * count);
  fields.isWord = new Uint8Array(2 * count);
}
