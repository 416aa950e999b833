/** Decimals of Arrow become the numbers they stand for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal, makeData, Table, tableToIPC, Utf8, vectorFromArray, Vector } from 'apache-arrow';
import { decimalOf } from '../../src/read/formats/arrow-decimals.js';
import { readBytes } from './reading.js';

test("words of 32 bits, lowest first, in two's complement", () => {
  assert.equal(decimalOf(Uint32Array.of(12345, 0, 0, 0), 2), 123.45);
  assert.equal(decimalOf(Uint32Array.of(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff), 1), -0.1);
  // 2^64 + 1 without a fraction: an id that no number holds.
  assert.equal(decimalOf(Uint32Array.of(1, 0, 1, 0), 0), '18446744073709551617');
  assert.equal(decimalOf(Uint32Array.of(7), 0), 7);
  assert.equal(decimalOf(Uint32Array.of(7, 0), -3), 7000);
});

test('a column of decimals is read, as a latency and as the name of an account', async () => {
  const decimals = (numbers: readonly number[], scale: number): Vector => {
    const data = new Uint32Array(numbers.flatMap((number) => [number, 0, 0, 0]));
    return new Vector([makeData({ type: new Decimal(scale, 12, 128), length: numbers.length, data })]);
  };
  const table = new Table({
    account: decimals([42, 43], 0),
    latency_ms: decimals([12_500, 250], 3),
    input: vectorFromArray(['a', 'b'], new Utf8()),
  });
  const { events } = await readBytes(Buffer.from(tableToIPC(table, 'stream')));
  assert.deepEqual(
    events.map(({ account, latencyMs }) => [account, latencyMs]),
    [
      ['42', 12.5],
      ['43', 0.25],
    ],
  );
});
