/** Columns of a Parquet row group, checked and decoded one by one; nested ones are put together from their leaves. */
import type { ColumnMetaData, DataReader, DecodedArray } from 'hyparquet';
import type { FileMetaData, ParquetParsers, RowGroup, SchemaTree } from 'hyparquet';
import { flatten, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { parquetHeader, readColumn, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getTreePath, isFlatColumn } from 'hyparquet/src/schema.js';
import type { RandomAccess } from '../open.js';
import { parseExactly } from '../exact-json.js';
import { checkSum } from './parquet-checksum.js';
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
   * The values of one column in one row group, one after the other: of columns without lists and structures a page at a time is decoded,
   * of others all.
   * @throws Error of any kind when the column is damaged, then or while its values are taken
   */
  async open(group: RowGroup, name: string): Promise<ColumnValues> {
    const rows = Number(group.num_rows);
    const leaves = group.columns.flatMap(({ meta_data: leaf }) => (leaf?.path_in_schema[0] === name ? [leaf] : []));
    const [only] = leaves;
    if (only !== undefined && leaves.length === 1 && isFlatColumn(getTreePath(this.schema, only.path_in_schema))) {
      return new PagedValues(await this.leafBytes(only, false));
    }
    return new WholeValues(await this.assembled(leaves, name, rows));
  }

  private async assembled(leaves: readonly ColumnMetaData[], name: string, rows: number): Promise<DecodedArray> {
    const decoded = new Map<string, DecodedArray>();
    for (const leaf of leaves) {
      const { bytes, decoder } = await this.leafBytes(leaf, true);
      const select = { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows };
      const { data } = readColumn({ view: new DataView(bytes), offset: 0 }, select, decoder);
      decoded.set(leaf.path_in_schema.join('.'), flatten(data));
    }
    const column = this.schema.children.find(({ element }) => element.name === name);
    if (column !== undefined && column.children.length > 0) assembleNested(decoded, column, parsers);
    const values = decoded.get(name);
    if (values?.length !== rows) throw new RangeError(`${values?.length ?? 0} values in ${rows} rows`);
    return values;
  }

  private async leafBytes(leaf: ColumnMetaData, isSummed: boolean): Promise<LeafBytes> {
    const { dictionary_page_offset: dictionary, data_page_offset: data, total_compressed_size: size } = leaf;
    const start = Number(dictionary === undefined || dictionary === 0n ? data : dictionary);
    const bytes = await this.file.read(start, Math.min(start + Number(size), this.file.bytes));
    const schemaPath = getTreePath(this.schema, leaf.path_in_schema);
    const element = schemaPath.at(-1)?.element;
    if (element === undefined) throw new RangeError('no such column in the schema');
    const pages = checkPages(bytes, {
      values: Number(leaf.num_values),
      isSummed,
      isCompressed: leaf.codec !== 'UNCOMPRESSED',
      isBoolean: leaf.type === 'BOOLEAN',
      definition: getMaxDefinitionLevel(schemaPath),
      repetition: getMaxRepetitionLevel(schemaPath),
    });
    const { path_in_schema: pathInSchema, type, codec } = leaf;
    const decoder = { pathInSchema, type, codec, element, schemaPath, parsers, utf8: true };
    return { bytes, decoder: { ...decoder, compressors: guarded(compressors, pages) } };
  }
}

type ColumnDecoder = Parameters<typeof readColumn>[2];

interface LeafBytes {
  readonly bytes: ArrayBuffer;
  readonly decoder: ColumnDecoder;
}

/** The values of a column in the order of its rows. */
export interface ColumnValues {
  /** @throws Error of any kind when what comes next is damaged, or nothing comes */
  next(): unknown;
}

class WholeValues implements ColumnValues {
  private readonly values: DecodedArray;
  private at = 0;

  constructor(values: DecodedArray) {
    this.values = values;
  }

  next(): unknown {
    const value: unknown = this.values[this.at];
    this.at += 1;
    return value;
  }
}

class PagedValues implements ColumnValues {
  private readonly reader: DataReader;
  private readonly decoder: ColumnDecoder;
  private dictionary: DecodedArray | undefined;
  private page: DecodedArray = [];
  private at = 0;
  private given = 0;

  constructor({ bytes, decoder }: LeafBytes) {
    this.reader = { view: new DataView(bytes), offset: 0 };
    this.decoder = decoder;
  }

  next(): unknown {
    while (this.at === this.page.length) this.turn();
    const value: unknown = this.page[this.at];
    this.at += 1;
    return value;
  }

  private turn(): void {
    const { decoder, reader } = this;
    this.given += this.page.length;
    if (reader.offset >= reader.view.byteLength - 1) throw new RangeError(`no more than ${this.given} values`);
    const header = parquetHeader(reader);
    checkSum(header, new Uint8Array(reader.view.buffer, reader.offset, header.compressed_page_size));
    const { data = [] } = readPage(reader, header, decoder, this.dictionary, undefined, 0);
    if (header.type === 'DICTIONARY_PAGE') this.dictionary = convert(data, decoder);
    else {
      this.page = data;
      this.at = 0;
    }
  }
}
