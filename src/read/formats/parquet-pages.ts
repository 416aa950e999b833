/** Checks the pages of a Parquet column before they are decoded: damaged counts would make the decoder run and grow without end. */
import type { Compressors, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { checkSum } from './parquet-checksum.js';

/** Larger pages are no pages: writers aim at 1 MiB. */
const LARGEST_PAGE = 1 << 30;
/** Values a writer may pad its last run with; more are not explained by padding. */
const PADDING = 4096;

/** What the directory says about one column of one row group. */
export interface Chunk {
  readonly values: number;
  readonly isCompressed: boolean;
  readonly isBoolean: boolean;
  /** Highest definition and repetition level; 0: the level is not stored. */
  readonly definition: number;
  readonly repetition: number;
  /** Look at the checksums as well: pages of other columns are looked at one by one when they are decoded. */
  readonly isSummed: boolean;
}

/** What a data page must hold, once decompressed. */
interface Page {
  readonly chunk: Chunk;
  readonly values: number;
  readonly encoding: string;
  /** In the older layout the levels are inside the compressed part. */
  readonly holdsLevels: boolean;
}

/** Compressed pages by their place in the chunk. */
export type Pages = ReadonlyMap<number, Page>;

/** @throws RangeError when the pages in the bytes of a chunk cannot be what the directory says */
export function checkPages(bytes: ArrayBuffer, chunk: Chunk): Pages {
  const reader = { view: new DataView(bytes), offset: 0 };
  const pages = new Map<number, Page>();
  let values = 0;
  while (values < chunk.values && reader.offset < bytes.byteLength - 1) {
    const header = parquetHeader(reader);
    checkSizes(header, bytes.byteLength - reader.offset);
    const count = countOf(header);
    if (!(count >= 0 && values + count <= chunk.values)) throw new RangeError(`a page of ${count} values`);
    values += count;
    const stored = new Uint8Array(bytes, reader.offset, header.compressed_page_size);
    if (chunk.isSummed) checkSum(header, stored);
    const page = admitPage(header, chunk, stored);
    if (page !== undefined) pages.set(reader.offset + page.levelBytes, page.page);
    reader.offset += header.compressed_page_size;
  }
  return pages;
}

/** The same decompressors, with a look at what comes out of each page. */
export function guarded(compressors: Compressors, pages: Pages): Compressors {
  const result: Compressors = {};
  for (const [codec, decompress] of Object.entries(compressors) as [
    keyof Compressors,
    Compressors[keyof Compressors],
  ][]) {
    if (decompress === undefined) continue;
    result[codec] = (input, length) => {
      const output = decompress(input, length);
      const page = pages.get(input.byteOffset);
      if (page !== undefined) checkPage(output, page);
      return output;
    };
  }
  return result;
}

function checkSizes(header: PageHeader, left: number): void {
  const { compressed_page_size: stored, uncompressed_page_size: size } = header;
  if (!(Number.isInteger(stored) && stored >= 0 && stored <= left)) throw new RangeError(`a page of ${stored} bytes`);
  if (!(Number.isInteger(size) && size >= 0 && size <= LARGEST_PAGE)) throw new RangeError(`a page of ${size} bytes`);
}

/** Values of a data page; a dictionary counts none. */
function countOf({ type, data_page_header: data, data_page_header_v2: data2 }: PageHeader): number {
  if (type === 'DATA_PAGE') return data?.num_values ?? NaN;
  return type === 'DATA_PAGE_V2' ? (data2?.num_values ?? NaN) : 0;
}

/** Checks what is not compressed now; tells what the compressed part, behind `levelBytes`, will have to hold. */
function admitPage(
  header: PageHeader,
  chunk: Chunk,
  bytes: Uint8Array,
): { readonly page: Page; readonly levelBytes: number } | undefined {
  const { data_page_header: data, data_page_header_v2: data2 } = header;
  let page: Page;
  let levelBytes = 0;
  if (header.type === 'DATA_PAGE' && data !== undefined) {
    page = { chunk, values: data.num_values, encoding: data.encoding, holdsLevels: true };
  } else if (header.type === 'DATA_PAGE_V2' && data2 !== undefined) {
    levelBytes = checkLevels(data2, chunk, bytes);
    page = { chunk, values: data2.num_values, encoding: data2.encoding, holdsLevels: false };
  } else return undefined;
  if (chunk.isCompressed && data2?.is_compressed !== false) return { page, levelBytes };
  checkPage(bytes.subarray(levelBytes), page);
  return undefined;
}

/** Levels of the newer page layout, which are never compressed; how many bytes they take. */
function checkLevels(header: NonNullable<PageHeader['data_page_header_v2']>, chunk: Chunk, bytes: Uint8Array): number {
  const { definition_levels_byte_length: definitions, repetition_levels_byte_length: repetitions } = header;
  const { num_nulls: nulls, num_values: values } = header;
  if (!(definitions >= 0 && repetitions >= 0 && definitions + repetitions <= bytes.length)) {
    throw new RangeError('levels beyond the page');
  }
  if (!(nulls >= 0 && nulls <= values)) throw new RangeError(`${nulls} nulls among ${values} values`);
  if (chunk.repetition > 0) checkRuns(bytes, 0, levelRuns(chunk.repetition, values));
  if (chunk.definition > 0) checkRuns(bytes, repetitions, levelRuns(chunk.definition, values));
  return definitions + repetitions;
}

function checkPage(bytes: Uint8Array, { chunk, values, encoding, holdsLevels }: Page): void {
  let offset = 0;
  if (holdsLevels) {
    for (const highest of [chunk.repetition, chunk.definition]) {
      if (highest === 0) continue;
      checkRuns(bytes, offset + 4, levelRuns(highest, values));
      offset += 4 + lengthAt(bytes, offset);
    }
  }
  if (chunk.isBoolean && encoding === 'RLE') checkRuns(bytes, offset + 4, { bits: 1, highest: Infinity, values });
  else if (encoding.includes('DICTIONARY')) {
    const bits = bytes[offset] ?? 0;
    if (bits > 32) throw new RangeError(`dictionary indices of ${bits} bits`);
    checkRuns(bytes, offset + 1, { bits, highest: Infinity, values });
  }
}

function lengthAt(bytes: Uint8Array, offset: number): number {
  if (offset + 4 > bytes.length) throw new RangeError('levels beyond the page');
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset, true);
}

/** What a sequence of runs must keep to. */
interface Runs {
  /** Width of a value. */
  readonly bits: number;
  /** No repeated value lies above. */
  readonly highest: number;
  readonly values: number;
}

function levelRuns(highest: number, values: number): Runs {
  return { bits: 32 - Math.clz32(highest), highest, values };
}

/**
 * Walks the runs of the RLE and bit-packing hybrid without decoding them, until the values are reached or the page ends.
 * Source: Parquet format specification, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".
 * @throws RangeError for a run longer than the page has values, or a repeated value above the highest
 */
function checkRuns(bytes: Uint8Array, start: number, { bits, highest, values }: Runs): void {
  const width = (bits + 7) >> 3;
  let offset = start;
  for (let seen = 0; seen < values && offset < bytes.length;) {
    const header = variableInteger(bytes, offset);
    offset = header.end;
    const isPacked = header.value % 2 === 1;
    const count = isPacked ? (header.value - 1) * 4 : header.value / 2;
    if (count > values + PADDING) throw new RangeError(`run of ${count} among ${values} values`);
    const repeated = isPacked ? 0 : (bytes[offset] ?? 0);
    if (repeated > highest) throw new RangeError(`level ${repeated} above ${highest}`);
    offset += isPacked ? (count / 8) * bits : width;
    seen += count;
  }
}

function variableInteger(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let end = start;
  for (let factor = 1; end < bytes.length; factor *= 128) {
    const byte = bytes[end] ?? 0;
    end += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) break;
  }
  return { value, end };
}
