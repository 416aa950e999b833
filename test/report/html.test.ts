/** The page without a browser: its functions run alone, its data cannot become markup, its size stays readable. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import type { AccountFinding, Findings } from '../../src/findings/findings.js';
import { html } from '../../src/report/html.js';
import { type DetailData, detailData } from '../../src/report/html/detail-data.js';
import { indexPage } from '../../src/report/html/shared-data.js';
import { detailTree } from '../../src/report/html/draw-detail.js';
import { partsOf } from '../../src/report/html/draw-score.js';
import { pageFunctions } from '../../src/report/html/page-script.js';
import { type Element, h, markup, type Tree } from '../../src/report/html/tree.js';
import { example, hostile } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';

const page = rendered(html, example);
const { index, shared } = indexPage(example);
const details = [...example.accounts].map((account) => detailData(account, index, { redact: 1 }));

function* elements(tree: Tree): Iterable<Element> {
  if (typeof tree === 'string') return;
  yield tree;
  for (const child of tree.children) yield* elements(child);
}

test('the embedded functions need nothing but each other', () => {
  const run = `${pageFunctions()}; JSON.stringify(details.map((data) => detailTree(data, shared)))`;
  const drawn = runInNewContext(run, { details: structuredClone(details), shared: structuredClone(shared) }) as string;
  assert.equal(drawn, JSON.stringify(details.map((data) => detailTree(data, shared))));
});

test('the policy allows this very script and style, and nothing else', () => {
  const [, script = ''] = /<script>([^]*)<\/script>\n<\/body>/.exec(page) ?? [];
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const hash = (text: string): string => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  assert.ok(policy.includes(`script-src ${hash(script)};`) && policy.includes(`style-src ${hash(style)};`));
  assert.ok(policy.startsWith('default-src &#39;none&#39;;') && !policy.includes('unsafe'));
  assert.doesNotMatch(page, /\s(?:style|on[a-z]+)="/, 'no style or handler in attributes: the policy would refuse it');
});

test('every plot has a name for those who do not see it', () => {
  const drawings = details
    .flatMap((data) => [...elements(detailTree(data, shared))])
    .filter(({ tag }) => tag === 'svg');
  assert.ok(drawings.length > 20);
  for (const { attributes } of drawings) {
    assert.equal(attributes['role'], 'img');
    assert.match(String(attributes['aria-label']), /\w{3}/);
  }
  for (const [drawing] of page.matchAll(/<svg[^>]*>/g)) assert.match(drawing, /role="img" aria-label="[^"]{8,}"/);
});

test('log text is never markup, in elements, attributes or data', () => {
  assert.equal(markup(h('p', { title: '"><b>' }, '<i>&')), '<p title="&quot;&gt;&lt;b&gt;">&lt;i&gt;&amp;</p>');
  assert.ok(!page.includes('<script>alert'));
  const blocks = [...page.matchAll(/<script type="application\/json" id="[a-z0-9-]+">([^]*?)<\/script>/g)];
  assert.equal(blocks.length, example.accounts.length + 1);
  for (const [, text = ''] of blocks) {
    assert.doesNotMatch(text, /[<>&]/);
    assert.doesNotThrow(() => JSON.parse(text));
  }
});

test('the bars add up to the suspicion', () => {
  for (const data of details) {
    const sum = partsOf(data, shared).reduce((total, [, contribution]) => total + contribution, 0);
    assert.ok(Math.abs(sum - data.suspicion) < 1e-4, `${String(sum)} is not ${String(data.suspicion)}`);
  }
});

test('hostile names of features, links and units are written out', () => {
  const [first] = example.accounts;
  assert.ok(first !== undefined);
  const features = first.features.map((feature) => ({ ...feature, id: hostile, unit: hostile }));
  const account = { ...first, features, linked: [{ account: hostile, strength: 1, links: { [hostile]: 1 } }] };
  const made = indexPage({ ...example, accounts: [account] });
  const data = JSON.stringify([detailData(account, made.index, { redact: 0 }), made.shared]);
  assert.doesNotMatch(data, /\\u001b|\u202e|\u200b|\\u0007/);
});

/** Like a suspect of a real log: every plot has its data, in the sizes that the document allows (64 bins, 8 rows of evidence). */
function manySuspects(count: number): Findings {
  const [first] = example.accounts;
  assert.ok(first !== undefined);
  const [feature] = first.features;
  assert.ok(feature !== undefined);
  const features = Array.from({ length: 50 }, (_, i) => ({
    ...feature,
    id: `feature-number-${String(i)}`,
    value: i / 7,
    contribution: i < 12 ? 0.08 : 0,
  }));
  const peers = Object.fromEntries(
    features.map(({ id }) => [id, { low: 0.123, lowerQuarter: 0.2345, upperQuarter: 0.3456, high: 0.4567 }]),
  );
  const evidence = Array.from(
    { length: 8 },
    (_, i) =>
      ({
        time: first.firstSeen,
        kind: i < 4 ? 'typical' : 'near',
        input: 'word '.repeat(48),
        label: 'yes',
        margin: 0.1234,
      }) as const,
  );
  const details = {
    ...first.details,
    peers,
    week: first.details?.week ?? null,
    coverage: {
      kind: 'row',
      squares: Array.from({ length: 40 }, (_, i) => i),
      counts: Array.from({ length: 40 }, () => 1),
    } as const,
  };
  const timeline = {
    start: '2026-11-01T00:00:00.000Z',
    binHours: 6,
    counts: Array.from({ length: 64 }, (_, i) => 900 + i),
  };
  const accounts = Array.from({ length: count }, (_, i): AccountFinding => ({
    ...first,
    rank: i + 1,
    timeline,
    account: `account-${String(i)}`,
    features,
    evidence,
    details,
    campaign: null,
  }));
  return { ...example, accounts, campaigns: [] };
}

test('a thousand suspects stay under ten megabytes, with some to spare', () => {
  const size = Buffer.byteLength(rendered(html, manySuspects(1000)));
  assert.ok(size < 9_000_000, `${String(size)} bytes`);
});

test('of inputs only the shape is kept unless they are asked for', () => {
  const shown: DetailData | undefined = details[0];
  assert.ok(shown?.redacted === 1 && shown.evidence[0]?.[2] === '{"xxx":00,"xxx":"xxxxx"}');
  assert.ok(rendered(html, example, { redact: 0 }).includes('miner'));
});
