/** Lines longer than the memory of the kernel has room for are read from their bytes all the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../reading.js';

function line(id: number, letters: number): Buffer {
  const input = `"${'é\\n'.repeat(letters / 4)}`;
  return Buffer.from(`${JSON.stringify({ ts: '2026-03-01T00:00:00Z', account: 'a', request_id: `r${id}`, input })}\n`);
}

test('lines of every length, whatever blocks they come in, give the events of JSON.parse', async () => {
  const settled = Array.from({ length: 256 }, (_, i) => line(i, 0));
  const lengths = [0, 5, 250_000, 300_000, 700_000, 1_300_000, 3, 524_000, 524_288, 8];
  const tail = Buffer.concat(lengths.map((letters, i) => line(1000 + i, letters)));
  const blocks = [...settled];
  for (const [at, bytes] of [
    [0, 100_000],
    [100_000, 262_144],
    [362_144, 524_288],
    [886_432, tail.length],
  ] as const)
    blocks.push(tail.subarray(at, Math.min(tail.length, at + bytes)));
  const scanned = await readBytes(blocks);
  const parsed = await readBytes(blocks, { strict: true });
  assert.deepEqual(scanned.events, parsed.events);
  assert.deepEqual(scanned.report.lines, { scanned: lengths.length, parsed: 0, mended: 0 });
});
