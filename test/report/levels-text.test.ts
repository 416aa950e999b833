import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QualityFinding } from '../../src/findings/plots.js';
import { html } from '../../src/report/html.js';
import { levelsText } from '../../src/report/levels-text.js';
import { markdown } from '../../src/report/markdown.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { nightlyExample } from '../nightly-example.js';

const none = { accounts: 6, campaigns: 0, levels: { none: 6, watch: 0, suspect: 0, critical: 0 } };

function population(status: QualityFinding['status'], uncompared = 0): QualityFinding {
  return { id: 'population', status, numbers: { accounts: 6, withoutPeers: 6, uncompared }, seen: '', effect: '' };
}

test('silence is no all-clear where nobody had others to be compared with', () => {
  const told = (quality: QualityFinding): string =>
    levelsText({ totals: none, log: { ...example.log, quality: [quality] } });
  assert.equal(told(population('bad', 6)), 'too few accounts to compare, so nobody was judged');
  assert.equal(told(population('bad')), 'too few accounts to judge, so they are only put in order');
  assert.equal(told(population('limited')), 'nobody stands out');
  assert.equal(levelsText({ totals: none, log: example.log }), 'nobody stands out');
});

test('those who stand out are counted by level, without those that verdicts keep out', () => {
  const totals = {
    accounts: 9,
    campaigns: 0,
    levels: { none: 4, watch: 2, suspect: 1, critical: 2 },
    suppressed: { none: 0, watch: 0, suspect: 1, critical: 0 },
  };
  assert.equal(levelsText({ totals, log: example.log }), '2 critical, 2 watch; 1 suppressed by verdicts');
});

test('page and ticket of a night count nobody whom verdicts suppress, and say what changed', () => {
  const page = rendered(html, nightlyExample);
  assert.match(page, /<b class="suspect">0<\/b>/);
  assert.match(page, /1 suppressed by verdicts; since 2026-11-20 03:00 UTC: 2 new, 1 returned,/);
  assert.match(page, /<td class="critical">critical<span class="dim"> new<\/span><\/td>/);
  const ticket = rendered(markdown, nightlyExample);
  assert.match(ticket, /^Since 2026-11-20 03:00 UTC: 2 new, 1 returned,.*\.$/m);
  assert.match(ticket, /\| critical, new \|/);
});
