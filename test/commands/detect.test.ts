/** What `detect` can be asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();

test('detect refuses what only matters to who reads a log to its end', async () => {
  const log = folder.write('log.jsonl', '{"ts":"2026-11-01T00:00:00Z","account":"a","input":"hello"}\n');
  for (const option of [['--rejected', 'lost.ndjson'], ['--memory', '1G'], ['--workers', '2'], ['--strict']]) {
    const { code, err } = await run(['detect', log, ...option]);
    assert.equal(code, 2);
    assert.match(err, /unknown option/);
  }
  assert.equal((await run(['detect', log, '--by', 'account', '--since', '2026-10-01'])).code, 0);
});
