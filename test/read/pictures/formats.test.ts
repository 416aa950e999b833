/** JPEG, GIF and arrays of numpy against what Pillow and numpy read in them (`fixtures/pictures.json`), and against hostile bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { readGif } from '../../../src/read/pictures/gif.js';
import { gridOf } from '../../../src/read/pictures/grid.js';
import { readJpeg } from '../../../src/read/pictures/jpeg.js';
import { readNpy } from '../../../src/read/pictures/npy.js';
import type { Picture } from '../../../src/read/pictures/picture.js';
import { readPng } from '../../../src/read/pictures/png.js';
import { projectPath } from '../../project.js';
import { readRecords } from '../reading.js';

interface Drawn {
  readonly data: string;
  readonly width: number;
  readonly height: number;
  readonly grid: readonly number[];
}

interface Fixtures {
  readonly jpeg: Readonly<Record<string, Drawn>>;
  readonly gif: Readonly<Record<string, Drawn>>;
  readonly npy: Readonly<Record<string, { readonly data: string; readonly numbers: readonly number[] }>>;
}

const fixtures = JSON.parse(readFileSync(projectPath('fixtures', 'pictures.json'), 'utf8')) as Fixtures;

function bytesOf({ data }: { readonly data: string }): Buffer {
  return Buffer.from(data, 'base64');
}

function farthest(grid: readonly number[], from: readonly number[]): number {
  return Math.max(...grid.map((mean, i) => Math.abs(mean - (from[i] ?? NaN))));
}

function isReadByBlocks({ width }: Picture, drawn: Drawn): boolean {
  return width < drawn.width;
}

for (const [name, drawn] of Object.entries(fixtures.jpeg)) {
  test(`a JPEG ${name} has the brightness that Pillow finds`, () => {
    const picture = readJpeg(bytesOf(drawn));
    assert.ok(picture !== undefined);
    // Cells that cut a block take its mean for both sides: the picture has waves of some 40 levels over 16 pixels, a noise of 6, and an edge.
    const most = isReadByBlocks(picture, drawn) ? 20 : 0.6;
    const distance = farthest(gridOf(picture), drawn.grid);
    assert.ok(distance < most, `${String(distance)} levels apart`);
    const apart = gridOf(picture).reduce((sum, mean, i) => sum + Math.abs(mean - (drawn.grid[i] ?? NaN)), 0) / 256;
    assert.ok(apart < 2, `${String(apart)} levels apart in the mean`);
  });
}

test('blocks of 8 x 8 pixels that fill whole cells have the mean that Pillow finds, but for what is cut at black and white', () => {
  // Of 160 x 160 pixels four cells a side are five blocks.
  for (const name of ['without colours', 'progressive, without colours']) {
    const drawn = fixtures.jpeg[name];
    const picture = drawn === undefined ? undefined : readJpeg(bytesOf(drawn));
    assert.ok(picture !== undefined && drawn !== undefined);
    assert.deepEqual([picture.width, picture.height], [20, 20]);
    for (let four = 0; four < 16; four += 1) {
      const cells = [0, 1, 2, 3].flatMap((row) =>
        [0, 1, 2, 3].map((column) => ((four >>> 2) * 4 + row) * 16 + (four & 3) * 4 + column),
      );
      const mean = (grid: readonly number[]): number => cells.reduce((sum, cell) => sum + (grid[cell] ?? NaN), 0) / 16;
      assert.ok(Math.abs(mean(gridOf(picture)) - mean(drawn.grid)) < 0.6);
    }
  }
});

for (const [name, drawn] of Object.entries(fixtures.gif)) {
  test(`a GIF ${name} has the brightness that Pillow finds`, () => {
    const picture = readGif(bytesOf(drawn));
    assert.ok(picture !== undefined);
    assert.ok(farthest(gridOf(picture), drawn.grid) < 0.6);
  });
}

for (const [name, array] of Object.entries(fixtures.npy)) {
  test(`an array of numpy (${name}) has its numbers`, () => {
    assert.deepEqual([...(readNpy(bytesOf(array), 100) ?? [])], array.numbers);
  });
}

test('inputs are compared whatever the format: vectors of brightness and of numbers', async () => {
  const all = [...Object.values(fixtures.jpeg), ...Object.values(fixtures.gif), ...Object.values(fixtures.npy)];
  const records = all.map(({ data }) => ({
    ts: '2026-01-05T10:00:00Z',
    account: 'a',
    input: { image: { b64: data } },
  }));
  const { events } = await readRecords(records);
  const lengths = all.map((found) => ('numbers' in found ? found.numbers.length : 256));
  assert.deepEqual(
    events.map(({ kind, vector }) => [kind, (vector as readonly number[]).length]),
    lengths.map((length) => ['vector', length]),
  );
});

const readers: readonly (readonly [string, (bytes: Uint8Array) => unknown, readonly Buffer[]])[] = [
  ['JPEG', readJpeg, Object.values(fixtures.jpeg).map(bytesOf)],
  ['GIF', readGif, Object.values(fixtures.gif).map(bytesOf)],
  ['npy', (bytes) => readNpy(bytes, 100), Object.values(fixtures.npy).map(bytesOf)],
];

for (const [name, read, files] of readers) {
  test(`${name}: bytes that were changed, cut off or doubled end in a picture or in none, and never in an error`, () => {
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    const changed = fc.record({
      ...{ file: fc.constantFrom(...files), cut: fc.nat(), tail: fc.nat() },
      changes: fc.array(change, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(changed, ({ file, cut, tail, changes }) => {
        const bytes = Buffer.from(file);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        read(bytes);
        read(bytes.subarray(0, cut % bytes.length));
        read(Buffer.concat([bytes.subarray(0, cut % bytes.length), bytes.subarray(tail % bytes.length)]));
      }),
      { numRuns: 300 },
    );
  });
}

test('a picture that ends too early is none, but for a progressive one whose means are there', () => {
  for (const file of Object.values(fixtures.gif)) assert.equal(readGif(bytesOf(file).subarray(0, -40)), undefined);
  for (const [name, drawn] of Object.entries(fixtures.jpeg)) {
    const whole = readJpeg(bytesOf(drawn));
    const cut = readJpeg(bytesOf(drawn).subarray(0, -40));
    assert.deepEqual(cut, name.includes('progressive') ? whole : undefined, name);
  }
});

/** A JPEG that says it has more pixels than its data could hold. */
function inflated(drawn: Drawn): Buffer {
  const bytes = bytesOf(drawn);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(0xffff, frame + 5);
  bytes.writeUInt16BE(0xffff, frame + 7);
  return bytes;
}

function segment(marker: number, content: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, 0, content.length + 2, ...content]);
}

test('scans that take no bits end the picture, however many there are', () => {
  // 8,192 x 8,192 pixels of brightness, whose means have no table of codes: each scan would walk over a million blocks.
  const frame = segment(0xc2, [8, 32, 0, 32, 0, 1, 1, 0x11, 0]);
  const scans = Array.from({ length: 14_000 }, () => segment(0xda, [1, 1, 0, 0, 0, 0]));
  const quantization = segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]);
  assert.equal(readJpeg(Buffer.concat([Buffer.from([0xff, 0xd8]), quantization, frame, ...scans])), undefined);
});

test('a few bytes that stand for many pixels are not looked into', () => {
  const [drawn] = Object.values(fixtures.jpeg);
  assert.ok(drawn !== undefined);
  assert.equal(readJpeg(inflated(drawn)), undefined);
  const [gif] = Object.values(fixtures.gif);
  const bytes = gif === undefined ? Buffer.alloc(0) : bytesOf(gif);
  bytes.writeUInt16LE(4000, bytes.indexOf(0x2c, 13 + 6) + 5);
  assert.equal(readGif(bytes), undefined);
  // In 16 kilobytes 4,000 x 4,000 black pixels, and in some hundred bytes many of a bit each, or many rows.
  for (const [width, height, depth] of [
    [4000, 4000, 8],
    [700, 700, 1],
    [500_000, 1, 1],
    [1, 30_000, 1],
  ] as const) {
    const png = blackPng(width, height, depth);
    assert.ok(png.length < 20_000);
    assert.equal(readPng(png), undefined);
  }
  assert.notEqual(readPng(blackPng(320, 320, 1)), undefined);
});

test('the mean of each cell is that of its pixels, however narrow the picture is', () => {
  const shapes = [
    ...[1, 3, 16, 17, 40].flatMap((width) => [1, 5, 16, 33].map((height) => [width, height] as const)),
    [2.5, 1.25] as const,
  ];
  for (const [width, height] of shapes) {
    const stride = Math.ceil(width);
    const gray = Uint8Array.from({ length: stride * Math.ceil(height) }, (_, i) => (i * 89) % 256);
    const grid = gridOf({ width, height, stride, gray });
    // A hundred times a hundred points of a cell stand for its area.
    const at = (place: number, size: number): number => Math.floor(((place + 0.5) * size) / 1600);
    grid.forEach((mean, cell) => {
      const [row, column] = [cell >>> 4, cell & 15];
      let sum = 0;
      for (let y = 0; y < 100; y += 1) {
        for (let x = 0; x < 100; x += 1)
          sum += gray[at(100 * row + y, height) * stride + at(100 * column + x, width)] ?? 0;
      }
      assert.ok(Math.abs(sum / 10_000 - mean) < 4, `${String(width)} x ${String(height)}, cell ${String(cell)}`);
    });
  }
});

function blackPng(width: number, height: number, depth: number): Buffer {
  const header = Buffer.from([...[0, 0, 0, 0, 0, 0, 0, 0], depth, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const data = deflateSync(Buffer.alloc(height * (Math.ceil((width * depth) / 8) + 1)));
  const chunk = (name: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length);
    head.write(name, 4);
    return Buffer.concat([head, content, Buffer.alloc(4)]);
  };
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', data)]);
}
