/** `--log-format json`: whatever goes to stderr is one object a line, and nothing else changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../src/commands/index.js';
import { likelyLogFormat } from '../../src/commands/log-format.js';
import { printSummary, printWarnings } from '../../src/commands/closing-summary.js';
import { hostile } from '../findings-example.js';
import { temporaryFolder } from '../temporary.js';
import { analysisExample } from './analysis-example.js';
import { fakeIo, run } from './fake-io.js';

const environment = { SOURCE_DATE_EPOCH: '1795230000' };
const folder = temporaryFolder();
const log = folder.write(
  'calls.jsonl',
  Array.from({ length: 30 }, (_, i) =>
    JSON.stringify({ account: `a${String(i % 3)}`, timestamp: '2026-11-01T08:00:00Z', prompt: `what is ${String(i)}` }),
  ).join('\n') + '\n{"account": broken\n',
);

type Line = Readonly<Record<string, unknown>>;

function linesOf(text: string): Line[] {
  assert.match(text, /^[^\n]+(\n[^\n]+)*\n$/);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const value = JSON.parse(line) as Line;
      assert.deepEqual(Object.keys(value).slice(0, 3), ['time', 'level', 'message']);
      assert.equal(value['time'], '2026-11-21T03:00:00.000Z');
      return value;
    });
}

function printed(print: (io: ReturnType<typeof fakeIo>) => void): Line[] {
  const io = fakeIo({ environment, terminal: true });
  print(io);
  assert.doesNotMatch(io.stderr.text, /[^\P{Cc}\n]|\p{Cf}/u);
  return linesOf(io.stderr.text);
}

test('the closing summary accounts for every record and account in numbers', () => {
  const lines = printed((io) => {
    printSummary(analysisExample, { logFormat: 'json' }, io);
  });
  const [finished = {}] = lines;
  assert.equal(finished['message'], 'analysis finished');
  assert.equal(Number(finished['events']) + Number(finished['rejected']) + Number(finished['skipped']), 50_010);
  assert.equal(finished['read'], 50_010);
  assert.deepEqual(finished['levels'], { none: 3, watch: 2, suspect: 1, critical: 2 });
  assert.equal(finished['seconds'], 2.5);
  const messages = lines.map(({ message }) => message);
  for (const message of ['records rejected', 'not judged', 'note', 'input incomplete'])
    assert.ok(messages.includes(message), message);
});

test('what stood in rejected records is never logged, not even at a terminal', () => {
  const lines = printed((io) => {
    printSummary(analysisExample, { logFormat: 'json' }, io);
  });
  const rejected = lines.find(({ message }) => message === 'records rejected');
  assert.deepEqual(rejected?.['byReason'], { 'not-json': 5, 'no-account': 2 });
  assert.ok(!JSON.stringify(lines).includes('key-4711'));
});

test('for the quiet only what is incomplete is logged', () => {
  const lines = printed((io) => {
    printWarnings(analysisExample.log, { logFormat: 'json' }, io);
  });
  assert.deepEqual(
    lines.map(({ level, message }) => [level, message]),
    [['warn', 'input incomplete']],
  );
});

test('a scan says the same on stdout and JSON on stderr', async () => {
  const words = await run(['scan', log, '--width', '100'], { environment });
  const json = await run(['scan', log, '--width', '100', '--log-format', 'json'], { environment, terminal: false });
  assert.deepEqual([json.code, json.out], [words.code, words.out]);
  const [finished = {}, rejected = {}] = linesOf(json.err);
  assert.deepEqual([finished['read'], finished['events'], finished['accounts']], [31, 30, 3]);
  assert.deepEqual(rejected['byReason'], { 'not-json': 1 });
});

test('errors are one object with hint and exit code, mistakes in the command line too', async () => {
  for (const [argv, code] of [
    [['scan', folder.in('none'), '--log-format', 'json'], 3],
    [['scan', log, '--fromat', 'json', '--log-format=json'], 2],
    [['scna', '--log-format', 'json'], 2],
    [['detectors', `no${hostile}`, '--log-format', 'json'], 2],
  ] as const) {
    const ended = await run(argv, { environment });
    assert.equal(ended.code, code, argv.join(' '));
    const [line = {}, ...rest] = linesOf(ended.err);
    assert.deepEqual([rest.length, line['level'], line['exitCode']], [0, 'error', code]);
    assert.ok(String(line['hint']).length > 5);
  }
});

test('the environment may ask for it, and a flag has the last word', async () => {
  const asking = { environment: { ...environment, CLONEWATCH_LOG_FORMAT: 'json' } };
  assert.equal(linesOf((await run(['scan', folder.in('none')], asking)).err).length, 1);
  assert.match((await run(['scan', folder.in('none'), '--log-format', 'text'], asking)).err, /^clonewatch: /);
});

test('a format nobody knows is a mistake for every command, and a clock that makes no sense does not hide it', async () => {
  for (const { id } of commands) {
    const { out } = await run([id, '--help']);
    assert.match(out, /--log-format <format>/, id);
  }
  const { code, err } = await run(['detectors', '--log-format', 'jsno']);
  assert.deepEqual(
    [code, err],
    [2, 'clonewatch: unknown log format "jsno"\nhint: did you mean json? known: text, json\n'],
  );
  const odd = await run(['scan', log, '--log-format', 'json'], { environment: { SOURCE_DATE_EPOCH: 'soon' } });
  assert.equal(odd.code, 2);
  assert.match(String((JSON.parse(odd.err) as Line)['message']), /SOURCE_DATE_EPOCH "soon"/);
});

test('what looks like the option after -- is a path', () => {
  assert.equal(likelyLogFormat(['scan', '--', '--log-format', 'json'], {}), 'text');
  assert.equal(likelyLogFormat(['scan', '--log-format', 'json'], {}), 'json');
});
