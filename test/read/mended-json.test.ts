/** Lines that are nearly JSON, as programs write them, and what must stay refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendedJson } from '../../src/read/mended-json.js';
import { readBytes, readRecords } from './reading.js';

function value(line: string): unknown {
  const mended = mendedJson(line);
  assert.ok(mended !== undefined, line);
  return JSON.parse(mended);
}

test('NaN and infinities, as Python writes them, are null, and stay what they are inside strings', () => {
  assert.deepEqual(value('{"a": NaN, "b": [0.5, -Infinity, Infinity], "c": "NaN, -Infinity"}'), {
    a: null,
    b: [0.5, null, null],
    c: 'NaN, -Infinity',
  });
});

test('variables that nginx left empty, bare or as a list of several upstreams', () => {
  const line = '{"a":,"b":-,"c":0.1, 0.2,"d":0.004 : -, "e":"-","f":-1.5e3,"g":}';
  assert.deepEqual(value(line), {
    ...{ a: null, b: null, c: '0.1, 0.2', d: '0.004 : -' },
    ...{ e: '-', f: -1500, g: null },
  });
});

test('bytes that nginx escapes as \\x22 are the text they stand for, several together one letter', () => {
  const line = String.raw`{"ua":"say \x22hi\x22 \xE2\x82\xAC","path":"C:\\x22"}`;
  assert.deepEqual(value(line), { ua: 'say "hi" €', path: String.raw`C:\x22` });
});

test('raw control characters and quotes inside of strings belong to the string', () => {
  assert.deepEqual(value('{"ua":"My "quoted" agent","t":"a\tb\u0000"}'), { ua: 'My "quoted" agent', t: 'a\tb\u0000' });
});

test('JSON is left as it is, and what is cut off or prose is no JSON afterwards', () => {
  assert.equal(mendedJson('{"a":1,"b":[1,2],"c":"x"}'), undefined);
  for (const line of [
    '{"a":"cut o',
    '{"a":[1, NaN',
    '{not json at all}',
    '{"a":1 "b":2}',
    '{"a":NaN}}',
    '{""a":1}',
    '{"a"b":1}',
  ]) {
    assert.throws(() => JSON.parse(mendedJson(line) ?? line), SyntaxError, line);
  }
});

test('a long line that is made to be hard to mend takes no more time than its length asks for', () => {
  for (const part of ['1:', '1,', '"', '\\x22', '-', '1.', ' ']) {
    mendedJson(`{"a":${part.repeat(200_000)}x`);
  }
});

test('mended records are events, and the report says how many there were', async () => {
  const head = '{"ts":"2026-01-05T10:00:00Z","account":"a","input":';
  const lines = Array.from({ length: 600 }, (_, i) => (i % 3 === 0 ? `${head}[NaN,${i}]}` : `${head}[0.5,${i}]}`));
  const { events, report } = await readBytes(`${lines.join('\n')}\n`);
  assert.equal(events.length, 600);
  assert.equal(report.lines.mended, 200);
  assert.match(report.notes.join(), /^200 records were no valid JSON and read all the same/);
});

test('records as Python prints them, as texts of JSON, and with commas between the lines are events', async () => {
  const line = '{"ts":"2026-01-05T10:00:00Z","account":"a","input":"it\'s","ok":true}';
  const whole = (await readBytes(`${line}\n`)).events;
  const python = `{'ts': '2026-01-05T10:00:00Z', 'account': 'a', 'input': "it's", 'ok': True}`;
  for (const other of [python, JSON.stringify(line)]) {
    const { events, report } = await readBytes(`${line}\n${other}\n`);
    assert.deepEqual(events, [...whole, ...whole]);
    assert.equal(report.lines.mended, 1);
  }
  assert.deepEqual((await readBytes(`${line},\n${line},\n`)).events, [...whole, ...whole]);
  const { counts } = (await readBytes(`${line}\n"a word"\n{'no': end\n`)).report;
  assert.deepEqual(counts.byReason, { 'not-json': 1, 'not-an-object': 1 });
});

test('zero bytes before, between and inside of records lose no record', async () => {
  const record = '{"ts":"2026-01-05T10:00:00Z","account":"a","input":"hello"}\n';
  const { events, report } = await readBytes(
    `${'\0'.repeat(9000)}${record}${'\0'.repeat(40)}\n${record.repeat(400)}${record.replace('ell', 'e\0l')}`,
  );
  assert.equal(events.length, 402);
  assert.equal(events.at(-1)?.['text'], 'he\0lo');
  assert.equal(report.counts.skipped, 1);
});

test('a JSON text sequence (RFC 7464) is read, one record a line or printed over several', async () => {
  const records = Array.from({ length: 600 }, (_, i) => ({
    ...{ ts: '2026-01-05T10:00:00Z', account: 'a', input: `question ${String(i)}` },
  }));
  for (const space of [undefined, 1]) {
    const { events, report } = await readBytes(
      records.map((record) => `\x1e${JSON.stringify(record, null, space)}\n`).join(''),
    );
    assert.deepEqual(
      events.map(({ text }) => text),
      records.map(({ input }) => input),
    );
    assert.deepEqual([report.counts.rejected, report.lines.mended], [0, 0]);
  }
});

test('a log without a fault says nothing of mending', async () => {
  const { report } = await readRecords([{ account: 'a', input: 'hello' }]);
  assert.deepEqual([report.lines.mended, report.notes], [0, []]);
});
