/** What a Parquet file says of its own pages: their checksums, and which columns are encrypted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileMetaData, PageHeader } from 'hyparquet';
import { checkSum } from '../../src/read/formats/parquet-checksum.js';
import { encryptedIn } from '../../src/read/formats/parquet.js';

const header = { type: 'DATA_PAGE', compressed_page_size: 9, uncompressed_page_size: 9 } as const;

test('a page must fit its checksum, where it has one', () => {
  // The check value of CRC-32: "123456789" is cbf43926, as a signed number here.
  const page = Buffer.from('123456789');
  checkSum({ ...header, crc: 0xcbf43926 | 0 } satisfies PageHeader, page);
  checkSum(header, page);
  assert.throws(() => {
    checkSum({ ...header, crc: 0xcbf43926 | 0 }, Buffer.from('123456780'));
  }, RangeError);
});

test('columns are encrypted of which any row group says so', () => {
  const column = (name: string, crypto?: object): unknown => ({
    meta_data: { path_in_schema: [name] },
    crypto_metadata: crypto,
  });
  const groups = [{ columns: [column('ts'), column('input')] }, { columns: [column('ts'), column('input', {})] }];
  assert.deepEqual([...encryptedIn({ row_groups: groups } as unknown as FileMetaData)], ['input']);
});
