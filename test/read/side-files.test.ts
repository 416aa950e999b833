/** Bodies of Bedrock that lie in files of their own, in a copy of the bucket. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isSideFile } from '../../src/read/side-files.js';
import { folderOf, readFiles } from './reading.js';

const hour = 'AWSLogs/111122223333/BedrockModelInvocationLogs/us-east-1/2026/01/05/10';

function call(id: string, input: object, output: object): string {
  return JSON.stringify({
    ...{ schemaType: 'ModelInvocationLog', timestamp: '2026-01-05T10:00:00Z', requestId: id, modelId: 'm' },
    ...{ identity: { arn: 'arn:aws:iam::111122223333:user/a' }, operation: 'InvokeModel', input, output },
  });
}

const request = { anthropic_version: 'x', max_tokens: 9, messages: [{ role: 'user', content: 'a long question' }] };
const answer = {
  content: [{ type: 'text', text: 'an answer that goes on' }],
  usage: { input_tokens: 7, output_tokens: 5 },
};

function written(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = folderOf({});
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function pointers(key: string): readonly [object, object] {
  return [
    { inputBodyS3Path: `s3://bucket/${key}_input.json.gz` },
    { outputBodyS3Path: `s3://bucket/${key}_output.json` },
  ];
}

test('bodies beside the log are read, from a copy of the bucket and from one of the folder alone', async () => {
  const side = {
    'data/r1_input.json.gz': gzipSync(JSON.stringify(request)),
    'data/r1_output.json': JSON.stringify(answer),
  };
  const log = `${call('r1', ...pointers(`logs/${hour}/data/r1`))}\n`;
  const places = Object.entries(side);
  for (const files of [
    { [`copy/${hour}/log.json`]: log, ...Object.fromEntries(places.map(([n, b]) => [`copy/${hour}/${n}`, b])) },
    { 'ten/log.json': log, ...Object.fromEntries(places.map(([n, b]) => [`ten/${n}`, b])) },
  ]) {
    const { events, report } = await readFiles([written(files)]);
    assert.deepEqual(
      events.map(({ kind, text, outputText, maxTokens, tokensIn }) => [kind, text, outputText, maxTokens, tokensIn]),
      [['text', 'a long question', 'an answer that goes on', 9, 7]],
    );
    assert.deepEqual([report.files.length, report.notes], [1, []]);
  }
});

test('without a copy the input is known to have been there, and paths that lead elsewhere are not followed', async () => {
  const outside = written({ 'secret.json': '{"messages":[{"role":"user","content":"not for us"}]}' });
  const keys = [
    `logs/${hour}/data/r1`,
    '../secret',
    `data/../../${outside}/secret`,
    'data/r/../../../../../../etc/passwd',
  ];
  const lines = keys.map((key, i) => call(`r${i}`, { inputBodyS3Path: `s3://bucket/${key}.json` }, {}));
  const { events } = await readFiles([join(written({ 'logs/log.jsonl': `${lines.join('\n')}\n` }), 'logs')]);
  assert.deepEqual(
    [...new Set(events.map(({ kind, text }) => `${String(kind)} ${String(text)}`))],
    ['hidden undefined'],
  );
});

test('files that logs point to, and the check of permissions, are no logs', () => {
  assert.ok(isSideFile(`x/${hour}/data/r1_input.json.gz`));
  assert.ok(isSideFile('ten/data/r1_output.json'));
  assert.ok(isSideFile(`x/${hour}/amazon-bedrock-logs-permission-check`));
  assert.ok(!isSideFile(`x/${hour}/log.json.gz`));
  assert.ok(!isSideFile('data/2026-01-05.jsonl.gz'));
});
