/** Columns of a Parquet row group, checked and decoded one by one; nested ones are put together from their leaves. */
import type { ColumnMetaData, DecodedArray, FileMetaData, ParquetParsers, RowGroup, SchemaTree } from 'hyparquet';
import { flatten, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getTreePath } from 'hyparquet/src/schema.js';
import type { RandomAccess } from '../open.js';
import { parseExactly } from '../exact-json.js';
import { checkPages, guarded } from './parquet-pages.js';

const parsers: ParquetParsers = {
  ...DEFAULT_PARSERS,
  /** JSON columns: whole numbers keep all digits, and a broken cell stays text. */
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

export class ParquetColumns {
  /** Names of the columns, without the inner ones of structures. */
  readonly names: readonly string[];
  private readonly file: RandomAccess;
  private readonly schema: SchemaTree;

  constructor(file: RandomAccess, metadata: FileMetaData) {
    this.file = file;
    this.schema = parquetSchema(metadata);
    this.names = this.schema.children.map(({ element }) => element.name).filter((name) => name !== '__proto__');
  }

  /**
   * All values of one column in one row group.
   * @throws Error of any kind when the column is damaged
   */
  async read(group: RowGroup, name: string): Promise<DecodedArray> {
    const rows = Number(group.num_rows);
    const leaves = new Map<string, DecodedArray>();
    for (const { meta_data: leaf } of group.columns) {
      if (leaf?.path_in_schema[0] === name) leaves.set(leaf.path_in_schema.join('.'), await this.readLeaf(leaf, rows));
    }
    const column = this.schema.children.find(({ element }) => element.name === name);
    if (column !== undefined && column.children.length > 0) assembleNested(leaves, column, parsers);
    const values = leaves.get(name);
    if (values?.length !== rows) throw new RangeError(`${values?.length ?? 0} values in ${rows} rows`);
    return values;
  }

  private async readLeaf(leaf: ColumnMetaData, rows: number): Promise<DecodedArray> {
    const { dictionary_page_offset: dictionary, data_page_offset: data, total_compressed_size: size } = leaf;
    const start = Number(dictionary === undefined || dictionary === 0n ? data : dictionary);
    const bytes = await this.file.read(start, Math.min(start + Number(size), this.file.bytes));
    const schemaPath = getTreePath(this.schema, leaf.path_in_schema);
    const element = schemaPath.at(-1)?.element;
    if (element === undefined) throw new RangeError('no such column in the schema');
    const pages = checkPages(bytes, {
      values: Number(leaf.num_values),
      isCompressed: leaf.codec !== 'UNCOMPRESSED',
      isBoolean: leaf.type === 'BOOLEAN',
      definition: getMaxDefinitionLevel(schemaPath),
      repetition: getMaxRepetitionLevel(schemaPath),
    });
    const select = { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows };
    const { path_in_schema: pathInSchema, type, codec } = leaf;
    const decoder = { pathInSchema, type, codec, element, schemaPath, parsers, utf8: true };
    const read = readColumn({ view: new DataView(bytes), offset: 0 }, select, {
      ...decoder,
      compressors: guarded(compressors, pages),
    });
    return flatten(read.data);
  }
}
