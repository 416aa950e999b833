/** Parquet, row group by row group, from a file that can be read at any place; only the columns that are looked at. */
import type { AsyncBuffer, DecodedArray, FileMetaData, ParquetParsers, ParquetScan } from 'hyparquet';
import { exitCodes, UserError } from '../../errors.js';
import type { RandomAccess } from '../open.js';
import type { RecordSink } from './format.js';
import { parseExactly } from './jsonl.js';
import { plainValue } from './plain-value.js';

/** A sink that can tell, after some records, which columns it looks at. */
export interface ColumnSink extends RecordSink {
  readonly wantedColumns: ReadonlySet<string> | undefined;
}

const MAGIC = 0x31524150;
/** Two magic words and the length of the footer. */
const FRAME_BYTES = 12;
const HINT = 'the file looks cut off or damaged; export or copy it again';

/**
 * @returns what could not be read, if anything
 * @throws UserError when the file's directory cannot be read
 */
export async function readParquet(file: RandomAccess, sink: ColumnSink, name: string): Promise<string | undefined> {
  const { parquetMetadataAsync, parquetScan } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const { PageGuard } = await import('./parquet-pages.js');
  await checkFooter(file, name);
  const buffer: AsyncBuffer = { byteLength: file.bytes, slice: (start, end) => file.read(start, end ?? file.bytes) };
  const metadata = await parquetMetadataAsync(buffer, { geoparquet: false }).catch((error: unknown) => {
    throw unreadable(`parquet footer cannot be decoded (${messageOf(error)})`, name);
  });
  checkGroups(metadata, file, name);
  const guard = new PageGuard(metadata);
  const guarded: AsyncBuffer = {
    byteLength: file.bytes,
    async slice(start, end) {
      const bytes = await file.read(start, end ?? file.bytes);
      guard.admit(start, bytes);
      return bytes;
    },
  };
  const scan = (columns: string[]): Promise<ParquetScan> =>
    parquetScan({
      ...{ file: guarded, metadata, columns, compressors: guard.guard(compressors), parsers },
      ...{ geoparquet: false, useOffsetIndex: false },
    });
  return new RowGroups(metadata, sink, scan).read();
}

/** JSON columns: whole numbers keep all digits, and a broken cell stays text. */
const parsers: Partial<ParquetParsers> = {
  jsonFromBytes(bytes: Uint8Array | undefined): unknown {
    if (bytes === undefined) return undefined;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    try {
      return parseExactly(text);
    } catch {
      return text;
    }
  },
};

async function checkFooter(file: RandomAccess, name: string): Promise<void> {
  if (file.bytes < FRAME_BYTES)
    throw unreadable(`parquet file of ${file.bytes} bytes; expected at least ${FRAME_BYTES}`, name);
  const tail = new DataView(await file.read(file.bytes - 8, file.bytes));
  if (tail.getUint32(4, true) !== MAGIC) {
    const found = Buffer.from(tail.buffer).subarray(4).toString('hex');
    throw unreadable(`parquet file ends with the bytes ${found}; expected "PAR1"`, name);
  }
  const length = tail.getUint32(0, true);
  if (length > file.bytes - FRAME_BYTES) {
    throw unreadable(`parquet footer length ${length} exceeds the ${file.bytes - FRAME_BYTES} bytes before it`, name);
  }
}

/** A damaged footer may claim anything; groups must lie inside the file and hold a count of rows. */
function checkGroups(metadata: FileMetaData, file: RandomAccess, name: string): void {
  for (const [index, group] of metadata.row_groups.entries()) {
    const rows = Number(group.num_rows);
    if (!(rows >= 0 && rows < 2 ** 31)) throw unreadable(`parquet row group ${index + 1} claims ${rows} rows`, name);
    for (const { meta_data: column } of group.columns) {
      const end = Number(column?.data_page_offset ?? 0) + 4;
      if (end > file.bytes) {
        throw unreadable(`parquet row group ${index + 1} begins at byte ${end - 4} of ${file.bytes}`, name);
      }
    }
  }
}

function unreadable(problem: string, name: string): UserError {
  return new UserError(`${problem}: ${name}`, HINT, exitCodes.noInput);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface ReadColumn {
  readonly name: string;
  readonly values: DecodedArray;
}

class RowGroups {
  private readonly metadata: FileMetaData;
  private readonly sink: ColumnSink;
  private readonly scan: (columns: string[]) => Promise<ParquetScan>;
  private readonly names: readonly string[];
  private readonly damage: string[] = [];

  constructor(metadata: FileMetaData, sink: ColumnSink, scan: (columns: string[]) => Promise<ParquetScan>) {
    this.metadata = metadata;
    this.sink = sink;
    this.scan = scan;
    this.names = topLevelNames(metadata);
  }

  async read(): Promise<string | undefined> {
    let start = 0;
    for (const [index, group] of this.metadata.row_groups.entries()) {
      if (this.sink.full) break;
      const rows = Number(group.num_rows);
      const columns = await this.readGroup(index, start, start + rows);
      if (columns !== undefined) this.handOn(columns, start, rows);
      start += rows;
    }
    return this.damage.length > 0 ? this.damage.join('; ') : undefined;
  }

  private async readGroup(index: number, rowStart: number, rowEnd: number): Promise<readonly ReadColumn[] | undefined> {
    const wanted = this.sink.wantedColumns;
    const names = wanted === undefined ? this.names : this.names.filter((name) => wanted.has(name));
    const columns: ReadColumn[] = [];
    let current = '';
    try {
      const scan = await this.scan([...names]);
      for (const name of names) {
        current = `, column ${name}`;
        const values = await scan.readColumn({ column: name, rowStart, rowEnd });
        if (values.length !== rowEnd - rowStart)
          throw new RangeError(`${values.length} of ${rowEnd - rowStart} values`);
        columns.push({ name, values });
      }
      return columns;
    } catch (error) {
      const of = this.metadata.row_groups.length;
      this.damage.push(`row group ${index + 1} of ${of}${current} cannot be read: ${messageOf(error)}`);
      return undefined;
    }
  }

  private handOn(columns: readonly ReadColumn[], start: number, rows: number): void {
    for (let row = 0; row < rows && !this.sink.full; row += 1) {
      const record: Record<string, unknown> = {};
      for (const { name, values } of columns) record[name] = plainValue(values[row]);
      this.sink.record(record, start + row + 1, columns.length * 32);
    }
  }
}

/** Names of the columns, without the inner ones of structures. */
function topLevelNames(metadata: FileMetaData): readonly string[] {
  const names = new Set<string>();
  for (const group of metadata.row_groups) {
    for (const { meta_data: column } of group.columns) {
      const name = column?.path_in_schema[0];
      if (name !== undefined && name !== '__proto__') names.add(name);
    }
  }
  return [...names];
}
