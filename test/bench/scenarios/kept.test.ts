/** The logs kept in fixtures are what the generator makes now. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { FIXTURE_SEED, makeScenario } from '../../../bench/scenarios/index.js';
import { keptDemo, keptGood } from '../../../bench/scenarios/kept.js';
import type { Label } from '../../../bench/scenarios/scenario.js';
import { jsonLines, labelsCsv } from '../../../bench/scenarios/write.js';
import { projectPath } from '../../project.js';

const labels: Label[] = [];

for (const [name, file] of [...keptDemo, ...keptGood]) {
  test(`fixtures/${file} is the scenario ${name}`, () => {
    const played = makeScenario(name, { seed: FIXTURE_SEED });
    const made = createHash('sha256');
    for (const chunk of jsonLines(played.records)) made.update(chunk);
    const kept = gunzipSync(readFileSync(projectPath('fixtures', file)));
    assert.equal(
      createHash('sha256').update(kept).digest('hex'),
      made.digest('hex'),
      'run npm run demo and commit the files',
    );
    if (file.startsWith('demo')) labels.push(...played.labels);
  });
}

test('fixtures/demo-labels.csv holds the labels of the demo', () => {
  assert.equal(readFileSync(projectPath('fixtures', 'demo-labels.csv'), 'utf8'), labelsCsv(labels));
});
