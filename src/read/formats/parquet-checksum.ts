/** Checksums of Parquet pages: without compression a damaged page reads like any other. */
import * as zlib from 'node:zlib';
import type { PageHeader } from 'hyparquet';

/** Node 20.15 and later have it. */
const { crc32 } = zlib as { readonly crc32?: typeof zlib.crc32 };

/**
 * Source: Parquet format specification, "Checksumming": CRC-32 of the page as it is stored, without its header. Many writers leave it out.
 * @throws RangeError for a page whose bytes are not those that were written
 */
export function checkSum({ crc }: PageHeader, page: Uint8Array): void {
  if (crc === undefined || crc32 === undefined || crc32(page) === crc >>> 0) return;
  throw new RangeError('a page that does not fit its checksum');
}
