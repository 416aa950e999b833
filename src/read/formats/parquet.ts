/** Parquet, row group by row group, from a file that can be read at any place; only the columns that are looked at. */
import type { AsyncBuffer, DecodedArray, FileMetaData, RowGroup } from 'hyparquet';
import { exitCodes, UserError } from '../../errors.js';
import type { RandomAccess } from '../open.js';
import type { RecordSink } from './format.js';
import type { ParquetColumns } from './parquet-columns.js';
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
  return new RowGroups(metadata, sink, new ParquetColumns(file, metadata)).read();
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

interface ReadColumn {
  readonly name: string;
  readonly values: DecodedArray;
}

class RowGroups {
  private readonly metadata: FileMetaData;
  private readonly sink: ColumnSink;
  private readonly columns: ParquetColumns;
  private readonly damage: string[] = [];

  constructor(metadata: FileMetaData, sink: ColumnSink, columns: ParquetColumns) {
    this.metadata = metadata;
    this.sink = sink;
    this.columns = columns;
  }

  async read(): Promise<string | undefined> {
    let start = 0;
    for (const [index, group] of this.metadata.row_groups.entries()) {
      if (this.sink.full) break;
      const rows = Number(group.num_rows);
      const columns = await this.readGroup(index, group);
      if (columns !== undefined) this.handOn(columns, start, rows);
      start += rows;
    }
    return this.damage.length > 0 ? this.damage.join('; ') : undefined;
  }

  private async readGroup(index: number, group: RowGroup): Promise<readonly ReadColumn[] | undefined> {
    const wanted = this.sink.wantedColumns;
    const columns: ReadColumn[] = [];
    for (const name of this.columns.names) {
      if (wanted?.has(name) === false) continue;
      try {
        columns.push({ name, values: await this.columns.read(group, name) });
      } catch (error) {
        const place = `row group ${index + 1} of ${this.metadata.row_groups.length}, column ${name}`;
        this.damage.push(`${place} cannot be read: ${messageOf(error)}`);
        return undefined;
      }
    }
    return columns;
  }

  private handOn(columns: readonly ReadColumn[], start: number, rows: number): void {
    for (let row = 0; row < rows && !this.sink.full; row += 1) {
      const record: Record<string, unknown> = {};
      for (const { name, values } of columns) record[name] = plainValue(values[row]);
      this.sink.record(record, start + row + 1, columns.length * 32);
    }
  }
}
