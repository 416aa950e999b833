/** The page of log formats says what presets and dialects declare. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatsPage } from '../../bench/formats-page.js';
import { dialects } from '../../src/read/dialects/index.js';
import { presets } from '../../src/read/presets/index.js';

test('a layout shows its own columns, what only bodies can tell, and what it never has', () => {
  const page = formatsPage(presets, dialects);
  const [bedrock] = page.split('\n').filter((line) => line.startsWith('| `bedrock` |'));
  assert.equal(
    bedrock,
    '| `bedrock` | Amazon Bedrock model-invocation log | stable | `identity.arn` | `timestamp` | - | - | `input.inputBodyJson` | ' +
      '`output.outputBodyJson` | *body* | `input.inputTokenCount` | `errorCode` | `output.outputBodyJson.metrics.latencyMs` |',
  );
});

test('every preset and every dialect has its line', () => {
  const lines = formatsPage(presets, dialects).split('\n');
  for (const { id } of [...presets, ...dialects])
    assert.ok(
      lines.some((line) => line.startsWith(`| \`${id}\` |`)),
      id,
    );
});
