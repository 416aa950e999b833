/** Help, versions, and mistakes in the command line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../src/commands/index.js';
import { reporters } from '../../src/report/index.js';
import { version } from '../../src/version.js';
import { run } from '../commands/fake-io.js';

test('without arguments the help goes to stdout and all is well', async () => {
  const { code, out, err } = await run([]);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^Usage: clonewatch /);
  const onOneLine = out.replace(/\n {3,}/g, ' ');
  for (const { id, summary } of commands) assert.match(onOneLine, new RegExp(`^ {2}${id} +${summary}$`, 'm'));
  for (const line of out.split('\n').slice(0, -5)) assert.ok(line.length <= 80, line);
  assert.deepEqual(await run(['--help']), await run([]));
});

test('every command explains itself with examples that name it', async () => {
  for (const { id, examples } of commands) {
    const { code, out, err } = await run([id, '--help']);
    assert.deepEqual([code, err], [0, '']);
    assert.ok(examples.length > 0);
    for (const [line, purpose] of examples) {
      assert.ok(out.includes(`  ${line}\n      ${purpose}\n`), line);
      assert.match(line, new RegExp(`clonewatch ${id}\\b`));
    }
  }
});

test('examples use options that exist', async () => {
  for (const { id, examples } of commands) {
    const { out } = await run([id, '--help']);
    const used = examples.flatMap(([line]) => (line.split('|')[0] ?? '').match(/(?<= )--?[a-z][a-z-]*/g) ?? []);
    for (const option of used) assert.match(out, new RegExp(`[ ,]${option}\\b`), `${id} ${option}`);
  }
});

test('the help names every format', async () => {
  for (const id of ['scan', 'report', 'explain']) {
    const { out } = await run([id, '--help']);
    for (const reporter of reporters) assert.match(out, new RegExp(`--format[^-]*\\b${reporter.id}\\b`), reporter.id);
  }
});

test('the version is the one of the package', async () => {
  assert.deepEqual(await run(['--version']), { ...(await run(['-V'])) });
  assert.equal((await run(['--version'])).out, `${version}\n`);
});

async function complaint(...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await run(argv);
  assert.deepEqual([code, out], [2, '']);
  return err;
}

test('an unknown command is answered with the nearest', async () => {
  assert.equal(
    await complaint('scna', 'logs/'),
    'clonewatch: unknown command "scna"\nhint: did you mean scan? see clonewatch --help\n',
  );
});

test('paths without a command are answered with the one that is meant', async () => {
  assert.equal(
    await complaint('logs/'),
    'clonewatch: unknown command "logs/"\nhint: see clonewatch --help, or did you mean clonewatch scan PATHS?\n',
  );
});

test('an unknown option is answered with the nearest', async () => {
  assert.equal(
    await complaint('scan', 'logs/', '--fromat', 'json'),
    'clonewatch: unknown option "--fromat"\nhint: did you mean --format? see clonewatch scan --help\n',
  );
  assert.match(await complaint('scan', 'logs/', '--colour'), /^clonewatch: .*"--colour"\nhint: did you mean --color\?/);
});

test('missing and surplus arguments are mistakes', async () => {
  assert.match(
    await complaint('scan'),
    /^clonewatch: missing required argument "paths"\nhint: see clonewatch scan --help\n$/,
  );
  assert.match(await complaint('explain'), /missing required argument "account"/);
  assert.match(await complaint('report'), /no findings were given\nhint: name a document .* or .* --state DIR/);
  assert.match(await complaint('report', 'a.json', 'b.json'), /too many arguments/);
  assert.match(await complaint('scan', 'logs/', '--top'), /argument missing/);
});

test('wrong values are told before anything is read', async () => {
  assert.match(
    await complaint('scan', 'none/', '--format', 'jsno'),
    /unknown format "jsno"\nhint: did you mean json\?/,
  );
  assert.match(await complaint('scan', 'none/', '--top', '0'), /--top "0" is not a whole number from 1/);
  assert.match(await complaint('scan', 'none/', '--width', '10'), /--width "10" is not a whole number from 60/);
  assert.match(await complaint('scan', 'none/', '--fail-on', 'critcal'), /"critcal"\nhint: did you mean critical\?/);
  assert.match(
    await complaint('scan', 'none/', '--fail-on-news', '--fail-on', 'watch'),
    /--fail-on-news without --state/,
  );
  assert.match(await complaint('scan', 'none/', '--fail-on-news', '--state', 's'), /--fail-on-news without --fail-on/);
  assert.match(await complaint('scan', 'none/', '--since', 'soon'), /--since "soon" is not a time/);
  assert.match(await complaint('scan', 'none/', '--map', 'acount=x'), /"acount"\nhint: did you mean account\?/);
  assert.match(await complaint('scan', 'none/', '-o', 'none/such/f.json'), /there is no folder none\/such/);
  assert.match(await complaint('detect', 'none/', '--format', 'yaml'), /unknown format "yaml"/);
});

test('an option that the action does not take is refused, with the actions that do', async () => {
  assert.match(
    await complaint('state', 'show', 's', '--keep', '30d'),
    /state show takes no --keep\nhint: --keep is for state prune/,
  );
  assert.match(await complaint('state', 'prune', 's', '--format', 'json'), /state prune takes no --format/);
  assert.match(
    await complaint('verdict', 'list', '--reason', 'r'),
    /verdict list takes no --reason\nhint: .*verdict dismiss/,
  );
  assert.match(await complaint('verdict', 'confirm', 'a', '--reason', 'r', '--level', 'watch'), /takes no --level/);
});

test('an empty name of a file is told of before anything is read', async () => {
  assert.match(await complaint('scan', 'none/', '--rejected', ''), /the name of the file to write is empty\nhint: /);
});

test('what a person typed is escaped when it is answered', async () => {
  const { err } = await run(['scan\u001b[2J\u202e']);
  assert.match(err, /^clonewatch: unknown command "scan\\x1b\[2J\\u\{202e\}"\n/);
});
