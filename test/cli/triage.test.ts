/** Triage as a person does it: at a terminal, key by key. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { json } from '../../src/report/json.js';
import { parseVerdicts } from '../../src/verdicts/file.js';
import type { Verdict } from '../../src/verdicts/verdict.js';
import { example } from '../findings-example.js';
import { displayWidth } from '../../src/report/text-width.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { atTerminal, type Session, type Step } from './pseudo-terminal.js';
import { runProgram } from './spawned.js';

const suspects = example.accounts.filter(({ level }) => level !== 'none');
const folder = temporaryFolder();
const saved = folder.write('findings.json', rendered(json, example));
const place = (number: number): string => `${number} of ${suspects.length}  `;
const KEYS = 'q quit';
let files = 0;

function session(steps: readonly Step[], more: readonly string[] = []): Session & { verdicts: readonly Verdict[] } {
  files += 1;
  const path = folder.in(`v${files}.yaml`);
  const ended = atTerminal(['triage', saved, '--verdicts', path, ...more], steps, folder.path);
  assert.equal(ended.missing, null, ended.output);
  assert.ok(ended.restored, 'the terminal is as it was before');
  const verdicts = existsSync(path) ? parseVerdicts(readFileSync(path, 'utf8'), path) : [];
  return { ...ended, verdicts };
}

/** Screens as they were drawn, each a list of lines without colours. */
function screens(output: string): string[][] {
  // eslint-disable-next-line no-control-regex -- what is sent to terminals begins with escape
  const plain = (text: string): string => text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
  return output
    .split('\u001b[H\u001b[2J')
    .slice(1)
    .map((screen) => plain(screen.split('\u001b[?25h')[0] ?? '').split('\r\n'));
}

test('each suspect is shown and decided on; every verdict is in the file; screens fit 80x24', () => {
  const names = suspects.map(({ account }) => account);
  const { code, output, verdicts } = session(
    [
      { until: KEYS, keys: 'c' },
      { until: 'confirm, because', keys: 'sold ix\u007ft\r' },
      { until: place(2), keys: 'd' },
      { until: 'dismiss, because', keys: 'load test\r' },
      { until: place(3), keys: 'q' },
      { until: '2 suspects decided' },
    ],
    ['--expires', '30d'],
  );
  assert.equal(code, 0);
  assert.deepEqual(
    verdicts.map(({ name, verdict, reason, author, at, expires, level }) => [
      name,
      verdict,
      reason,
      author,
      at,
      expires,
      level,
    ]),
    [
      [names[0], 'confirm', 'sold it', 'jo', '2026-11-25', null, null],
      [names[1], 'dismiss', 'load test', 'jo', '2026-11-25', '2026-12-25', suspects[1]?.level],
    ],
  );
  for (const screen of screens(output)) {
    assert.ok(screen.length <= 24, `${screen.length} lines`);
    for (const line of screen) assert.ok(displayWidth(line) <= 80, line);
  }
});

test('pages, back, skip and the campaign', () => {
  const inCampaign = suspects.findIndex(({ campaign }) => campaign !== null);
  assert.ok(inCampaign >= 0);
  const skips = Array.from({ length: inCampaign }, (_, i): Step => ({ until: place(i + 1), keys: 's' }));
  const { code, verdicts, output } = session([
    ...skips,
    { until: 'page 1/', keys: ' ' },
    { until: 'page 2/', keys: 'p' },
    { until: 'page 1/', keys: 'g' },
    { until: 'back to the account', keys: 'b' },
    { until: 'g campaign', keys: 's' },
    { until: place(inCampaign + 2), keys: 'b' },
    { until: place(inCampaign + 1), keys: 'q' },
    { until: '0 suspects decided' },
  ]);
  assert.deepEqual([code, verdicts], [0, []]);
  assert.ok(screens(output).some(([head = '']) => head.includes(`campaign ${suspects[inCampaign]?.campaign ?? '?'}`)));
});

test('Ctrl-C in the middle of a reason loses nothing that was decided, and ends with 130', () => {
  const { code, verdicts } = session([
    { until: KEYS, keys: 'w' },
    { until: 'watch, because', keys: 'asked them\r' },
    { until: place(2), keys: 'd' },
    { until: 'dismiss, because', keys: 'half a rea\u0003' },
    { until: '1 suspect decided' },
  ]);
  assert.deepEqual([code, verdicts.map(({ verdict }) => verdict)], [130, ['watch']]);
});

test('a signal puts the terminal back too', () => {
  const { code } = session([{ until: KEYS, signal: 'SIGTERM' }, { until: '0 suspects decided' }]);
  assert.equal(code, 130);
});

test('without a reason, or after escape, nothing is written', () => {
  const { verdicts } = session([
    { until: KEYS, keys: 'c' },
    { until: 'confirm, because', keys: '\r' },
    { until: 'needs a reason', keys: 'd' },
    { until: 'dismiss, because', keys: 'never mind' },
    { until: 'never mind', keys: '\u001b' },
    { until: KEYS, keys: 'q' },
    { until: '0 suspects decided' },
  ]);
  assert.deepEqual(verdicts, []);
});

test('who goes through all of them comes to the end', () => {
  const steps = suspects.map((_, i): Step => ({ until: place(i + 1), keys: 's' }));
  assert.equal(session([...steps, { until: 'left as before' }]).code, 0);
});

test('without a terminal it says what to use instead', () => {
  const { status, stderr, stdout } = runProgram(['triage', saved]);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /triage needs a terminal\nhint: instead: clonewatch explain .* clonewatch verdict/);
});

test('under pseudonyms the screen shows aliases, and the verdict is about the name', () => {
  const key = folder.write('names.key', 'the key of these tests, long enough\n');
  chmodSync(key, 0o600);
  const { output, verdicts } = session(
    [
      { until: KEYS, keys: 'c' },
      { until: 'confirm, because', keys: 'sold it\r' },
      { until: place(2), keys: 'q' },
      { until: '1 suspect decided' },
    ],
    ['--pseudonyms', key],
  );
  const name = suspects[0]?.account ?? '';
  assert.deepEqual(
    verdicts.map((verdict) => verdict.name),
    [name],
  );
  assert.match(output, /account-[0-9a-f]{16}/);
  assert.ok(!output.includes(name), 'the name is nowhere on the screen');
});
