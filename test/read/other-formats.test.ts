/** Files that hold a log in a format that is not read: what they are is said, and how the log comes out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { UserError } from '../../src/errors.js';
import { otherFormat } from '../../src/read/formats/other-formats.js';
import { readBytes } from './reading.js';

const noise = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 37) % 256));

async function refusalOf(bytes: Buffer): Promise<string> {
  let said = '';
  await assert.rejects(readBytes(bytes), (error) => {
    assert.ok(error instanceof UserError);
    said = `${error.message}; ${error.hint}`;
    return true;
  });
  return said;
}

for (const [magic, words] of [
  ['BZh91AY&SY', /compressed with bzip2; .*bzip2 -dc/],
  ['\xfd7zXZ\0\0', /compressed with xz; .*xz -dc/],
  ['PK\x03\x04\x14', /a zip archive; .*unzip -p/],
  ['PARE', /encrypted footer; .*takes no keys/],
  ['FEA1\0\0', /Feather of version 1; .*Arrow/],
  ['SQLite format 3\0', /an SQLite database; .*sqlite3 -csv/],
] as const) {
  test(`${JSON.stringify(magic)} is told by name, with the way out`, async () => {
    assert.match(await refusalOf(Buffer.concat([Buffer.from(magic, 'latin1'), noise])), words);
  });
}

test('XML, HTML and dumps of SQL are told by name, and text that holds such words is a log', async () => {
  for (const [text, words] of [
    ['<?xml version="1.0"?>\n<log><call/></log>\n', /XML or HTML; .*JSON lines or CSV/],
    ['<!DOCTYPE html><html>', /XML or HTML/],
    ["-- dump, of today\nINSERT INTO calls (a, b) VALUES\n('x','y');\n", /a dump of SQL statements; .*CSV/],
    ['CREATE TABLE calls (a text, b text);\n', /a dump of SQL statements/],
  ] as const)
    assert.match(await refusalOf(Buffer.from(text)), words);
  const { events } = await readBytes('input,account\nINSERT INTO x,a\n<b>,b\n');
  assert.equal(events.length, 2);
});

test('comments of SQL that nothing follows are looked at once', async () => {
  // Each comment may end at the end of any other one: by trying them all, thirty already take longer than a run.
  const { events } = await readBytes(`${'/**/'.repeat(500)}account,input\na,x\n`, { map: { account: 'input' } });
  assert.equal(events.length, 1);
  assert.match(await refusalOf(Buffer.from('/* a ** b */ /*!40101 SET x */;\nINSERT INTO calls VALUES (1);')), /SQL/);
});

test('CSV without names of columns is refused with the way out, and its records are never taken for names', async () => {
  const rows = '2026-11-01T00:11:07Z,cust-0,1.5,-2,yes\n2026-11-01T00:11:09Z,cust-1,1.5,-3,no\n';
  for (const text of [rows, rows.replaceAll(',', ';'), 'cust-0,"192.0.2.7",hello\ncust-1,192.0.2.8,hi\n'])
    assert.match(
      await refusalOf(Buffer.from(text)),
      /without names of columns.*; give the names in their order, as in --columns/,
    );
  const { events } = await readBytes(Buffer.from(`time,account,a,b,label\n${rows}`));
  assert.equal(events.length, 2);
});

test('a tar archive is told by the mark behind its first name', async () => {
  const archive = Buffer.alloc(1024);
  archive.write('logs/a.jsonl', 0);
  archive.write('ustar', 257);
  archive.write('{"account":"a"}\n', 512);
  assert.match(await refusalOf(gzipSync(archive)), /a tar archive; .*tar -xf/);
});

test('a log that was compressed twice is told so', async () => {
  assert.match(await refusalOf(gzipSync(gzipSync('{"account":"a"}\n'))), /compressed twice; .*gzip -dc/);
});

test('text that begins like a magic word is text', async () => {
  const { events } = await readBytes('ORCHARD,account,input\n1,a,hello\n2,b,hello\n');
  assert.equal(events.length, 2);
  assert.ok(otherFormat(Buffer.from('ORCHARD')) !== undefined, 'the look itself knows no text');
});

test('a zstd window of 2 GiB is refused with the command that unpacks it', async () => {
  // Magic, descriptor without single segment or size, window descriptor: exponent 21 above 10, mantissa 0.
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00]);
  assert.match(await refusalOf(frame), /window of 2048 MiB, of which 512 MiB are held here.*zstd -dc --long=31/);
});
