/** Which bytes of a Parquet file are asked for, and when: wanted columns only, one row group at a time. */
import assert from 'node:assert/strict';
import type { FileHandle } from 'node:fs/promises';
import { test } from 'node:test';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { RowSink } from '../../src/read/formats/csv-bytes.js';
import { readParquet } from '../../src/read/formats/parquet.js';
import { RandomAccess } from '../../src/read/open.js';

const GROUP_ROWS = 300;
const GROUPS = 6;
const ROWS = GROUP_ROWS * GROUPS;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A file in memory that remembers what was asked of it. */
async function watched(bytes: Uint8Array, asked: Range[]): Promise<RandomAccess> {
  const handle = {
    stat: () => Promise.resolve({ size: bytes.length }),
    read(into: Uint8Array, at: number, length: number, place: number) {
      const part = bytes.subarray(place, place + length);
      into.set(part, at);
      asked.push({ start: place, end: place + part.length });
      return Promise.resolve({ bytesRead: part.length, buffer: into });
    },
    close: () => Promise.resolve(),
  };
  return RandomAccess.of(handle as unknown as FileHandle);
}

/** Wants two columns from the first records on, as an intake does. */
class Taker implements RowSink {
  readonly full = false;
  rows = 0;
  wantedColumns: ReadonlySet<string> | undefined;
  private readonly onRow: (row: number) => void;

  constructor(onRow: (row: number) => void) {
    this.onRow = onRow;
  }

  record(): void {
    this.onRow(this.rows);
    this.rows += 1;
    if (this.rows === 256) this.wantedColumns = new Set(['ts', 'account']);
  }

  reject(): void {
    assert.fail('nothing is wrong with this file');
  }

  skip(): void {
    assert.fail('nothing is left out');
  }
}

test('columns nobody wants are not asked of the file, and a row group only when the one before is through', async () => {
  const numbers = Array.from({ length: ROWS }, (_, i) => i);
  const file = parquetWriteBuffer({
    columnData: [
      { name: 'ts', type: 'INT64', data: numbers.map((i) => BigInt(1_767_607_200_000 + i * i)) },
      { name: 'account', type: 'STRING', data: numbers.map((i) => `account-${(i * 7919) % ROWS}`) },
      {
        name: 'unwanted',
        type: 'STRING',
        data: numbers.map((i) => `${i} and much more that nobody asks for `.repeat(20)),
      },
    ],
    rowGroupSize: GROUP_ROWS,
  });
  const groups = parquetMetadata(file).row_groups.map(({ columns }) =>
    columns.map(({ meta_data: meta }): Range => {
      const start = Number(meta?.dictionary_page_offset ?? meta?.data_page_offset);
      return { start, end: start + Number(meta?.total_compressed_size) };
    }),
  );
  assert.equal(groups.length, GROUPS);
  const asked: Range[] = [];
  /** What had been asked for when each row came. */
  const askedBefore: number[] = [];
  const taker = new Taker((row) => (askedBefore[row] = asked.length));
  const damage = await readParquet(await watched(new Uint8Array(file), asked), taker, 'made.parquet');
  assert.equal(damage, undefined);
  assert.equal(taker.rows, ROWS);
  const footer = groups.flat().reduce((end, column) => Math.max(end, column.end), 0);
  for (let group = 1; group < GROUPS; group += 1) {
    const since = asked.slice(askedBefore[group * GROUP_ROWS - 1], askedBefore[group * GROUP_ROWS]);
    const data = since.filter(({ start }) => start < footer);
    const [ts, account, unwanted] = groups[group] ?? [];
    assert.ok(ts !== undefined && account !== undefined && unwanted !== undefined);
    assert.ok(data.length > 0);
    for (const { start, end } of data) {
      assert.ok(start >= ts.start && end <= account.end, `bytes ${start} to ${end} are of another group or column`);
    }
    const bytes = data.reduce((sum, { start, end }) => sum + end - start, 0);
    assert.ok(bytes <= account.end - ts.start && bytes < 0.5 * (unwanted.end - unwanted.start));
    // Nothing is asked for while the rows of a group are handed on.
    assert.equal(askedBefore[(group + 1) * GROUP_ROWS - 1], askedBefore[group * GROUP_ROWS]);
  }
});
