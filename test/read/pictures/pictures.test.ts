/** Pictures in base64: a PNG is compared by the brightness of its places, others are told apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { readPng } from '../../../src/read/pictures/png.js';
import { readRecords } from '../reading.js';

interface Made {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
  /** Bytes of the rows, each behind its filter. */
  readonly rows: readonly (readonly number[])[] | Uint8Array;
  readonly palette?: readonly number[];
}

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  // The check sum is not looked at: a record is worth reading even if it is wrong.
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function png({ width, height, depth, color, rows, palette }: Made): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, 0], 8);
  const packed = deflateSync(rows instanceof Uint8Array ? rows : Buffer.from(rows.flat()));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', Buffer.from(palette))]),
    // Data may come in several pieces.
    ...[chunk('IDAT', packed.subarray(0, 5)), chunk('IDAT', packed.subarray(5)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

const grayRows = [
  [10, 20, 30],
  [40, 50, 60],
  [70, 90, 80],
];

/** Rows as the standard filters them. */
function filtered(filter: number): number[][] {
  return grayRows.map((row, y) => [
    filter,
    ...row.map((value, x) => {
      const left = row[x - 1] ?? 0;
      const up = grayRows[y - 1]?.[x] ?? 0;
      const corner = grayRows[y - 1]?.[x - 1] ?? 0;
      const guess = left + up - corner;
      const [nearest = 0] = [left, up, corner]
        .map((neighbour, order) => ({ neighbour, order, far: Math.abs(guess - neighbour) }))
        .sort((a, b) => a.far - b.far || a.order - b.order)
        .map(({ neighbour }) => neighbour);
      const predicted = [0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0;
      return (value - predicted) & 0xff;
    }),
  ]);
}

for (const filter of [0, 1, 2, 3, 4]) {
  test(`filter ${filter} of PNG is undone`, () => {
    const picture = readPng(png({ width: 3, height: 3, depth: 8, color: 0, rows: filtered(filter) }));
    assert.deepEqual([...(picture?.gray ?? [])], grayRows.flat());
  });
}

for (const [name, made, gray] of [
  [
    'one bit',
    { width: 10, height: 1, depth: 1, color: 0, rows: [[0, 0b10100000, 0b01000000]] },
    [255, 0, 255, 0, 0, 0, 0, 0, 0, 255],
  ],
  ['four bits', { width: 3, height: 1, depth: 4, color: 0, rows: [[0, 0x0f, 0x50]] }, [0, 255, 85]],
  ['sixteen bits', { width: 2, height: 1, depth: 16, color: 0, rows: [[0, 1, 200, 250, 7]] }, [1, 250]],
  ['gray and transparent', { width: 2, height: 1, depth: 8, color: 4, rows: [[0, 9, 255, 8, 0]] }, [9, 8]],
  ['colours', { width: 2, height: 1, depth: 8, color: 2, rows: [[0, 255, 0, 0, 0, 255, 0]] }, [76, 150]],
  ['colours and transparent', { width: 1, height: 1, depth: 8, color: 6, rows: [[0, 0, 0, 255, 3]] }, [29]],
  [
    'a palette',
    { width: 2, height: 1, depth: 2, color: 3, rows: [[0, 0b01000000]], palette: [1, 1, 1, 5, 5, 5] },
    [5, 1],
  ],
] as const) {
  test(`a PNG of ${name} is read`, () => {
    assert.deepEqual([...(readPng(png(made))?.gray ?? [])], gray);
  });
}

test('what is damaged, interlaced or too large is no picture that can be read', () => {
  const good = png({ width: 3, height: 3, depth: 8, color: 0, rows: filtered(0) });
  assert.equal(readPng(good.subarray(0, good.length - 30)), undefined);
  assert.equal(readPng(good.subarray(1)), undefined);
  const wrong = Buffer.from(good);
  wrong[8 + 8 + 12] = 1;
  assert.equal(readPng(wrong), undefined);
  assert.equal(readPng(png({ width: 1 << 20, height: 1 << 20, depth: 8, color: 0, rows: [[0]] })), undefined);
  assert.equal(readPng(png({ width: 3, height: 300, depth: 8, color: 0, rows: filtered(0) })), undefined);
  assert.equal(readPng(png({ width: 2, height: 1, depth: 8, color: 3, rows: [[0, 1, 0]] })), undefined, 'no palette');
});

test('a few kilobytes of data that stand for many megabytes are not unpacked', () => {
  const unpacked = new Uint8Array(36 << 20);
  // A header that says so, and one that says that they are nine bytes.
  const wide = png({
    width: 4096,
    height: 1150,
    depth: 16,
    color: 6,
    rows: unpacked.subarray(0, 1150 * (8 * 4096 + 1)),
  });
  const small = png({ width: 3, height: 3, depth: 8, color: 0, rows: unpacked });
  for (const bytes of [wide, small]) {
    assert.ok(bytes.length < 40_000);
    assert.equal(readPng(bytes), undefined);
  }
});

const base = { ts: '2026-01-05T10:00:00.000Z', account: 'a', output: 'cat' };
const side = 32;
const large = png({
  ...{ width: side, height: side, depth: 8, color: 0 },
  rows: Array.from({ length: side }, (_, y) => [0, ...Array.from({ length: side }, (__, x) => x + 4 * y)]),
}).toString('base64');

const places: Readonly<Record<string, unknown>> = {
  bare: large,
  'address of its own': `data:image/png;base64,${large}`,
  named: { image: large, top_k: 5 },
  nested: { image: { b64: large } },
  'row of TensorFlow Serving': { instances: [{ image_bytes: { b64: large } }] },
  inputs: { inputs: large },
};

for (const [name, input] of Object.entries(places)) {
  test(`a picture is found where it stands (${name})`, async () => {
    const [event] = (await readRecords([{ ...base, input }])).events;
    assert.equal(event?.['kind'], 'vector');
    const vector = event['vector'] as readonly number[];
    // Two pixels a cell on either side: the means of x and x + 1, of y and y + 1.
    assert.deepEqual(
      vector,
      Array.from({ length: 256 }, (_, i) => 2 * (i % 16) + 0.5 + 4 * (2 * Math.floor(i / 16) + 0.5)),
    );
  });
}

test('pictures of other formats are told apart', async () => {
  const jpeg = (i: number): string => `/9j/4AAQSkZJRgABAQ${String(i).padStart(80, 'A')}`;
  const records = [1, 2, 1].map((i) => ({ ...base, input: { image: jpeg(i) } }));
  const [first, second, again] = (await readRecords(records)).events;
  assert.deepEqual([first?.['kind'], first?.['text'] === again?.['text']], ['hidden', true]);
  assert.notEqual(first?.['text'], second?.['text']);
});

test('words that begin like a picture are words', async () => {
  for (const input of [
    'iVBORw0KGgo is how a PNG begins in base64, says a customer who wants to know more about it',
    'Qk1',
  ]) {
    const [event] = (await readRecords([{ ...base, input }])).events;
    assert.deepEqual([event?.['kind'], event?.['text']], ['text', input]);
  }
});

const pixels = Array.from({ length: 64 }, (_, i) => (i * 37) % 17);
const arrays: Readonly<Record<string, Uint8Array>> = {
  bytes: Uint8Array.from(pixels),
  'bytes of a bright picture': Uint8Array.from(pixels, (value) => 255 - value),
  'numbers of four bytes': new Uint8Array(Float32Array.from(pixels, (value) => value / 16).buffer),
  'numbers of eight bytes': new Uint8Array(Float64Array.from(pixels, (value) => value - 3.5).buffer),
};

for (const [name, bytes] of Object.entries(arrays)) {
  test(`an array written as its bytes is read back: ${name}`, async () => {
    const input = { image: Buffer.from(bytes).toString('base64') };
    const [event] = (await readRecords([{ ...base, input }])).events;
    const expected = name.startsWith('bytes')
      ? [...bytes]
      : pixels.map((value) => (name.includes('four') ? value / 16 : value - 3.5));
    assert.deepEqual([event?.['kind'], event?.['vector']], ['vector', expected]);
    const [bare] = (await readRecords([{ ...base, input: input.image }])).events;
    assert.deepEqual(bare?.['vector'], expected);
  });
}

test('an array of more numbers than a vector has is told apart and not looked into', async () => {
  const input = { image: Buffer.alloc(4 * 1024 * 1025, 7).toString('base64') };
  const larger = { image: Buffer.alloc(1025 * 1025, 7).toString('base64') };
  const [event, other] = (
    await readRecords([
      { ...base, input: larger },
      { ...base, input },
    ])
  ).events;
  assert.deepEqual([event?.['kind'], other?.['kind']], ['hidden', 'hidden']);
});

test('keys, digests and long words are no pictures', async () => {
  for (const word of ['a'.repeat(64), 'Zm9v'.repeat(20), 'deadbeef'.repeat(16)]) {
    const [event] = (await readRecords([{ ...base, input: { session: word, size: 3 } }])).events;
    assert.equal(event?.['kind'], 'fields');
  }
});
