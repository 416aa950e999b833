/** gzip of several members and zstd of several frames, by their bytes, in whatever pieces they come. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { compressionOf } from '../../src/read/decoder.js';
import { decoderFor } from '../../src/read/open-decoder.js';
import { DamagedInput } from '../../src/read/damaged-input.js';
import { ZstdFrames } from '../../src/read/zstd-frames.js';
import { projectPath } from '../project.js';
import { folderOf, readBytes, readFiles } from './reading.js';

const chat = projectPath('fixtures', 'logs', 'chat');
const plain = readFileSync(join(chat, 'log.jsonl'));
const gzip = readFileSync(join(chat, 'log.jsonl.gz'));
const zstd = readFileSync(join(chat, 'log.jsonl.zst'));

async function decode(bytes: Buffer, cuts: readonly number[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const decoder = await decoderFor(compressionOf(bytes), (block) => {
    parts.push(Buffer.from(block));
  });
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i += 1) await decoder.write(Buffer.from(bytes.subarray(places[i - 1], places[i])));
  await decoder.end();
  return Buffer.concat(parts);
}

for (const [name, bytes] of Object.entries({ gzip, zstd })) {
  test(`${name} gives the same bytes in whatever pieces it comes`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        assert.ok((await decode(bytes, cuts)).equals(plain));
      }),
      { numRuns: 25 },
    );
  });

  test(`${name} that breaks off anywhere gives a beginning of the text and says so`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: bytes.length - 1 }), async (length) => {
        const parts: Buffer[] = [];
        const decoder = await decoderFor(compressionOf(bytes), (block) => {
          parts.push(Buffer.from(block));
        });
        const damage: unknown = await decoder
          .write(bytes.subarray(0, length))
          .then(() => decoder.end())
          .catch((error: unknown) => error);
        const text = Buffer.concat(parts);
        assert.ok(plain.subarray(0, text.length).equals(text));
        // Cut exactly between two members or frames, what is left is whole.
        if (damage === undefined) assert.equal(text.at(-1), 10);
        else assert.ok(damage instanceof DamagedInput);
      }),
      { numRuns: 40 },
    );
  });

  test(`${name} is known by its bytes, not by its name`, async () => {
    const folder = folderOf({ log: bytes, 'wrong.csv': bytes });
    const { report } = await readFiles([join(folder, 'log'), join(folder, 'wrong.csv')]);
    assert.deepEqual(
      report.files.map(({ compression, container }) => [compression, container]),
      [
        [name, 'jsonl'],
        [name, 'jsonl'],
      ],
    );
    // One log under two names: each of its calls counts once.
    assert.deepEqual([report.counts.events, report.counts.skipped], [50, 50]);
  });
}

test('padding after the last gzip member is no data and no damage', async () => {
  const { report } = await readBytes(Buffer.concat([gzipSync('{"account":"a","ts":1767607200}\n'), Buffer.alloc(512)]));
  assert.deepEqual([report.counts.events, report.incomplete], [1, []]);
});

test('skippable zstd frames are passed over', async () => {
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  assert.ok((await decode(Buffer.concat([skippable, zstd, skippable]), [5, 9])).equals(plain));
});

test('a frame that only holds bytes as they are is read', async () => {
  // Magic, single segment with a one-byte content size of 3, one last raw block of 3 bytes (RFC 8878, 3.1.1).
  const stored = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 3, 0x19, 0, 0, 0x61, 0x62, 0x63]);
  assert.equal((await decode(Buffer.concat([stored, stored]), [])).toString(), 'abcabc');
});

test('whatever comes after a zstd frame and is none is damage', async () => {
  await assert.rejects(decode(Buffer.concat([zstd, Buffer.from('garbage')]), []), DamagedInput);
});

test('frames end where the stream says', async () => {
  const frames: number[] = [];
  let size = 0;
  const cutter = new ZstdFrames({
    bytes: (part) => {
      size += part.length;
      return Promise.resolve();
    },
    frameEnd: () => {
      frames.push(size);
      return Promise.resolve();
    },
  });
  await cutter.push(zstd);
  assert.equal(frames.length, 2);
  assert.equal(frames[1], zstd.length);
  assert.ok(cutter.isWhole);
});
