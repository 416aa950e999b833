/** Completion scripts: bash is asked as a person asks it; those of zsh and fish are read. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { commandWords } from '../../src/commands/command-words.js';
import { commands } from '../../src/commands/index.js';
import { documentFormats } from '../../src/commands/output-options.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
folder.write('a log.jsonl', '');
const bash = folder.write('completion.bash', (await run(['completion', 'bash'])).out);
const words = commandWords(commands);

/** What bash offers after these words, the last of which is being typed. */
function offered(...typed: readonly string[]): string[] {
  const line = ['clonewatch', ...typed];
  const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _clonewatch; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', script, 'bash', bash, ...line], {
    encoding: 'utf8',
    cwd: folder.path,
  });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout.split('\n').filter((word) => word !== '');
}

test('bash offers every command, and completes one that was begun', () => {
  assert.deepEqual(offered(''), [...commands.map(({ id }) => id), '--help', '--version']);
  assert.deepEqual(offered('detec'), ['detect', 'detectors']);
});

test('bash offers every option of every command', () => {
  for (const { id, options } of words) {
    assert.deepEqual(
      offered(id, '-'),
      options.flatMap(({ flags }) => flags),
      id,
    );
  }
  assert.deepEqual(offered('scan', 'logs/', '--fo'), ['--format']);
});

test('bash offers the words an option takes, with = as well', () => {
  assert.deepEqual(offered('scan', 'logs/', '--format', '').toSorted(), [...documentFormats].toSorted());
  assert.deepEqual(offered('scan', '--format', '=', 'js'), ['json']);
  assert.deepEqual(offered('scan', '--format', '='), offered('scan', '--format', ''));
  assert.deepEqual(offered('scan', '--fail-on', 'c'), ['critical']);
  assert.deepEqual(offered('report', '--log-format', ''), ['text', 'json']);
  assert.deepEqual(offered('state', ''), ['show', 'verify', 'prune', 'merge']);
  assert.deepEqual(offered('completion', ''), ['bash', 'zsh', 'fish']);
});

test('bash offers paths where paths are meant, with their blanks, and nothing where only the person knows', () => {
  assert.deepEqual(offered('scan', 'a'), ['a log.jsonl']);
  assert.deepEqual(offered('scan', 'logs/', '--output', 'a'), ['a log.jsonl']);
  assert.deepEqual(offered('state', 'show', 'a'), ['a log.jsonl']);
  assert.deepEqual(offered('scan', '--since', ''), []);
});

test('the scripts of zsh and fish name every command and option, and close their quotes', async () => {
  const [zsh, fish] = [(await run(['completion', 'zsh'])).out, (await run(['completion', 'fish'])).out];
  assert.match(zsh, /^#compdef clonewatch\n/);
  for (const { id, options } of words) {
    const own = zsh.slice(zsh.indexOf(`\n    ${id})\n`));
    const block = own.slice(0, own.indexOf('return 0 ;;'));
    for (const { flags } of options) {
      for (const flag of flags) assert.ok(block.includes(`${flag}[`), `zsh ${id} ${flag}`);
      const long = flags.find((flag) => flag.startsWith('--')) ?? '';
      const line = fish
        .split('\n')
        .find((text) => text.includes(`from ${id}'`) && text.includes(`-l ${long.slice(2)} `));
      assert.ok(line !== undefined, `fish ${id} ${long}`);
    }
  }
  for (const text of [zsh.replaceAll(String.raw`'\''`, ''), fish.replaceAll(/\\['\\]/g, '')])
    for (const line of text.split('\n').filter((each) => !each.startsWith('#')))
      assert.equal(line.split("'").length % 2, 1, line);
});

test('an unknown shell is answered with those that are known', async () => {
  const { code, err } = await run(['completion', 'tcsh']);
  assert.deepEqual(
    [code, err],
    [2, 'clonewatch: unknown shell "tcsh"\nhint: did you mean bash? known: bash, zsh, fish\n'],
  );
});
