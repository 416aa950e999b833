/** The messages of an Arrow stream or file, checked: damaged counts would make the decoder run and grow without end. */
import type { RandomAccess } from '../open.js';

const MAGIC = 'ARROW1';
const CONTINUATION = 0xffffffff;
const types = { schema: 1, dictionary: 2, batch: 3 } as const;
const METADATA_VERSION_5 = 4;
/** A message describes columns, it does not hold them. */
const LARGEST_METADATA = 1 << 26;
/** Nested columns that real schemas reach. */
const DEEPEST = 32;

/**
 * Hands on whole messages as long as their descriptions make sense, dictionaries of a file before its batches.
 * The file format is the stream format between two magic words, with a directory behind it.
 * Source: Apache Arrow specification, "IPC Streaming Format" and "IPC File Format"; FlatBuffers, "Internals".
 */
export class ArrowMessages {
  /** What is wrong with the message after the last one that was handed on. */
  problem: string | undefined;
  private readonly file: RandomAccess;

  constructor(file: RandomAccess) {
    this.file = file;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    try {
      const isFile = await this.hasMagic(0);
      // A file that breaks off has no directory; it is read as the stream it is inside.
      const isWhole = isFile && (await this.hasMagic(this.file.bytes - MAGIC.length));
      yield* isWhole ? this.byDirectory() : this.inOrder(isFile ? 8 : 0);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.problem = error.message;
    }
  }

  private async hasMagic(place: number): Promise<boolean> {
    if (place < 0 || place + MAGIC.length > this.file.bytes) return false;
    return Buffer.from(await this.file.read(place, place + MAGIC.length)).toString('latin1') === MAGIC;
  }

  private async *inOrder(start: number): AsyncGenerator<Uint8Array> {
    let place = start;
    for (let bytes = await this.message(place); bytes !== undefined; bytes = await this.message(place)) {
      yield bytes;
      place += bytes.length;
    }
  }

  private async *byDirectory(): AsyncGenerator<Uint8Array> {
    const end = this.file.bytes - MAGIC.length - 4;
    const length = new DataView(await this.part(end, end + 4)).getInt32(0, true);
    if (length < 8 || length > LARGEST_METADATA) throw new RangeError(`a directory of ${length} bytes`);
    const bytes = await this.part(end - length, end);
    const directory = Table.root(bytes);
    const schema = directory.table(1);
    checkSchema(schema);
    // Not every writer repeats the schema outside of the directory.
    yield schemaMessage(new Uint8Array(bytes), schema.start);
    for (const field of [2, 3]) {
      for (const block of directory.structs(field, 24)) {
        const message = await this.message(block.int64(0));
        if (message !== undefined) yield message;
      }
    }
  }

  /** The message at a place, with its body; undefined at the end of the stream. */
  private async message(place: number): Promise<Uint8Array | undefined> {
    const { metadata, end } = await this.head(place);
    if (metadata === undefined) return undefined;
    const body = checkMessage(Table.root(metadata));
    return new Uint8Array(await this.part(place, end + body));
  }

  /** The description of the message at a place, and where it ends. */
  private async head(place: number): Promise<{ readonly metadata: ArrayBuffer | undefined; readonly end: number }> {
    const prefix = new DataView(await this.part(place, place + 8));
    // Writers before version 0.15 left the marker out.
    const skipped = prefix.getUint32(0, true) === CONTINUATION ? 8 : 4;
    const length = prefix.getInt32(skipped - 4, true);
    const end = place + skipped + length;
    if (length === 0) return { metadata: undefined, end };
    if (length < 8 || length > LARGEST_METADATA) throw new RangeError(`a message of ${length} bytes at byte ${place}`);
    return { metadata: await this.part(place + skipped, end), end };
  }

  private async part(start: number, end: number): Promise<ArrayBuffer> {
    if (end > this.file.bytes)
      throw new RangeError(`the data ends at byte ${this.file.bytes}, in the middle of a message`);
    return this.file.read(start, end);
  }
}

/** A message around a schema that lies somewhere in the bytes: FlatBuffers refer by distance, so they move as a whole. */
function schemaMessage(bytes: Uint8Array, schema: number): Uint8Array {
  const [prefix, head] = [8, 40];
  const message = new Uint8Array(prefix + head + ((bytes.length + 7) & ~7));
  message.set(bytes, prefix + head);
  const view = new DataView(message.buffer);
  view.setUint32(0, CONTINUATION, true);
  view.setInt32(4, message.length - prefix, true);
  // Root at 16; its directory of four fields at 4: version (in 4), type (6), header (8), body length (16) of 24 bytes.
  view.setUint32(prefix, 16, true);
  [12, 24, 4, 6, 8, 16].forEach((part, i) => {
    view.setUint16(prefix + 4 + 2 * i, part, true);
  });
  view.setInt32(prefix + 16, 12, true);
  view.setUint16(prefix + 20, METADATA_VERSION_5, true);
  view.setUint8(prefix + 22, types.schema);
  view.setUint32(prefix + 24, head - 24 + schema, true);
  return message;
}

/** Gives the length of the message's body. */
function checkMessage(message: Table): number {
  const type = message.byte(1);
  const bodyLength = message.int64(3);
  if (type === types.schema) checkSchema(message.table(2));
  else if (type === types.dictionary) checkBatch(message.table(2).table(1), bodyLength);
  else if (type === types.batch) checkBatch(message.table(2), bodyLength);
  else throw new RangeError(`a message of type ${type}`);
  return bodyLength;
}

function checkSchema(schema: Table): void {
  for (const field of schema.tables(1)) checkField(field, 0);
  for (const pair of schema.tables(2)) checkPair(pair);
}

function checkField(field: Table, depth: number): void {
  if (depth > DEEPEST) throw new RangeError('columns nested too deeply');
  field.bytes(0);
  if (field.has(3)) field.table(3);
  if (field.has(4)) field.table(4);
  for (const child of field.tables(5)) checkField(child, depth + 1);
  for (const pair of field.tables(6)) checkPair(pair);
}

function checkPair(pair: Table): void {
  pair.bytes(0);
  pair.bytes(1);
}

function checkBatch(batch: Table, bodyLength: number): void {
  const rows = batch.int64(0);
  // A row takes at least a bit; compressed columns are looked at when they are decoded.
  const most = batch.has(3) ? Number.MAX_SAFE_INTEGER : bodyLength * 8;
  if (rows > most) throw new RangeError(`a batch of ${rows} rows in ${bodyLength} bytes`);
  for (const node of batch.structs(1, 16))
    if (node.int64(0) > Number.MAX_SAFE_INTEGER) throw new RangeError('a column too long');
  for (const buffer of batch.structs(2, 16)) {
    if (buffer.int64(0) + buffer.int64(8) > bodyLength) throw new RangeError('a column lies beyond its batch');
  }
}

/** A FlatBuffers table or structure, every access checked against the bytes there are. */
class Table {
  private readonly view: DataView;
  /** Place of the table in its bytes. */
  readonly start: number;
  private readonly isTable: boolean;

  constructor(view: DataView, start: number, isTable: boolean) {
    this.view = view;
    this.start = start;
    this.isTable = isTable;
  }

  static root(bytes: ArrayBuffer): Table {
    const view = new DataView(bytes);
    return new Table(view, view.getUint32(0, true), true);
  }

  has(field: number): boolean {
    return this.place(field) !== undefined;
  }

  byte(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : this.view.getUint8(place);
  }

  /** A field of a table, a place in bytes of a structure; 0 where a table has none. */
  int64(field: number): number {
    const place = this.isTable ? this.place(field) : this.start + field;
    return place === undefined ? 0 : notNegative(Number(this.view.getBigInt64(place, true)));
  }

  table(field: number): Table {
    const place = this.place(field);
    if (place === undefined) throw new RangeError('a part of the description is missing');
    return this.tableAt(place);
  }

  tables(field: number): Table[] {
    const { first, count } = this.vector(field, 4);
    return Array.from({ length: count }, (_, i) => this.tableAt(first + 4 * i));
  }

  structs(field: number, size: number): Table[] {
    const { first, count } = this.vector(field, size);
    return Array.from({ length: count }, (_, i) => new Table(this.view, first + size * i, false));
  }

  /** A text or a vector of bytes, which is only checked. */
  bytes(field: number): void {
    this.vector(field, 1);
  }

  private vector(field: number, size: number): { readonly first: number; readonly count: number } {
    const place = this.place(field);
    if (place === undefined) return { first: 0, count: 0 };
    const start = place + this.view.getUint32(place, true);
    const count = this.view.getUint32(start, true);
    if (start + 4 + count * size > this.view.byteLength) throw new RangeError('a list beyond its message');
    return { first: start + 4, count };
  }

  private tableAt(place: number): Table {
    const table = new Table(this.view, place + this.view.getUint32(place, true), true);
    table.place(0);
    return table;
  }

  /** Where a field lies; undefined when the table has none. DataView refuses places beyond the end by itself. */
  private place(field: number): number | undefined {
    const directory = this.start - this.view.getInt32(this.start, true);
    const size = this.view.getUint16(directory, true);
    const entry = 4 + 2 * field;
    const offset = entry + 2 > size ? 0 : this.view.getUint16(directory + entry, true);
    return offset === 0 ? undefined : this.start + offset;
  }
}

function notNegative(value: number): number {
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) throw new RangeError(`a count or place of ${value}`);
  return value;
}
