/** Command lines that pages show can be typed: the command exists, and so does every option. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandWords } from '../../src/commands/command-words.js';
import { commands } from '../../src/commands/index.js';
import { topicIds } from '../../src/commands/topic-ids.js';
import { reporters } from '../../src/report/index.js';
import { projectPath } from '../project.js';

const words = commandWords(commands);
const pages = ['README.md', ...readdirSync(projectPath('docs')).map((name) => `docs/${name}`)].filter((path) =>
  path.endsWith('.md'),
);

/** Lines of code blocks and code in the text that call the program, by page. */
function linesOf(path: string): readonly string[] {
  const text = readFileSync(projectPath(...path.split('/')), 'utf8').replaceAll('\\\n', ' ');
  const called = /(?:^(?: {4}|\$ )?|[`|(] ?)(?:npx |node bin\/)?(?:clonewatch(?:\.js)?|npm start --) ([^`\n]+)/gm;
  return [...text.matchAll(called)].map(([, rest = '']) => rest.replace(/ {2,}# .*$/, '').split(' | ')[0] ?? '');
}

/** @returns whether the line calls a command of ours; a word of the shell or of prose behind the name does not */
function checkLine(line: string, place: string): boolean {
  const [id = '', topic = ''] = line.split(/\s+/);
  if (id === 'help') assert.ok([...topicIds, 'TOPIC'].includes(topic), place);
  const command = words.find((one) => one.id === id);
  if (command === undefined) return false;
  const known = command.options.flatMap(({ flags }) => flags);
  for (const [, option = ''] of line.replace(/"[^"]*"/g, '').matchAll(/(?:^|\s)(--?[a-z][\w-]*)/g))
    assert.ok(known.includes(option), `${option} in ${place}`);
  const format = / (?:-f|--format) ([a-z]+)/.exec(line)?.[1];
  if (['scan', 'report'].includes(id) && format !== undefined)
    assert.ok(
      reporters.some((one) => one.id === format),
      place,
    );
  return true;
}

test('commands, options and formats of every line exist', () => {
  const checked = pages.flatMap((path) => linesOf(path).filter((line) => checkLine(line, `${path}: ${line}`)));
  assert.ok(checked.length > 60, String(checked.length));
});

test('every command is shown in some page besides its own', () => {
  const shown = new Set(pages.flatMap(linesOf).map((line) => line.split(/\s/)[0]));
  for (const { id } of commands) assert.ok(shown.has(id), id);
});
