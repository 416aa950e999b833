/** Rows of CSV from their bytes against csv-parse: the same events, rejections and counts, whatever the cells hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CsvRow } from '../../../src/read/formats/csv-row.js';
import { lineKernel } from '../../../src/read/kernel/line-kernel.js';
import { readBytes } from '../reading.js';
import type { Read } from '../reading.js';
import { calls, lineOf, texts } from './made-lines.js';

const columns = ['ts', 'account', 'ip', 'status', 'latency_ms', 'input', 'output', 'params', 'tokens_in', 'note'];
const first = [
  ...['2026-03-01T00:00:00Z', 'first', '203.0.113.1', '200', '12.5', 'settles the columns'],
  ...['{""label"":""yes"",""probs"":{""yes"":0.9,""no"":0.1}}', '{""temperature"":0}', '3', ''],
].map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell));

function told({ events, report }: Read): unknown {
  const { counts, rows, fields, dialects, incomplete } = report;
  return { events, counts, rows, fields, dialects, incomplete };
}

/** Reads a table both ways, in blocks of the given size, and says how many rows were read from their bytes. */
async function compare(rows: string | Buffer, { end = '\n', size = 5000, mark = '' } = {}): Promise<number> {
  const head = `${mark}${[columns.join(','), ...Array<string>(256).fill(first.join(','))].join(end)}${end}`;
  const bytes = Buffer.concat([Buffer.from(head), Buffer.from(rows)]);
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) blocks.push(bytes.subarray(at, at + size));
  const scanned = await readBytes(blocks);
  const parsed = await readBytes(blocks, { strict: true });
  assert.deepEqual(told(scanned), told(parsed));
  return scanned.report.lines.scanned;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : lineOf(value);
  return /[",\n\r]/.test(text) ? quoted(text) : text;
}

const cells = fc.oneof(
  texts.map(cellOf),
  texts.map((text) => quoted(text.replaceAll('\0', ''))),
  fc.constantFrom(
    '',
    '""',
    '""""',
    '"a\r\nb"',
    ' "x" ',
    'a"b',
    '200',
    '-0.5e3',
    '007',
    'True',
    '{}',
    '"{""a"":1,""b"":""x""}"',
    '"[1,2.5,3]"',
  ),
);
const ends = fc.constantFrom('\n', '\r\n');
const sizes = fc.integer({ min: 3000, max: 200_000 });

test('calls written as CSV give the same events from their bytes as from csv-parse', async () => {
  let scanned = 0;
  const table = fc.record({ list: fc.array(calls, { minLength: 1, maxLength: 40 }), end: ends, size: sizes });
  await fc.assert(
    fc.asyncProperty(table, async ({ list, end, size }) => {
      const rows = list.map((call) => columns.map((name) => cellOf((call as Record<string, unknown>)[name])).join(','));
      scanned += await compare(`${rows.join(end)}${end}`.replaceAll('\0', ''), { end, size });
    }),
    { numRuns: 50 },
  );
  assert.ok(scanned > 40, `only ${scanned} rows were read from their bytes`);
});

test('cells of every kind, rows too short and too long, and a last row that breaks off are read alike', async () => {
  const row = fc.oneof(
    fc.array(cells, { minLength: columns.length, maxLength: columns.length }),
    fc.array(cells, { minLength: 1, maxLength: columns.length + 2 }),
    cells.map((cell) => ['2026-03-01T00:00:01Z', 'a', '', '200', '', cell, 'no', '', '', '']),
  );
  const table = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 40 }),
    end: ends,
    cut: fc.nat(40),
    size: sizes,
  });
  await fc.assert(
    fc.asyncProperty(table, async ({ rows, end, cut, size }) => {
      const text = Buffer.from(rows.map((list) => list.join(',')).join(end) + end);
      await compare(
        Buffer.from(text.subarray(0, Math.max(0, text.length - cut)).map((byte) => (byte === 0 ? 1 : byte))),
        { end, size },
      );
    }),
    { numRuns: 60 },
  );
});

test('what RFC 4180 does not know is left to csv-parse: other line ends, stray quotes, malformed UTF-8', async () => {
  const row = (input: string, end: string): string => `2026-03-01T00:00:01Z,a,,200,,${input},no,,,${end}`;
  const plain = row('plain', '\n');
  assert.equal(await compare(plain + row('plain', '\r\n') + plain), 1);
  assert.equal(await compare(plain + row('"stray"x', '\n') + plain), 1);
  assert.equal(await compare(plain + row('a"b"', '\n') + plain), 3);
  assert.equal(await compare(Buffer.concat([Buffer.from(row('x', '')), Buffer.of(0xff, 10)])), 0);
  assert.equal(await compare(`${plain}\n${plain}`, { mark: '\uFEFF' }), 2);
});

test('the kernel finds the cells that are found without it, or gives up for the same reason', () => {
  const kernel = lineKernel();
  assert.ok(kernel !== undefined, 'this engine has WebAssembly');
  const piece = fc.constantFrom(
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\r',
    'a',
    'é',
    'x'.repeat(15),
    'y'.repeat(17),
    '{""k"":1}',
  );
  const row = new CsvRow(0x2c);
  let rows = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const bytes = Buffer.from(pieces.join(''));
      const end = kernel.put(bytes, 0);
      const place = row.find(kernel.bytes, kernel.blockStart, end);
      const inKernel = place < 0 ? place : cellsOf(row, kernel.blockStart);
      const walked = row.find(bytes, 0, bytes.length);
      assert.equal(walked < 0 ? walked : walked + kernel.blockStart, place, JSON.stringify(pieces.join('')));
      if (walked < 0) return;
      rows += 1;
      assert.deepEqual(inKernel, cellsOf(row, 0));
      for (let cell = 0; cell < row.count; cell += 1) {
        const text = bytes.toString('utf8', row.starts[cell], row.ends[cell]);
        if (!row.isDoubled(cell)) continue;
        const [from, to] = [kernel.blockStart + (row.starts[cell] ?? 0), kernel.blockStart + (row.ends[cell] ?? 0)];
        const behind = kernel.undouble(from, to, kernel.textStart);
        assert.equal(kernel.bytes.toString('utf8', kernel.textStart, behind), text.replaceAll('""', '"'));
      }
    }),
    { numRuns: 4000 },
  );
  assert.ok(rows > 500, `only ${rows} rows were whole`);
});

function cellsOf(row: CsvRow, start: number): unknown {
  return Array.from({ length: row.count }, (_, cell) => {
    return [(row.starts[cell] ?? 0) - start, (row.ends[cell] ?? 0) - start, row.isDoubled(cell)];
  });
}
