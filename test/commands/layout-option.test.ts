/** Layouts from files: what detect prints is taken back, samples are checked, mistakes are said with their line. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { runDetect } from '../../src/commands/detect-run.js';
import { layoutOptions } from '../../src/commands/layout-option.js';
import { runScan } from '../../src/commands/scan-run.js';
import { UserError } from '../../src/errors.js';
import { readLog } from '../../src/read/read.js';
import { projectPath } from '../project.js';
import { everything, folderOf } from '../read/reading.js';
import { plainEvent } from '../read/plain-event.js';
import { fakeIo } from './fake-io.js';

const own = `id: acme-gateway
title: Gateway of Acme
columns:
  time: when.at
  account: [who.tenant, who.user]
  input: asked
  response: said
  latency: took
latency: s
strings: label
constants:
  model: shapes-v1
only:
  kind: [call, retry]
sample:
  record:
    kind: call
    when: { at: '2026-01-05T10:00:00Z' }
    who: { user: u-1 }
    asked: { width: 2 }
    said: round
    took: 0.25
  expect: { account: u-1, time: '2026-01-05T10:00:00Z', model: shapes-v1, label: round, latency: 250 }
`;

function fileOf(text: string): string {
  return join(folderOf({ 'own.yaml': text }), 'own.yaml');
}

async function problemOf(text: string): Promise<string> {
  const file = fileOf(text);
  try {
    await layoutOptions({ mapping: file });
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.message.replace(file, 'FILE');
  }
  return 'none';
}

test('a name that comes twice in a layout is refused with the file', async () => {
  assert.equal(await problemOf('preset: generic\nnames: [a, b, a]\n'), 'names in FILE: "a" is given twice');
});

test('a layout of one’s own is read from its file, and only its calls count', async () => {
  const { layout } = await layoutOptions({ preset: fileOf(own) });
  assert.ok(layout);
  const record = {
    kind: 'call',
    when: { at: 1_767_607_200 },
    who: { tenant: 't', user: 'u' },
    asked: 'is it round',
    said: 'yes',
    took: 1,
  };
  const lines = [record, { ...record, kind: 'ping' }, { ...record, kind: 'retry', who: {} }];
  const stdin = Readable.from(lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  const events: unknown[] = [];
  const { counts, mapping } = await readLog(['-'], { ...everything, layout, stdin }, (event) =>
    events.push(plainEvent(event)),
  );
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:00.000Z', account: 't', model: 'shapes-v1', latencyMs: 1000 },
      ...{ kind: 'text', text: 'is it round', label: 'yes' },
    },
  ]);
  assert.deepEqual([counts.skipped, counts.byReason], [1, { 'no-account': 1 }]);
  // A constant comes from no column.
  assert.deepEqual([mapping.input, mapping.model], ['asked', undefined]);
});

test('mistakes in a layout are said with place and what was expected', async () => {
  const cases: readonly (readonly [string, string])[] = [
    [own.replace('columns:', 'colums:'), 'FILE:3: unknown key "colums"'],
    [own.replace('  input:', '  imput:'), 'FILE: unknown event field "imput"'],
    [
      own.replace('latency: s', 'latency: minutes'),
      'FILE:9: "latency" is wrong: Invalid option: expected one of "s"|"ms"|"us"|"ns"',
    ],
    [own.replace('account: u-1', 'account: u-2'), 'FILE: the sample gives "u-1" for account; expected "u-2"'],
    [
      own.replace("at: '2026-01-05T10:00:00Z'", 'at: yesterday'),
      'FILE: the sample is rejected: the time could not be understood',
    ],
    [own.replace('  account: [who.tenant, who.user]\n', ''), 'FILE: no column for the account'],
    ['preset: kong\ncolumns: { account: [a, b] }\n', 'FILE: "account" cannot be set beside "preset"'],
    [
      'columns: {account: a\n',
      'FILE:2: no YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
    ['preset: konk\n', 'unknown preset "konk"'],
  ];
  for (const [text, message] of cases) assert.equal(await problemOf(text), message);
  assert.equal(await problemOf(own), 'none');
});

test('--preset forces a layout, and refuses names it does not know with the nearest', async () => {
  assert.deepEqual(await layoutOptions({ preset: 'kong' }), { preset: 'kong', map: {} });
  await assert.rejects(layoutOptions({ preset: 'bedrok' }), (error) => {
    assert.ok(error instanceof UserError);
    assert.match(error.hint, /did you mean bedrock/);
    return true;
  });
  await assert.rejects(layoutOptions({ preset: 'kong', mapping: 'x.yaml' }), UserError);
});

test('what detect prints as a mapping is taken back and reads the same', async () => {
  const log = projectPath('fixtures', 'logs', 'tabular', 'log.jsonl');
  const printed = fakeIo();
  await runDetect([log], { format: 'mapping' }, printed);
  const mapping = printed.stdout.text;
  assert.match(mapping, /^preset: generic\ncolumns:\n(?: {2}.*\n|#.*\n)*$/m);
  const file = fileOf(mapping);
  const again = fakeIo();
  await runDetect([log], { format: 'mapping', mapping: file }, again);
  assert.equal(again.stdout.text, mapping);
});

test('--rejected keeps the records that were lost, and only when the run is done', async () => {
  const folder = folderOf({ 'log.jsonl': '' });
  const log = join(folder, 'log.jsonl');
  const line = (i: number): string => JSON.stringify({ ts: 1_767_607_200 + i, account: 'a', input: `text ${i}` });
  writeFileSync(log, `${Array.from({ length: 20 }, (_, i) => line(i)).join('\n')}\n{"account":\n{"ts":1767607200}\n`);
  const rejected = join(folder, 'rejected.ndjson');
  await runScan([log], { rejected, quiet: true }, fakeIo());
  const lines = readFileSync(rejected, 'utf8')
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each) as unknown);
  assert.deepEqual(lines, [
    { place: `${log}:21`, reason: 'not-json', record: '{"account":' },
    { place: `${log}:22`, reason: 'no-account', record: '{"ts":1767607200}' },
  ]);
  await assert.rejects(runScan([log], { rejected: join(folder, 'none', 'x') }, fakeIo()), /there is no folder/);
});
