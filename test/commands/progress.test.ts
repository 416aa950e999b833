/** The line of progress: only for somebody who waits at a terminal, and gone at the end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteText, progressLine, progressText } from '../../src/commands/progress.js';
import { fakeIo } from './fake-io.js';

const halfway = { bytesRead: 600_000_000, bytesTotal: 1_200_000_000, records: 1_200_345 };

test('it tells share, rate, records and time left', () => {
  // 600 MB in 4 s are 150 MB/s; the other 600 MB take 4 s more.
  assert.equal(progressText(halfway, 4), 'reading  50 %  0:04 left  600 MB of 1.2 GB  150 MB/s  1,200,345 records');
});

test('of standard input nobody knows the end', () => {
  assert.equal(progressText({ ...halfway, bytesTotal: NaN }, 4), 'reading  600 MB  150 MB/s  1,200,345 records');
});

test('hours are told from the first one', () => {
  assert.match(progressText({ bytesRead: 1_000_000, bytesTotal: 3_662_000_000, records: 1 }, 1), /1:01:01 left/);
});

test('sizes have three digits', () => {
  assert.deepEqual([0, 999, 1000, 123_456, 1.5e12].map(byteText), ['0 B', '999 B', '1 kB', '123 kB', '1.5 TB']);
});

function progressOf(terminal: boolean, quiet: boolean, times: readonly number[]): string {
  let now = 0;
  const { stderr } = fakeIo({ terminal, columns: 30 });
  const line = progressLine(stderr, quiet, () => now);
  for (const time of times) {
    now = time;
    line.update(halfway);
  }
  line.finish();
  return stderr.text;
}

test('the first second is silent', () => {
  assert.equal(progressOf(true, false, [10, 500, 999]), '');
});

test('then one line is rewritten, not more often than five times a second, and taken away', () => {
  const text = progressOf(true, false, [1000, 1050, 1199, 1200]);
  const [before, first = '', second = '', ...rest] = text.split('\r\u001b[K');
  assert.equal(before, '');
  assert.deepEqual(rest, ['']);
  // One column less than the terminal, or some terminals begin a new line.
  for (const line of [first, second]) assert.match(line, /^reading.{22}$/);
});

test('without a terminal, or when quiet is asked for, nothing is printed', () => {
  assert.equal(progressOf(false, false, [5000]), '');
  assert.equal(progressOf(true, true, [5000]), '');
});
