/** A saved document renders as the run itself did. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reporters } from '../../src/report/index.js';
import { json } from '../../src/report/json.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
const saved = folder.write('findings.json', rendered(json, example));

for (const reporter of reporters) {
  test(`${reporter.id} of a saved document is ${reporter.id} of the run`, async () => {
    const { code, out, err } = await run(['report', saved, '--format', reporter.id, '--width', '90', '--top', 'all']);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, rendered(reporter, example, { width: 90 }));
  });
}

test('a document may come through a pipe', async () => {
  const { out } = await run(['report', '-', '--top', '1'], { input: rendered(json, example) });
  assert.match(out, /1 of 8 accounts shown/);
});

test('what is no document ends with 3', async () => {
  const { code, out, err } = await run(['report', folder.write('x.json', 'x')]);
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, /^clonewatch: .*x\.json is not a findings document: .*\nhint: save one with: clonewatch scan /);
});
