/** The ranked table where it does not show everybody; how it looks otherwise is in the golden files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstAccounts } from '../../src/findings/narrow.js';
import { table } from '../../src/report/table.js';
import { example } from '../findings-example.js';
import { nightlyExample } from '../nightly-example.js';
import { rendered } from '../laws/reporter-laws.js';

test('by the last account shown of a campaign stands how many others it has, and below the table how to see all', () => {
  const lines = rendered(table, firstAccounts(example, 2), { width: 100 }).split('\n');
  const second = lines.findIndex((line) => /^ *2 /.test(line));
  const more = lines.findIndex((line) => line.trim() === '1 more of c1, listed with it below');
  assert.ok(second > 0 && more > second, lines.join('\n'));
  assert.ok(lines.some((line) => /^2 of \d+ accounts shown, --top all shows every one$/.test(line)));
});

test('nothing is said where all of a campaign are shown', () => {
  assert.doesNotMatch(rendered(table, example, { width: 100 }), /more of c1/);
});

test('bars are whole or not there, and campaigns are never cut, however many columns nights and verdicts add', () => {
  for (let width = 60; width <= 140; width += 1) {
    const rows = rendered(table, nightlyExample, { width })
      .split('\n')
      .filter((line) => /^ *\d+ {2}/.test(line));
    assert.ok(rows.length >= 3);
    for (const row of rows) assert.doesNotMatch(row, /[█·]…|[█▏▎▍▌▋▊▉]·*…/, `${String(width)}: ${row}`);
    assert.ok(
      rows.some((row) => / c1\b/.test(row)),
      rows.join('\n'),
    );
  }
});
