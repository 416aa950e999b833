/** docs/recipes.md: its shell is shell, and the command lines in it use options and formats that exist. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandWords } from '../../src/commands/command-words.js';
import { commands } from '../../src/commands/index.js';
import { reporters } from '../../src/report/index.js';
import { emptyExample, example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { projectPath } from '../project.js';

const page = readFileSync(projectPath('docs', 'recipes.md'), 'utf8');
const shellBlocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');

test('every piece of shell is read by sh', () => {
  assert.ok(shellBlocks.length > 5);
  for (const block of shellBlocks) {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: block, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, ''], block);
  }
});

test('options and file endings of the command lines exist', () => {
  const words = commandWords(commands);
  const lines = shellBlocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
  const ours = lines.filter((line) => line.startsWith('clonewatch '));
  assert.ok(ours.length > 0);
  for (const line of ours) {
    const known = words.find(({ id }) => id === line.split(' ')[1])?.options.flatMap(({ flags }) => flags) ?? [];
    for (const [, option = ''] of line.matchAll(/ (--?[a-z][a-z-]*)/g)) assert.ok(known.includes(option), option);
    for (const [, name = ''] of line.matchAll(/-o "\$OUT\/([^"]+)"/g))
      assert.ok(
        reporters.some(({ extension }) => name.endsWith(`.${extension}`)),
        name,
      );
  }
});

test('the gauges that the rules name are printed', () => {
  const printed = reporters
    .filter(({ id }) => id === 'prometheus')
    .flatMap((reporter) => [rendered(reporter, example), rendered(reporter, emptyExample)])
    .join('');
  const named = [...page.matchAll(/expr: .*?(clonewatch_[a-z_]+)/g)].map(([, name]) => name ?? '');
  assert.ok(named.length > 2);
  for (const name of named) assert.ok(printed.includes(`# TYPE ${name} gauge\n`), name);
});
