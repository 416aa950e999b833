/** The catalogue as people and programs get it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectors, namedPatterns, withoutFields } from '../../src/commands/catalogue.js';
import { run } from './fake-io.js';

test('the list names every feature, link and pattern', async () => {
  const { code, out, err } = await run(['detectors']);
  assert.deepEqual([code, err], [0, '']);
  for (const { id } of [...detectors, ...namedPatterns]) assert.match(out, new RegExp(`^. ${id} +. `, 'm'));
});

test('one of them is described with its source, thresholds and honest look-alikes', async () => {
  for (const { id, title, benign } of detectors) {
    const { code, out } = await run(['detectors', id, '--width', '200']);
    assert.equal(code, 0);
    for (const words of [id, title, 'source', ...benign]) assert.ok(out.includes(words), `${id}: ${words}`);
  }
  for (const { id, title, on, signs, measure, benign } of namedPatterns) {
    const { out } = await run(['detectors', id, '--width', '500']);
    for (const words of [id, title, on, signs, measure, ...benign]) assert.ok(out.includes(words), `${id}: ${words}`);
  }
});

test('programs get JSON, one object a line or all in one', async () => {
  const { out } = await run(['detectors', '--format', 'ndjson']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string });
  assert.deepEqual(
    lines.map(({ id }) => id),
    [...detectors, ...namedPatterns].map(({ id }) => id),
  );
  const { out: all } = await run(['detectors', '--format', 'json']);
  assert.deepEqual(JSON.parse(all), lines);
});

test('an unknown detector is answered with the nearest', async () => {
  const { code, err } = await run(['detectors', 'flip-shar']);
  assert.equal(code, 2);
  assert.equal(err, 'clonewatch: unknown detector "flip-shar"\nhint: did you mean flip-share?\n');
});

test('detectors that need a missing field are told, with the field', () => {
  const lost = withoutFields(['probabilities', 'agent']);
  assert.ok(lost.some(({ id, missing }) => id === 'low-margin-share' && missing.includes('probabilities')));
  assert.ok(lost.every(({ missing }) => missing.length > 0));
  assert.deepEqual(withoutFields([]), []);
});
