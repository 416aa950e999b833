/** Transcripts in pages are filled in by what commands print. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf, filesOf, filledIn } from '../../bench/transcripts.js';

const numbers = Array.from({ length: 9 }, (_, index) => `line ${index + 1}\n`).join('');

function page(show: string | undefined, printed = ''): string {
  const comment = show === undefined ? '' : `<!-- show: ${show} -->\n`;
  return `# Title\n\n${comment}\`\`\`console\n$ count to 9\n${printed}\`\`\`\n\nafter\n`;
}

test('the output replaces what stood there, and nothing else changes', () => {
  const stale = page(undefined, 'old\nolder\n');
  const fresh = filledIn(stale, (command) => (command === 'count to 9' ? numbers : 'another command'));
  assert.equal(fresh, page(undefined, numbers));
  assert.equal(
    filledIn(fresh, () => numbers),
    fresh,
    'a second time changes nothing',
  );
});

test('lines are chosen by number and by pattern, and gaps are marked', () => {
  const chosen = filledIn(page('1-2; /^line 5/+2; /9/'), () => numbers);
  assert.equal(chosen, page('1-2; /^line 5/+2; /9/', 'line 1\nline 2\n...\nline 5\nline 6\n...\nline 9\n'));
  assert.match(
    filledIn(page('1-2'), () => numbers),
    /line 2\n\.\.\.\n```/,
  );
});

test('a pattern that nothing matches is an error that shows the output', () => {
  assert.throws(() => filledIn(page('/^line 10/'), () => numbers), /no line matches.*line 9/s);
  assert.throws(() => filledIn(page('some'), () => numbers), /cannot read "some"/);
});

test('a command of several lines is run as one', () => {
  const long = "```console\n$ awk '\n>   { print }\n> ' file\nold\n```\n\n```console\n$ true\n```\n";
  assert.deepEqual(commandsOf(long), ["awk '\n  { print }\n' file", 'true']);
  assert.match(
    filledIn(long, (command) => `${command.length} letters\n`),
    /> ' file\n24 letters\n```\n/,
  );
});

test('other blocks are left alone', () => {
  const other = '```sh\n$ date\nnever\n```\n\n    $ date\n';
  assert.equal(
    filledIn(other, () => assert.fail('nothing is to be run')),
    other,
  );
});

test('a file that a page shows is known by its name and holds what is shown', () => {
  const shown = 'x\n<!-- file: worst.mjs -->\n```js\nconst a = 1;\n\nprint(a);\n```\n\n```js\nno file\n```\n';
  assert.deepEqual(filesOf(shown), [['worst.mjs', 'const a = 1;\n\nprint(a);\n']]);
});
