/** Random and hostile bytes: every reader ends, with events, counted rejections, or an error a person can act on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tableFromJSON, tableToIPC } from 'apache-arrow';
import fc from 'fast-check';
import { UserError } from '../../src/errors.js';
import { projectPath } from '../project.js';
import { readBytes } from './reading.js';

async function endsWell(bytes: Buffer): Promise<void> {
  try {
    const { report } = await readBytes(bytes);
    const { read, events, rejected, skipped } = report.counts;
    assert.equal(read, events + rejected + skipped);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    assert.notEqual(error.hint, '');
  }
}

const magics = {
  text: [],
  gzip: [0x1f, 0x8b, 8, 0],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  parquet: [...Buffer.from('PAR1')],
  'arrow file': [...Buffer.from('ARROW1\0\0')],
  'arrow stream': [0xff, 0xff, 0xff, 0xff, 64, 0, 0, 0],
  'json lines': [...Buffer.from('{"ts":"2026-01-05","account":"a"}\n{')],
  csv: [...Buffer.from('ts,account\n2026-01-05,"')],
};

for (const [name, magic] of Object.entries(magics)) {
  test(`random bytes that begin as ${name} end well`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await endsWell(Buffer.from([...magic, ...bytes]));
      }),
      { numRuns: 60 },
    );
  });
}

test('random bytes between the magic words of Parquet end well', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 4, maxLength: 300 }), fc.nat(300), async (bytes, length) => {
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(length);
      tail.write('PAR1', 4);
      await endsWell(Buffer.concat([Buffer.from('PAR1'), bytes, tail]));
    }),
    { numRuns: 60 },
  );
});

for (const form of ['log.jsonl', 'log.jsonl.gz', 'log.jsonl.zst', 'log.csv', 'log.parquet']) {
  test(`${form} with some bytes changed ends well`, async () => {
    const good = readFileSync(projectPath('fixtures', 'logs', 'tabular', form));
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(good);
        for (const [place, value] of changes) bytes[place] = value;
        await endsWell(bytes);
      }),
      { numRuns: 40 },
    );
  });
}

test('a Parquet schema that claims more columns than there are ends well', async () => {
  const bytes = Buffer.from(readFileSync(projectPath('fixtures', 'logs', 'tabular', 'log.parquet')));
  bytes[4901] = 67;
  await endsWell(bytes);
});

for (const format of ['file', 'stream'] as const) {
  test(`an Arrow ${format} with some bytes changed ends well`, async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      ts: 1_767_607_200 + i,
      account: `a${i % 3}`,
      input: [i, 2.5],
      output: { label: 'x' },
    }));
    const good = tableToIPC(tableFromJSON(rows), format);
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(good);
        for (const [place, value] of changes) bytes[place] = value;
        await endsWell(bytes);
      }),
      { numRuns: 60 },
    );
  });
}

test('any JSON as any part of a record ends well', async () => {
  const record = fc.record({
    ts: fc.oneof(fc.constant('2026-01-05T10:00:00Z'), fc.jsonValue()),
    account: fc.oneof(fc.constant('a'), fc.jsonValue()),
    ip: fc.jsonValue(),
    status: fc.jsonValue(),
    input: fc.jsonValue(),
    output: fc.jsonValue(),
    params: fc.jsonValue(),
    request: fc.record({ messages: fc.array(fc.jsonValue()), instances: fc.jsonValue(), prompt: fc.jsonValue() }),
    response: fc.record({ choices: fc.array(fc.jsonValue()), predictions: fc.jsonValue(), usage: fc.jsonValue() }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), async (records) => {
      await endsWell(Buffer.from(records.map((each) => `${JSON.stringify(each)}\n`).join('')));
    }),
    { numRuns: 150 },
  );
});

test('nesting without end, thousands of fields and endless names end well', async () => {
  const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
  const deepObject = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, i])));
  const long = JSON.stringify({ ['x'.repeat(100_000)]: 1 });
  for (const input of [deep, deepObject, wide, long, JSON.stringify(deep)]) {
    const { events } = await readBytes(`{"ts":1767607200,"account":"a","input":${input},"output":${input}}\n`);
    assert.equal(events.length, 1);
  }
});

test('an account may have any name', async () => {
  for (const account of ['__proto__', 'constructor', 'a\nb', '\u0000', '\u202Eevil', 'x'.repeat(1_000_000), '\uD800']) {
    const { events } = await readBytes(`${JSON.stringify({ ts: 1_767_607_200, account })}\n`);
    assert.equal(events[0]?.['account'], Buffer.from(account).toString());
  }
});
