/** Parquet, row group by row group, from a file that can be read at any place; only the columns that are looked at. */
import type { AsyncBuffer, FileMetaData, RowGroup } from 'hyparquet';
import { exitCodes, UserError } from '../../errors.js';
import type { RandomAccess } from '../open.js';
import type { RecordSink } from './format.js';
import type { ColumnValues, ParquetColumns } from './parquet-columns.js';
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
  const { parquetMetadataAsync } = await import('hyparquet');
  const { ParquetColumns } = await import('./parquet-columns.js');
  await checkFooter(file, name);
  const buffer: AsyncBuffer = { byteLength: file.bytes, slice: (start, end) => file.read(start, end ?? file.bytes) };
  const metadata = await parquetMetadataAsync(buffer, { geoparquet: false }).catch((error: unknown) => {
    throw unreadable(`parquet footer cannot be decoded (${messageOf(error)})`, name);
  });
  checkGroups(metadata, file, name);
  return new RowGroups(
    metadata,
    sink,
    columnsOf(() => new ParquetColumns(file, metadata), name),
  ).read();
}

/** The schema is put together when its columns are first asked for, and may be broken by then. */
function columnsOf(open: () => ParquetColumns, name: string): ParquetColumns {
  try {
    return open();
  } catch (error) {
    throw unreadable(`parquet schema cannot be decoded (${messageOf(error)})`, name);
  }
}

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

interface OpenColumn {
  readonly name: string;
  readonly values: ColumnValues;
}

/** Damage, and the column in which it was met. */
class BadColumn extends Error {
  readonly column: string;

  constructor(column: string, cause: unknown) {
    super(messageOf(cause));
    this.column = column;
  }
}

class RowGroups {
  private readonly metadata: FileMetaData;
  private readonly sink: ColumnSink;
  private readonly columns: ParquetColumns;
  private readonly damage: string[] = [];
  private readonly encrypted: ReadonlySet<string>;

  constructor(metadata: FileMetaData, sink: ColumnSink, columns: ParquetColumns) {
    this.metadata = metadata;
    this.sink = sink;
    this.columns = columns;
    this.encrypted = encryptedIn(metadata);
  }

  async read(): Promise<string | undefined> {
    let start = 0;
    const groups = this.metadata.row_groups;
    for (const name of this.encrypted) this.damage.push(`column ${name} is encrypted and was not read`);
    for (const [index, group] of groups.entries()) {
      if (this.sink.full) break;
      try {
        this.handOn(await this.open(group), start, Number(group.num_rows));
      } catch (error) {
        if (!(error instanceof BadColumn)) throw error;
        const place = `row group ${index + 1} of ${groups.length}, column ${error.column}`;
        this.damage.push(`${place} cannot be read: ${error.message}`);
      }
      start += Number(group.num_rows);
    }
    return this.damage.length > 0 ? this.damage.join('; ') : undefined;
  }

  private async open(group: RowGroup): Promise<readonly OpenColumn[]> {
    const columns: OpenColumn[] = [];
    for (const name of this.columns.names) {
      if (!this.isWanted(name)) continue;
      try {
        columns.push({ name, values: await this.columns.open(group, name) });
      } catch (error) {
        throw new BadColumn(name, error);
      }
    }
    return columns;
  }

  private isWanted(name: string): boolean {
    return this.sink.wantedColumns?.has(name) !== false && !this.encrypted.has(name);
  }

  /** Rows up to the first damage are handed on: a page is decoded when its rows come. */
  private handOn(all: readonly OpenColumn[], start: number, rows: number): void {
    let columns = all;
    let isKnown = this.sink.wantedColumns !== undefined;
    for (let row = 0; row < rows && !this.sink.full; row += 1) {
      const record: Record<string, unknown> = {};
      for (const { name, values } of columns) record[name] = plainValue(nextOf(name, values));
      this.sink.record(record, start + row + 1, columns.length * 32);
      if (isKnown || this.sink.wantedColumns === undefined) continue;
      // Nobody looks at the others any more: their pages need not be decoded.
      columns = columns.filter(({ name }) => this.isWanted(name));
      isKnown = true;
    }
  }
}

/** Names of columns whose pages nobody reads without their keys. */
export function encryptedIn({ row_groups }: FileMetaData): ReadonlySet<string> {
  const columns = row_groups.flatMap((group) => group.columns);
  const names = columns.flatMap(({ crypto_metadata: crypto, meta_data: column }) =>
    crypto === undefined ? [] : (column?.path_in_schema[0] ?? []),
  );
  return new Set(names);
}

function nextOf(name: string, values: ColumnValues): unknown {
  try {
    return values.next();
  } catch (error) {
    throw new BadColumn(name, error);
  }
}
