/** The evaluation of a ranking of eight accounts, every number worked out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../../bench/evaluation.js';
import { evaluationReport } from '../../bench/evaluation-report.js';
import { parseLabels } from '../../bench/labels.js';
import { smallFindings } from './small-findings.js';

// Rank:   1 solo   2 member  3 shop  4 member  5 shop  6 lab  7 solo  8 stranger (no label)   never ranked: a third member
const labels = parseLabels(
  `account,is_attacker,attack,campaign,persona,queries
s1,1,sweep,,attacker,10
m1,1,natural,C1,attacker,10
h1,0,,,shop,10
m2,1,natural,C1,attacker,10
h2,0,,,shop,10
h3,0,,,lab,10
s2,1,walk,,attacker,10
m3,1,natural,C1,attacker,10
`,
  'labels.csv',
);

const findings = smallFindings(
  [
    { account: 's1', level: 'critical', suspicion: 0.9, pValue: 0.0001 },
    { account: 'm1', campaign: 'c1' },
    { account: 'h1', level: 'watch', pValue: 0.005, pattern: 'sweep', suspicion: 0.5, rows: 70, campaign: 'c1' },
    { account: 'm2', campaign: 'c1' },
    { account: 'h2', pValue: 0.05 },
    { account: 'h3', pValue: 0.9 },
    { account: 's2', pValue: 0.95 },
    { account: 'stranger' },
  ],
  [{ members: ['m1', 'm2', 'h1'], level: 'suspect' }, { members: ['h2', 'h3', 's2'] }],
);

const result = evaluate(findings, labels);

test('accounts without a label are left out, labelled ones that were never ranked are missed', () => {
  assert.deepEqual(result.accounts, { honest: 3, attackers: 5, unlabelled: 1, unranked: 1 });
});

test('average precision ranks attackers, solo attackers and campaign members against all honest accounts', () => {
  // + + - + - - + and one last: (1/1 + 2/2 + 3/4 + 4/7 + 5/8) / 5
  assert.equal(result.averagePrecision.toFixed(6), ((1 + 1 + 3 / 4 + 4 / 7 + 5 / 8) / 5).toFixed(6));
  // solo: + - - - +
  assert.equal(result.soloAveragePrecision, (1 + 2 / 5) / 2);
  // members: + - + - - +
  assert.equal(result.campaignAveragePrecision.toFixed(6), ((1 + 2 / 3 + 3 / 6) / 3).toFixed(6));
});

test('recall at 1 % counts what stands above the first honest account', () => {
  assert.deepEqual(result.recall, { atTenthPercent: 2 / 5, atOnePercent: 2 / 5 });
  assert.deepEqual(result.attacks, [
    { attack: 'natural', accounts: 3, found: 1 },
    { attack: 'sweep', accounts: 1, found: 1 },
    { attack: 'walk', accounts: 1, found: 0 },
  ]);
});

test('a campaign is one unit: the mean of a third, one and nothing', () => {
  assert.equal(result.unitRecall.units, 3);
  assert.equal(result.unitRecall.recall.toFixed(6), ((1 / 3 + 1 + 0) / 3).toFixed(6));
});

test('a campaign is found when half of its members stand above the line', () => {
  assert.deepEqual(result.campaigns, [{ campaign: 'C1', members: 3, above: 1, found: false }]);
});

test('a reported group is judged by the campaign most of its members belong to', () => {
  const [first, second] = result.groups;
  assert.deepEqual(first, {
    group: 'c1',
    status: 'suspected',
    level: 'suspect',
    suspicion: 0,
    members: 3,
    honest: 1,
    campaign: 'C1',
    purity: 2 / 3,
    recall: 2 / 3,
  });
  assert.deepEqual([second?.honest, second?.campaign, second?.purity, second?.recall], [2, '', 0, 0]);
});

test('precision among the first k needs k ranked accounts', () => {
  assert.equal(result.precision.atAttackers, 3 / 5);
  assert.ok(Number.isNaN(result.precision.at10));
});

test('honest accounts are counted by level, p-value and persona above the median attacker', () => {
  assert.deepEqual(result.honest.levels, { none: 2, watch: 1, suspect: 0, critical: 0 });
  assert.deepEqual(result.honest.pValues, { accounts: 3, below: [2 / 3, 1 / 3, 0] });
  // The median of five attackers is rank 4; of the honest accounts only h1 stands above it.
  assert.deepEqual(result.honest.aboveMedianAttacker, [{ persona: 'shop', above: 1, accounts: 2 }]);
  assert.deepEqual(result.honest.first[0], {
    rank: 3,
    account: 'h1',
    persona: 'shop',
    pattern: 'sweep',
    level: 'watch',
    suspicion: 0.5,
    campaign: 'c1',
    rows: 70,
  });
});

test('the report is Markdown that names the command and holds every table', () => {
  const report = evaluationReport(
    [{ name: 'small', evaluation: result }],
    'npm run evaluate -- small/log small/labels',
  );
  assert.match(report, /^Made by:\n\n```\nnpm run evaluate -- small\/log small\/labels\n```\n/);
  assert.match(report, /\| small \| 3 {6}\| 5 {9}\| 0\.789 \|/);
  assert.match(
    report,
    /\| c1 {4}\| suspected \| suspect \| 0\.000 {5}\| 3 {7}\| 1 {6}\| C1 {5}\| 0\.667 {2}\| 0\.667 {2}\|/,
  );
  assert.match(report, /Honest accounts above the median attacker: shop 1 of 2\./);
});

test('a log without attackers says nothing about attackers', () => {
  const honest = new Map([...labels].filter(([, { isAttacker }]) => !isAttacker));
  const report = evaluationReport([{ name: 'honest', evaluation: evaluate(findings, honest) }], 'x');
  assert.doesNotMatch(report, /median attacker|NaN/);
});

test('an account name cannot break the table', () => {
  const hostile = parseLabels('account,is_attacker\n"a|b\u001b[2J",0\n', 'labels.csv');
  const report = evaluationReport(
    [{ name: 'hostile', evaluation: evaluate(smallFindings([{ account: 'a|b\u001b[2J' }]), hostile) }],
    'x',
  );
  assert.match(report, /\| a\\\|b \[2J \|/);
});

test('labels without the needed columns are refused by name', () => {
  assert.throws(() => parseLabels('user,evil\nx,1\n', 'l.csv'), /no column "account" in l\.csv/);
});
