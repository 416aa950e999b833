/** Where the new part of a file begins that only grew, and that reading from there gives what was appended and nothing else. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { countedPart } from '../../src/read/grown.js';
import { readLog } from '../../src/read/read.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let files = 0;

/** Accounts of the events that are read of a file that grew. */
async function added(
  before: string,
  after: string,
  container: string,
  columnNames?: string[],
): Promise<string[] | undefined> {
  files += 1;
  const path = folder.write(`${String(files)}.log`, before + after);
  const leftOut = await countedPart(path, Buffer.byteLength(before), container, columnNames !== undefined);
  if (leftOut === undefined) return undefined;
  const accounts: string[] = [];
  const options = {
    ...{ map: {}, since: NaN, until: NaN, stdin: Readable.from([]), leavesOut: () => leftOut },
    ...(columnNames === undefined ? {} : { columnNames }),
  };
  await readLog([path], options, (event) => {
    accounts.push(event.account.toString());
  });
  return accounts;
}

function line(account: string, minute = 1): string {
  const ts = `2026-11-01T00:${String(minute).padStart(2, '0')}:00Z`;
  return JSON.stringify({ ts, account, input: `question ${account}`, output: 'yes' });
}

test('lines of JSON count from the first that was not there', async () => {
  assert.deepEqual(await added(`${line('a')}\n`, `${line('b')}\n${line('c')}\n`, 'jsonl'), ['b', 'c']);
  assert.deepEqual(await added(line('a'), `\n${line('b')}`, 'jsonl'), ['b'], 'the end of line came later');
  assert.deepEqual(await added(line('a'), `\r\n${line('b')}\r\n`, 'jsonl'), ['b']);
});

test('a line that was cut is read whole', async () => {
  const cut = line('b').slice(0, 20);
  assert.deepEqual(await added(`${line('a')}\n${cut}`, `${line('b').slice(20)}\n${line('c')}\n`, 'jsonl'), ['b', 'c']);
  assert.equal(await added(cut, `${line('b').slice(20)}\n`, 'jsonl'), undefined, 'all of it is new');
});

test('CSV keeps the names of its columns, quoted line ends in them included', async () => {
  const head = 'timestamp,account,"my\ninput",output\n';
  const row = (account: string): string => `2026-11-01T00:01:00Z,${account},"q ""${account}""",yes\n`;
  const texts = [head + row('a'), row('b') + row('c'), 'csv'] as const;
  assert.deepEqual(await added(...texts), ['b', 'c']);
});

test('CSV keeps its names behind comments, empty lines and the line that names the delimiter', async () => {
  for (const lead of ['# a; b\n\n', 'sep=;\n', '\uFEFF#rows\nsep=;\n']) {
    const before = `${lead}ts;account;input\n2026-11-01T00:01:00Z;a;x\n`;
    assert.deepEqual(await added(before, '2026-11-01T00:02:00Z;b;y\n', 'csv'), ['b'], lead);
  }
});

test('CSV whose names are given has none to keep', async () => {
  const row = (account: string): string => `2026-11-01T00:01:00Z,${account},q ${account},yes\n`;
  const names = ['timestamp', 'account', 'input', 'output'];
  assert.deepEqual(await added(row('a') + row('b'), row('c'), 'csv', names), ['c']);
});

test('what is no text of lines cannot be read from where it grew', async () => {
  for (const container of ['json', 'cri', 'parquet', 'arrow-file', 'arrow-stream']) {
    assert.equal(await added(`${line('a')}\n`, `${line('b')}\n`, container), undefined, container);
  }
});

test('a long log is cut at the same place, blocks and threads or not', async () => {
  const many = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => `${line(`a${String(from + i)}`, i % 60)}\n`).join('');
  const found = await added(many(0, 9_000), many(9_000, 18_000), 'jsonl');
  assert.equal(found?.length, 9_000);
  assert.deepEqual([found[0], found.at(-1)], ['a9000', 'a17999']);
});

test('W3C logs keep their first directives; later ones may come again, but not name other fields or another day that the lines need', async () => {
  const row = (account: string, date = '2026-11-01 '): string => `${date}00:01:00 ${account} /v1/${account} 200\n`;
  const fields = '#Fields: date time cs-username cs-uri-stem sc-status\n';
  const head = `#Version: 1.0\n#Date: 2026-11-01 00:00:00\n${fields}`;
  assert.deepEqual(await added(head + row('a'), row('b') + row('c'), 'w3c'), ['b', 'c']);
  assert.deepEqual(await added(`\uFEFF${head}${row('a')}`, row('b'), 'w3c'), ['b'], 'a mark of UTF-8 before them');
  const restarted = `${head}${row('a')}#Date: 2026-11-01 09:00:00\n${fields}${row('b')}`;
  assert.deepEqual(await added(restarted, row('c'), 'w3c'), ['c']);
  assert.deepEqual(
    await added(head + row('a'), restarted + row('c'), 'w3c'),
    ['a', 'b', 'c'],
    'started again behind the old end',
  );
  const others = `${head}${row('a')}#Fields: date time cs-username sc-status\n`;
  assert.equal(await added(others, '2026-11-01 00:02:00 b 200\n', 'w3c'), undefined);
  const dayless = `#Date: 2026-11-01\n#Fields: time cs-username cs-uri-stem sc-status\n${row('a', '')}`;
  assert.deepEqual(await added(dayless, row('b', ''), 'w3c'), ['b']);
  assert.equal(await added(`${dayless}#Date: 2026-11-02\n${row('b', '')}`, row('c', ''), 'w3c'), undefined);
});

test('directives of a long W3C log are found wherever they stand', async () => {
  const fields = '#Fields: date time cs-username cs-uri-stem sc-status\n';
  const row = (account: string): string => `2026-11-01 00:01:00 ${account} /v1/${'x'.repeat(900)} 200\n`;
  const many = row('a').repeat(2500);
  assert.deepEqual(await added(fields + many, row('b'), 'w3c'), ['b']);
  assert.equal(await added(`${fields}${many}#Fields: time\n${many}`, row('b'), 'w3c'), undefined);
});
