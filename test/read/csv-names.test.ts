/** Names of the columns of CSV: in the first row, put in front again, given on the command line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from './reading.js';

test('names behind a sign of comment, as numpy writes them, and an index called # are names', async () => {
  const rows = '2026-11-01T00:00:00Z,a,x\n2026-11-01T00:01:00Z,b,y\n';
  const whole = (await readBytes(`timestamp,account,input\n${rows}`)).events;
  for (const lead of ['# timestamp', '#timestamp', '# of 1, 2, 3\n# timestamp', '#  timestamp'])
    for (const strict of [false, true])
      assert.deepEqual((await readBytes(`${lead},account,input\n${rows}`, { strict })).events, whole, lead);
  const index = '#\taccount\tinput\n1\ta\tx, y\n2\tb\tz\n';
  assert.deepEqual(
    (await readBytes(index)).events.map(({ account, text }) => [account, text]),
    [
      ...[
        ['a', 'x, y'],
        ['b', 'z'],
      ],
    ],
  );
});

test('names of columns that come again, where tables were put one behind the other, are passed over', async () => {
  const table = (rows: number): string => `account,input\n${'a,x\nb,account\n'.repeat(rows)}`;
  for (const rows of [2, 300]) {
    for (const strict of [false, true]) {
      const { events, report } = await readBytes(table(rows).repeat(3), { strict });
      const { read, skipped } = report.counts;
      assert.deepEqual([events.length, read, skipped], [6 * rows, 6 * rows + 2, 2]);
    }
  }
});

test('names that come again are known with blanks around them, a sign before them, or one of them twice', async () => {
  for (const names of ['account ,input', '# account,input', 'account,input,input']) {
    const filler = names.split(',').length === 3 ? ',z' : '';
    const table = `${names}\n${`a,x${filler}\n`.repeat(300)}`;
    for (const strict of [false, true]) {
      const { events, report } = await readBytes(table.repeat(3), { strict, map: { input: 'input' } });
      assert.deepEqual([events.length, report.counts.skipped], [900, 2], names);
    }
  }
});

test('CSV without a row of names is read by the names that are given, its first row included', async () => {
  const rows = '2026-11-01T00:01:00Z,a,7,hello\n2026-11-01T00:02:00Z,b,8,"hi, ""you"""\n2026-11-01T00:03:00Z,a,9,bye\n';
  const columnNames = ['ts', 'account', '', 'input'];
  const named = await readBytes(`ts,account,number,input\n${rows}`);
  for (const options of [{ columnNames }, { columnNames, strict: true }]) {
    const { events, report } = await readBytes(rows, options);
    assert.deepEqual(events, named.events);
    assert.deepEqual([report.counts.read, report.counts.events], [3, 3]);
    assert.deepEqual(
      (await readBytes(`ts,account,,input\n${rows}`, options)).events,
      events,
      'the names stand there too',
    );
  }
  const many = rows.repeat(200);
  assert.deepEqual(
    (await readBytes(many, { columnNames })).events,
    (await readBytes(`ts,account,number,input\n${many}`)).events,
    'from their bytes, too',
  );
});

test('a row with more or fewer cells than names were given is told of with its place', async () => {
  const { report } = await readBytes('2026-11-01,a,hello\n2026-11-01,a\n', { columnNames: ['ts', 'account', 'input'] });
  assert.deepEqual(
    report.counts.firstRejections.map(({ place, reason }) => [place, reason]),
    [['-:row 2', 'bad-row']],
  );
});

test('names of columns that are not as many as the cells are refused with both numbers, and with nothing of what is in the cells', async () => {
  await assert.rejects(
    readBytes('2026-11-01,alice,hello,yes\n'.repeat(3), { columnNames: ['ts', 'account'] }),
    (error: Error) => error.message.endsWith(': 4 of 2 cells') && !error.message.includes('alice'),
  );
});

test('the number of names tells what parts the cells, where commas of JSON are more than tabs', async () => {
  const row = ['2026-11-01 10:00:00+00', 'a', String.raw`\N`, '{"a": 1, "b": 2, "c": 3}'].join('\t');
  const columnNames = ['ts', 'account', 'ip', 'input'];
  for (const rows of [3, 600]) {
    const { events } = await readBytes(`${row}\n`.repeat(rows), { columnNames });
    assert.equal(events.length, rows);
    assert.deepEqual(events.at(-1)?.['fields'], { a: 1, b: 2, c: 3 });
    assert.equal(events[0]?.['address'], undefined);
  }
});
