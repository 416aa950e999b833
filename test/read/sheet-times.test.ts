/** Times as spreadsheets write them: days since 1900, and dates whose order only the column tells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from './reading.js';

/** 46027.41667 days after the last day of 1899 it is 2026-01-05 10:00 (Excel: =DATE(2026,1,5) is 46027). */
async function timesOf(cells: readonly string[], separator = ','): Promise<readonly unknown[]> {
  const rows = Array.from({ length: 300 }, (_, i) =>
    [cells[i % cells.length], `a-${String(i % 3)}`, 'hi'].join(separator),
  );
  const log = `${['timestamp', 'account', 'prompt'].join(separator)}\n${rows.join('\n')}\n`;
  const [read, parsed] = await Promise.all([readBytes(log), readBytes(log, { strict: true })]);
  assert.deepEqual(read.events, parsed.events);
  assert.equal(read.report.counts.events, 300);
  return [...new Set(read.events.map(({ time }) => time))];
}

test('days since 1900 are times to the second, with a point or a comma', async () => {
  const expected = ['2026-01-05T10:00:00.288Z', '2026-01-05T12:00:00.000Z'];
  assert.deepEqual(await timesOf(['46027.41667', '46027.5000']), expected);
  assert.deepEqual(await timesOf(['46027,41667', '46027,5000'], ';'), expected);
});

test('seconds since a start are no times, and neither are whole numbers', async () => {
  assert.deepEqual(await timesOf(['40000.25', '40001.5']), [undefined]);
  assert.deepEqual(await timesOf(['46027', '46028']), [undefined]);
});

test('dates are read by the order that some of them allow alone', async () => {
  const expected = ['2026-01-05T10:00:00.000Z', '2026-01-25T09:05:00.000Z'];
  assert.deepEqual(await timesOf(['05/01/2026 10:00:00', '25/01/2026 9:05']), expected);
  assert.deepEqual(await timesOf(['1/5/2026 10:00', '1/25/2026 9:05']), expected);
  assert.deepEqual(await timesOf(['05-01-2026 10:00:00', '25-01-2026 09:05:00']), expected);
  assert.deepEqual(await timesOf(['05/01/2026 10:00:00 AM', '25/01/2026 9:05:00 AM']), expected);
  assert.deepEqual(await timesOf(['1/5/2026 10:00:00 AM UTC', '1/25/2026 9:05:00 AM UTC']), expected);
});

test('dates that could be read in two ways are not read, and the report says why', async () => {
  assert.deepEqual(await timesOf(['05/01/2026 10:00:00', '06/01/2026 09:00:00']), [undefined]);
  assert.deepEqual(await timesOf(['25/01/2026 10:00:00', '01/25/2026 09:00:00']), [undefined]);
  const { report } = await readBytes('timestamp,account,prompt\n05/01/2026 10:00:00,a,hi\n');
  assert.ok(report.notes.some((note) => note.includes('whether the day or the month comes first')));
});

test('dates with AM and PM that could be read in two ways have the month first, and the report says so', async () => {
  assert.deepEqual(await timesOf(['1/5/2026 10:00:00 AM', '1/6/2026 9:05:00 PM']), [
    '2026-01-05T10:00:00.000Z',
    '2026-01-06T21:05:00.000Z',
  ]);
  const { report } = await readBytes('timestamp,account,prompt\n1/5/2026 10:00:00 AM,a,hi\n');
  assert.ok(report.notes.some((note) => note.startsWith('dates are read with the month first')));
});
