/** Text from logs stays text in Markdown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeSpan, proseText } from '../../src/report/markdown-text.js';
import { markdown } from '../../src/report/markdown.js';
import { example, hostile } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';

test('a name is a code span that its own backticks cannot end', () => {
  assert.equal(codeSpan('acme'), '`acme`');
  assert.equal(codeSpan('a`b``c'), '```a`b``c```');
  assert.equal(codeSpan('`a'), '`` `a ``');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '|', '\n') }), (text) => {
      const span = codeSpan(text);
      const [fence = ''] = /^`+/.exec(span) ?? [];
      const inside = span.slice(fence.length, -fence.length);
      assert.ok(!new RegExp(`(?<!\`)${fence}(?!\`)`).test(inside), span);
    }),
  );
});

test('a cell border in a name does not end its cell', () => {
  assert.equal(codeSpan('a|b'), String.raw`\`a\|b\``.replaceAll('\\`', '`'));
});

test('prose makes no links, mentions, tags or lists', () => {
  assert.equal(proseText('see [x](y) <b> @boss #12'), String.raw`see \[x\](y) \<b\> \\x40boss \#12`);
  assert.equal(
    proseText('http://evil.example and www.evil.example'),
    String.raw`http\:\/\/evil.example and www\.evil.example`,
  );
  assert.equal(proseText('- item'), String.raw`\- item`);
  assert.equal(proseText('1. item'), String.raw`1\. item`);
});

test('every row of a table has as many cells as its heading', () => {
  const [ranking = [], quality = []] = rendered(markdown, example)
    .split(/\n(?!\|)/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((rows) => rows.length > 0);
  assert.equal(ranking.length, example.accounts.length + 2);
  assert.equal(quality.length, (example.log.quality ?? []).length + 2);
  for (const rows of [ranking, quality]) {
    assert.equal(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size, 1, rows.join('\n'));
  }
});

test('a hostile reason stays within its list entry', () => {
  const text = rendered(markdown, example);
  assert.ok(text.includes(proseText(`a load test with made-up rows ${hostile}`)));
  const outsideCode = text.replaceAll(/(`+)[^`\n]*\1/g, '');
  assert.doesNotMatch(outsideCode, /(?<!\\)</, 'no tag outside code');
});

test('below the ranking stands how many accounts are not in it, and where the others of a campaign are', () => {
  assert.ok(example.campaigns.length > 0);
  const shortened = { ...example, accounts: example.accounts.slice(0, 1) };
  const told = /\n\n1 of \d+ accounts shown, `--top all` shows every one\. Other members of a campaign are listed/;
  assert.match(rendered(markdown, shortened), told);
  assert.match(rendered(markdown, { ...shortened, campaigns: [] }), /shows every one\.\n/);
  const all = { ...example, totals: { ...example.totals, accounts: example.accounts.length } };
  assert.doesNotMatch(rendered(markdown, all), /accounts shown/);
});
