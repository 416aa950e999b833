/** Transcripts and the picture of the table show what the program prints today: every command of these pages is run, on the demo log. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { ranPages, transcriptPages } from '../../bench/ran.js';
import { openSession } from '../../bench/session.js';
import { commandsOf } from '../../bench/transcripts.js';
import { projectPath, root } from '../project.js';

const session = openSession(root);
after(() => {
  session.close();
});

test('what pages show of the demo is what the program prints (npm run docs writes it)', () => {
  const read = (path: string): string => readFileSync(projectPath(...path.split('/')), 'utf8');
  const commands = transcriptPages.flatMap((path) => commandsOf(read(path)));
  assert.ok(commands.length >= 10);
  const pages = Object.entries(ranPages(root, session));
  assert.ok(pages.length > transcriptPages.length);
  for (const [path, page] of pages) assert.equal(read(path), page, path);
});

test('README counts the lone copies of the demo as the tour shows them', () => {
  const tour = readFileSync(projectPath('docs', 'tour.md'), 'utf8');
  const readme = readFileSync(projectPath('README.md'), 'utf8').replaceAll('\n', ' ');
  const shown = [...tour.matchAll(/^\d+ \S+ (none|watch|suspect|critical) (copies|honest): /gm)];
  const raised = shown.filter(([, level]) => level !== 'none');
  const count = (some: typeof shown, kind: string): string =>
    ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][
      some.filter(([, , is]) => is === kind).length
    ] ?? 'many';
  const expected = `${count(raised, 'copies')} of ${count(shown, 'copies')} that work alone reach one, and ${count(raised, 'honest')} honest account`;
  assert.ok(readme.includes(expected), expected);
});
