/** CSV: delimiters, quotes, JSON in cells, placeholders, broken rows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RecordSink } from '../../src/read/formats/format.js';
import { CsvRows } from '../../src/read/formats/csv.js';
import { csvDialectOf } from '../../src/read/formats/csv-dialect.js';
import { readBytes } from './reading.js';

class Collected implements RecordSink {
  readonly full = false;
  readonly records: unknown[] = [];
  readonly others: unknown[] = [];

  record(record: unknown): void {
    this.records.push(record);
  }

  reject(reason: string, position: number): void {
    this.others.push([position, reason]);
  }

  skip(): void {
    this.others.push('skip');
  }
}

async function parse(text: string, pieces = 1, cutOff = false): Promise<Collected> {
  const sink = new Collected();
  const bytes = Buffer.from(text);
  const rows = new CsvRows(sink, csvDialectOf(bytes));
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let start = 0; start < bytes.length; start += size) {
    const block = Buffer.from(bytes.subarray(start, start + size));
    await rows.push(block);
    block.fill(0x2c);
  }
  await rows.end(cutOff);
  return sink;
}

for (const [name, delimiter] of [
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['bar', '|'],
] as const) {
  test(`a ${name} between the cells is found`, async () => {
    const text = [['a', 'b,c;d', 'e'].map((cell) => `"${cell}"`), ['1', '2', '3']]
      .map((row) => row.join(delimiter))
      .join('\n');
    assert.deepEqual((await parse(text)).records, [{ a: '1', 'b,c;d': '2', e: '3' }]);
  });
}

test('quoted cells hold delimiters, newlines and doubled quotes', async () => {
  const { records } = await parse('a,b\r\n"x, ""y""\r\nz",2\r\n');
  assert.deepEqual(records, [{ a: 'x, "y"\r\nz', b: '2' }]);
});

test('a quote inside an unquoted cell is a letter', async () => {
  assert.deepEqual((await parse('a,b\n5" pipe,2\n')).records, [{ a: '5" pipe', b: '2' }]);
});

test('placeholders mean nothing, in whatever spelling', async () => {
  const { records } = await parse('a,b,c,d,e,f\nnull,None,NaN,-,,x\n');
  assert.deepEqual(records, [{ a: undefined, b: undefined, c: undefined, d: undefined, e: undefined, f: 'x' }]);
});

test('columns without a name are dropped, and a name that comes twice gets its number', async () => {
  assert.deepEqual((await parse('a,,a,__proto__\n1,2,3,4\n')).records, [{ a: '1', a_2: '3' }]);
});

test('rows that do not fit the header are rejected with their number, the header being row 1', async () => {
  const { records, others } = await parse('a,b\n1,2\n1\n1,2,3\n\n3,4\n5');
  assert.deepEqual(records, [
    { a: '1', b: '2' },
    { a: '3', b: '4' },
  ]);
  assert.deepEqual(others, [[3, 'bad-row'], [4, 'bad-row'], 'skip', [7, 'cut-off']]);
});

test('the last row of an input that broke off is not trusted', async () => {
  assert.deepEqual((await parse('a,b\n1,2\n3,4', 1, true)).others, [[3, 'cut-off']]);
  assert.deepEqual((await parse('a,b\n1,2\n3,4', 1, false)).others, []);
});

test('a quote that never ends costs the rows behind it, and is told', async () => {
  const { records, others } = await parse('a,b\n1,2\n"3,4\n5,6\n');
  assert.deepEqual([records.length, others], [1, [[3, 'cut-off']]]);
});

test('a quote that does not end within the limit stops the reading of this input, and is told', async () => {
  const text = `ts,account\n2026-01-05,a\n"${'x'.repeat(17 * 1024 * 1024)}`;
  const { report } = await readBytes(text);
  assert.deepEqual(report.counts.byReason, { 'too-long': 1 });
  assert.deepEqual(report.incomplete, [
    '-: csv broken after row 2: a quote that is never closed; what follows was not read',
  ]);
});

test('any table comes out as it went in, in whatever pieces', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r\n', '{', ';') })
    .map((text) => `.${text}`);
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, pieces) => {
      const lines = [['a', 'b', 'c'], ...rows].map((cells) =>
        cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
      );
      const { records } = await parse(`${lines.join('\n')}\n`, pieces);
      assert.deepEqual(
        records,
        rows.map(([a, b, c]) => ({ a, b, c })),
      );
    }),
    { numRuns: 60 },
  );
});

test('quotes behind backslashes, as Spark and MySQL write them, end no cell', async () => {
  const rows = ['time,account,input,output', String.raw`2026-01-05T10:00:00Z,a,"{\"x\":\"say \\\"hi\\\", you\"}",\N`];
  const { events } = await readBytes(`${rows.join('\n')}\n`);
  assert.deepEqual(events, [
    { time: '2026-01-05T10:00:00.000Z', account: 'a', answered: false, kind: 'fields', fields: { x: 'say "hi", you' } },
  ]);
  // RFC 4180 around JSON has the same two signs in another order.
  const doubled = await readBytes('account,input\na,"{""x"":""say \\""hi\\"", you""}"\nb,"C:\\"\n');
  assert.deepEqual(
    doubled.events.map((event) => event['fields'] ?? event['text']),
    [{ x: 'say "hi", you' }, 'C:\\'],
  );
});

test('a line that names the delimiter stands before the header', async () => {
  for (const line of ['sep=;\r\n', '\uFEFF"sep=;"\r\n']) {
    const { events, report } = await readBytes(`${line}account;input\r\na;"x, y"\r\n`);
    assert.deepEqual([events[0]?.['text'], report.counts.read], ['x, y', 1]);
  }
});

test('comments and empty lines before the header are passed over, with their own commas and semicolons', async () => {
  const rows = 'timestamp,account,input\n2026-11-01T00:00:00Z,a,x\n2026-11-01T00:01:00Z,b,y\n';
  const whole = (await readBytes(rows)).events;
  for (const lead of ['# export; of, a; table;\n', '#rows\n\n', '\uFEFF# a\n#\n\n', '# a, b\nsep=,\n'])
    for (const strict of [false, true]) assert.deepEqual((await readBytes(`${lead}${rows}`, { strict })).events, whole);
});

test('decimal commas are read where semicolons part the cells and no number has a point', async () => {
  const head = 'account;latency_ms;temperature;input\n';
  const { events } = await readBytes(`${head}a;12,5;0,7;"1,5 kg, please"\n`);
  assert.deepEqual(
    events.map(({ latencyMs, temperature, text }) => [latencyMs, temperature, text]),
    [[12.5, 0.7, '1,5 kg, please']],
  );
  const mixed = await readBytes(`${head}a;1,234;0.7;hello\n`);
  assert.deepEqual(
    mixed.events.map(({ latencyMs, temperature }) => [latencyMs, temperature]),
    // Where points are decimals, a comma before three digits parts thousands.
    [[1234, 0.7]],
  );
  const grouped = await readBytes(`${head}192.168.100.200;1.234.567,5;0,7;a 1.234\nb;1.234,25;1;9.123\n`);
  assert.deepEqual(
    grouped.events.map(({ account, latencyMs, text }) => [account, latencyMs, text]),
    [
      ['192.168.100.200', 1234567.5, 'a 1.234'],
      ['b', 1234.25, '9.123'],
    ],
  );
});

test('letters that are no UTF-8 are told of: two names may become one', async () => {
  const { events, report } = await readBytes(Buffer.from('account,input\nm\xfcller,a\nm\xf6ller,b\n', 'latin1'));
  assert.equal(events[0]?.['account'], events[1]?.['account']);
  assert.match(report.notes.join(), /not all of it is UTF-8, .*iconv -f WINDOWS-1252/);
  const long = await readBytes(Buffer.from(`{"account":"a","input":"${'ü'.repeat(70_000)}"}`));
  assert.deepEqual(long.report.notes, []);
});
