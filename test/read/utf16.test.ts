/** Logs in UTF-16 give the events of the same logs in UTF-8, however the bytes are cut into blocks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { countedPart } from '../../src/read/grown.js';
import { folderOf, readBytes } from './reading.js';

const calls = [1, 2, 3].map((minute) => ({
  ts: `2026-11-01T00:0${String(minute)}:00Z`,
  account: 'müller-𝔪',
  input: `wie groß ist 東京 ${String(minute)} 😀`,
  output: 'groß',
}));
const lines = calls.map((call) => `${JSON.stringify(call)}\r\n`).join('');
const table = `ts,account,input,output\r\n${calls.map((call) => `${Object.values(call).join(',')}\r\n`).join('')}`;

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const written: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => bigEndian(`\uFEFF${text}`),
  (text) => Buffer.from(text, 'utf16le'),
  bigEndian,
];

test('JSON lines and CSV, little and big endian, with a byte order mark and without', async () => {
  for (const text of [lines, table]) {
    const { events } = await readBytes(text);
    assert.equal(events.length, 3);
    for (const write of written) {
      assert.deepEqual((await readBytes(write(text))).events, events);
      assert.deepEqual((await readBytes(gzipSync(write(text)))).events, events);
    }
  }
});

test('letters that are cut in two by the blocks are whole', async () => {
  const { events } = await readBytes(lines);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...written), fc.integer({ min: 1, max: 40 }), async (write, size) => {
      const bytes = write(lines);
      const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      assert.deepEqual((await readBytes(blocks)).events, events);
    }),
    { numRuns: 30 },
  );
});

test('the type that Windows PowerShell writes above the names of the columns is no name', async () => {
  const { events } = await readBytes(table);
  const export_ = `#TYPE System.Management.Automation.PSCustomObject\r\n${table.replace(/[^,\r\n]+/g, '"$&"')}`;
  for (const text of [export_, ...written.map((write) => write(export_))])
    assert.deepEqual((await readBytes(text)).events, events);
});

test('where such a file has grown, it cannot be read from there', async () => {
  const [mark] = written;
  const folder = folderOf({ 'a.jsonl': mark?.(lines + lines) ?? '' });
  assert.equal(await countedPart(`${folder}/a.jsonl`, 2 * (1 + lines.length), 'jsonl'), undefined);
});

test('a byte order mark and nothing else is an empty input', async () => {
  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ]) {
    await assert.rejects(readBytes(Buffer.from(mark)), {
      message: /the input is empty: nothing but a byte order mark$/,
    });
  }
});
