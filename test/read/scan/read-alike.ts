/** The byte scanner against JSON.parse: lines read both ways. */
import assert from 'node:assert/strict';
import type { ReadOptions } from '../../../src/read/read.js';
import { readBytes } from '../reading.js';
import type { Read } from '../reading.js';

/** The record as another call than all others: by the id of its request, wherever that stands. */
export function asCall(record: object, n: number | string): object {
  const id = `call-${n}`;
  const [name] = Object.keys(record).filter((column) => /^id$|(?:request|correlation)[-_]?id$/i.test(column));
  if (name !== undefined) return { ...record, [name]: id };
  const request = 'request' in record ? record.request : undefined;
  return typeof request === 'object' && request !== null && 'id' in request
    ? { ...record, request: { ...request, id } }
    : record;
}

/** Records that only settle the columns; those under test come behind them. Each is another call. */
function sample(record: object): string {
  const lines = Array.from({ length: 256 }, (_, i) => `${JSON.stringify(asCall(record, `settles-${i}`))}\n`);
  return lines.join('');
}

export const usual = {
  ts: '2026-03-01T00:00:00Z',
  account: 'first',
  ip: '203.0.113.1',
  user_agent: 'curl/8',
  model: 'm',
  endpoint: '/v1/predict',
  request_id: 'r0',
  status: 200,
  latency_ms: 12.5,
  input: 'settles the columns',
  output: { label: 'yes', probs: { yes: 0.9, no: 0.1 } },
  params: { temperature: 0 },
  tokens_in: 3,
  tokens_out: 1,
};

function told({ events, report }: Read): unknown {
  const { counts, rows, fields, dialects } = report;
  assert.ok(rows >= 256, 'every record of the sample counts');
  return { events: events.slice(256), counts, rows, fields, dialects };
}

/** Reads the lines both ways, checks that nothing differs, and says how many of them were read from their bytes. */
export async function compare(
  lines: string | Buffer,
  first: object = usual,
  options: Partial<ReadOptions> = {},
): Promise<Read['report']['lines']> {
  // In blocks, so that some lines lie in one and others in two.
  const tail = Buffer.from(lines);
  const bytes = [Buffer.from(sample(first)), tail.subarray(0, 1000), tail.subarray(1000)];
  const scanned = await readBytes(bytes, options);
  const parsed = await readBytes(bytes, { ...options, strict: true });
  assert.deepEqual(told(scanned), told(parsed));
  assert.deepEqual(parsed.report.lines, { scanned: 0, parsed: 0, mended: scanned.report.lines.mended });
  return scanned.report.lines;
}
