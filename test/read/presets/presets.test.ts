/** Every preset satisfies the laws of presets, and no log in our own layout is taken for a vendor's. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { presetOf, presets } from '../../../src/read/presets/index.js';
import { detectLog } from '../../../src/read/detect.js';
import * as laws from '../../laws/preset-laws.js';
import { projectPath } from '../../project.js';
import { everything, readRecords } from '../reading.js';
import { exampleOf } from './preset-event.js';

for (const preset of presets) {
  test(`${preset.id}: metadata is complete`, () => {
    laws.hasMetadata(preset);
  });
  test(`${preset.id}: its example is its own and nobody else's`, () => {
    laws.recognisesItsOwn(preset);
  });
  test(`${preset.id}: its example gives events with account and time`, () => laws.givesEvents(preset));
  test(`${preset.id}: hostile values in every column lose no record`, () => laws.survivesHostileValues(preset));
  test(`${preset.id}: secrets in headers reach no event`, () => laws.keepsSecretsOut(preset));
}

const kept = [
  ...readdirSync(projectPath('fixtures', 'logs')).map((name) => projectPath('fixtures', 'logs', name, 'log.jsonl')),
  ...readdirSync(projectPath('fixtures', 'logs')).map((name) => projectPath('fixtures', 'logs', name, 'log.csv')),
  projectPath('fixtures', 'demo'),
  projectPath('fixtures', 'good'),
];

test('kept logs in our own layout are all read by the generic preset', async () => {
  const { inputs } = await detectLog(kept, { ...everything, stdin: Readable.from([]) });
  assert.ok(inputs.length >= 16);
  for (const { path, preset } of inputs) assert.equal(preset, 'generic', path);
});

test('two layouts that are equally sure are both passed over', () => {
  const [bedrock, kong] = ['bedrock', 'kong'].map((id) => presets.find((preset) => preset.id === id)?.example);
  assert.equal(presetOf([{ ...bedrock, ...kong, input: bedrock?.['input'] }]).id, 'generic');
});

test('a layout of which less than half of the records bear the signature is not believed', () => {
  const vendor = presets.find(({ id }) => id === 'litellm')?.example ?? {};
  const own = { ts: '2026-01-05T10:00:00Z', account: 'a', input: 'x' };
  assert.equal(presetOf([vendor, own, own]).id, 'generic');
  assert.equal(presetOf([vendor, vendor, own]).id, 'litellm');
  assert.equal(presetOf([]).id, 'generic');
});

test('envoy-ai: lines of its MCP proxy are no calls, from their bytes as parsed; calls that failed are', async () => {
  const call = exampleOf('envoy-ai');
  const none = { 'gen_ai.request.model': null, 'gen_ai.usage.input_tokens': null, 'gen_ai.usage.output_tokens': null };
  const failed = { ...call, ...none, response_code: 401 };
  const other = { ...failed, 'x-envoy-origin-path': '/mcp' };
  const records = [...Array.from({ length: 300 }, () => call), other, failed].map((record, i) => ({
    ...record,
    'x-request-id': `r${i}`,
  }));
  for (const strict of [false, true]) {
    const { events, report } = await readRecords(records, { strict });
    assert.deepEqual([events.length, report.counts.skipped], [301, 1]);
    assert.equal(report.lines.scanned > 40, !strict);
  }
});
