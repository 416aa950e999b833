/** Where the engine has no WebAssembly, what is written in TypeScript reads the same. Node runs every file of tests in a process of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

Reflect.deleteProperty(globalThis, 'WebAssembly');
const { lineKernel } = await import('../../../src/read/kernel/line-kernel.js');
const { readBytes } = await import('../reading.js');

test('rows of CSV are read from their bytes without the kernel, and give the events of csv-parse', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const inputs = [
      `"text ${i} ""quoted"", and more"`,
      `"[${i},-1.5]"`,
      `"{""width"":${i},""shape"":""round""}"`,
      'bare',
    ];
    return `2026-03-01T00:00:00Z,a${i % 7},r${i},${inputs[i % 4] ?? ''},"{""label"":""yes""}"\n`;
  });
  const bytes = [Buffer.from(`ts,account,request_id,input,output\n${rows.join('')}`)];
  const scanned = await readBytes(bytes);
  const parsed = await readBytes(bytes, { strict: true });
  assert.deepEqual(scanned.events, parsed.events);
  assert.equal(scanned.events.length, 400);
  assert.equal(scanned.report.lines.scanned, 144);
});

test('lines are read from their bytes without the kernel, and give the events of JSON.parse', async () => {
  assert.equal(lineKernel(), undefined);
  const lines = Array.from({ length: 400 }, (_, i) => {
    const inputs = [`text ${i} "quoted"`, [i, -1.5, 2e3], { width: i, shape: 'round' }];
    const call = { ts: '2026-03-01T00:00:00Z', account: `a${i % 7}`, request_id: `r${i}`, input: inputs[i % 3] };
    return `${JSON.stringify({ ...call, output: { label: 'yes', probs: { yes: 0.75, no: 0.25 } } })}\n`;
  });
  const bytes = [Buffer.from(lines.join(''))];
  const scanned = await readBytes(bytes);
  const parsed = await readBytes(bytes, { strict: true });
  assert.deepEqual(scanned.events, parsed.events);
  assert.equal(scanned.events.length, 400);
  assert.deepEqual(scanned.report.lines, { scanned: 144, parsed: 0, mended: 0 });
});
