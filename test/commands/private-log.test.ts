/** Stderr under `--pseudonyms`: no path, no content, and what happened is still told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printSummary, printWarnings } from '../../src/commands/closing-summary.js';
import { shownLog } from '../../src/commands/private-log.js';
import { temporaryFolder } from '../temporary.js';
import { analysisExample } from './analysis-example.js';
import { fakeIo } from './fake-io.js';

const folder = temporaryFolder();
const pseudonyms = folder.write('names.key', 'the key of these tests, long enough\n');

test('without --pseudonyms nothing is replaced', () => {
  assert.equal(shownLog(analysisExample.log, {}), analysisExample.log);
});

test('files are told by their alias, the same in every line, with the line that was rejected', () => {
  const { files, counts, incomplete } = shownLog(analysisExample.log, { pseudonyms });
  const [a = '', b = ''] = files.map(({ path }) => path);
  assert.match(a, /^file-[0-9a-f]{16}$/);
  assert.deepEqual(
    counts.firstRejections.map(({ place, seen }) => [place, seen]),
    [17, 18, 19, 20].map((line) => [`${a}:${String(line)}`, '']),
  );
  assert.ok(incomplete[0]?.startsWith(`${b} could not be read to its end`), incomplete[0]);
});

test('neither words nor JSON lines hold a path or what stood in a record, for the quiet either', () => {
  const log = {
    ...analysisExample.log,
    notes: ['not read: logs/c.csv is empty', '3 records were delivered twice; each call counts once'],
  };
  const analysis = { ...analysisExample, log };
  for (const logFormat of ['text', 'json']) {
    for (const print of [printSummary, undefined]) {
      const io = fakeIo({ terminal: true });
      const options = { pseudonyms, logFormat };
      if (print === undefined) printWarnings(log, options, io);
      else print(analysis, options, io);
      assert.match(io.stderr.text, /file-[0-9a-f]{16}/);
      assert.doesNotMatch(io.stderr.text, /logs\/|key-4711|record 12/);
      assert.equal(print !== undefined, io.stderr.text.includes('delivered twice'));
    }
  }
});
