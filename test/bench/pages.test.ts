/** Generated pages are what the program says today, and every command has one. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandPages } from '../../bench/commands-pages.js';
import { generatedPages } from '../../bench/pages.js';
import { type Command, defineCommand } from '../../src/commands/command.js';
import { commands } from '../../src/commands/index.js';
import { catalogue } from '../../src/commands/load-configuration.js';
import { configKeys } from '../../src/config/keys.js';
import { projectPath, root } from '../project.js';

const keys = configKeys(catalogue);
const ring: Command = defineCommand({
  id: 'ring',
  summary: 'ring the <bell>',
  about: 'Rings it once.',
  exits: ['done', 'noInput'],
  examples: [['clonewatch ring tower/', 'loud and clear']],
  declare: (program) => {
    program.argument('<towers...>', 'where | how').option('--fail-on <level>', 'how bad').option('--pull', 'by hand');
  },
  run: () => Promise.resolve(0),
});

for (const [path, page] of Object.entries(generatedPages(root))) {
  test(`${path} is what the program says today (npm run docs writes it)`, () => {
    assert.equal(readFileSync(projectPath(...path.split('/')), 'utf8'), page);
  });
}

test('docs/commands has a page for every command and no other', () => {
  assert.deepEqual(
    readdirSync(projectPath('docs', 'commands')).sort(),
    ['README.md', ...commands.map(({ id }) => `${id}.md`)].sort(),
  );
});

test('a page shows arguments, options with their settings, exit codes and examples', () => {
  const page = commandPages([ring], keys)['ring.md'] ?? '';
  for (const line of [
    'Ring the &lt;bell>.',
    '    clonewatch ring [options] <towers...>',
    'Rings it once.',
    '| `<towers...>` | where \\| how |',
    '| `--fail-on <level>` | how bad | `failOn`, `CLONEWATCH_FAIL_ON` |',
    '| `--pull` | by hand |  |',
    '| 3 | input unusable: no file, no readable record |',
    '| 70 | a bug of ours |',
    'Loud and clear.\n\n    clonewatch ring tower/',
  ]) {
    assert.ok(page.includes(`${line}\n`), `${line} in ${page}`);
  }
  assert.doesNotMatch(page, /^\| 4 \|/m, 'a code it never ends with');
});

test('the list says which commands end with a code', () => {
  const list = commandPages([ring, { ...ring, id: 'toll', exits: ['done'] }], keys)['README.md'] ?? '';
  assert.match(list, /^\| 0 \| done \| all \|$/m);
  assert.match(list, /^\| 3 \| .* \| ring \|$/m);
  assert.match(list, /^\| 2 \| .* \| all \|$/m);
});
