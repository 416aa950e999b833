/** A findings document made by hand: every level, a campaign, hostile names, wide characters, nulls. Not the result of any run. */
import * as plots from './plots-example.js';
import { hostile } from './plots-example.js';
export { hostile } from './plots-example.js';
import { SCHEMA_VERSION } from '../src/findings/findings.js';
import type { AccountFinding, CampaignFinding, FeatureFinding, Findings } from '../src/findings/findings.js';

function feature(
  id: string,
  [value, usual, percentile, contribution]: readonly [number, number, number, number],
  rest: Partial<FeatureFinding> = {},
): FeatureFinding {
  return { id, value, unit: 'ratio', percentile, usual, contribution, applicable: true, explanation: '', ...rest };
}

function missing(id: string): FeatureFinding {
  const nothing = { value: null, percentile: null, usual: null, contribution: 0, applicable: false };
  return { id, unit: 'ratio', explanation: '', ...nothing };
}

const quietFeatures: readonly FeatureFinding[] = [
  feature('query-volume', [2.31, 2.4, 44, 0], { unit: 'log count' }),
  feature('fresh-share', [0.42, 0.61, 20, -0.01]),
  missing('low-margin-share'),
];

/** An ordinary account, to be varied: baseline .05, features -.01, so suspicion .04. */
function account(rank: number, name: string, rest: Partial<AccountFinding> = {}): AccountFinding {
  return {
    rank,
    account: name,
    suspicion: 0.04,
    level: 'none',
    exposure: null,
    campaign: null,
    pValue: 0.5,
    qValue: 0.8,
    pattern: null,
    patterns: { sweep: -0.4, harvest: 0.1 },
    baseline: 0.05,
    campaignContribution: 0,
    families: { volume: 0, entropy: -0.01 },
    features: quietFeatures,
    reasons: [],
    applicableShare: 0.66,
    firstSeen: '2026-11-01T08:00:00.000Z',
    lastSeen: '2026-11-20T17:30:00.000Z',
    requests: 200,
    rows: 200,
    distinctInputs: 84,
    tokensIn: null,
    tokensOut: null,
    errorShare: 0,
    sources: { addresses: 1, networks: 1, agents: ['curl/8.5'], models: ['credit-v3'], endpoints: ['/v1/predict'] },
    hours: null,
    ...{ timeline: null, surge: null },
    linked: [],
    evidence: [],
    benign: [],
    response: { action: 'none', reason: 'nothing stands out', cost: 'none', rate: null, decimals: null },
    details: null,
    ...rest,
  };
}

/** Baseline .05 + features (.41 + .15 + .12 - .01) + campaign .25 = .97. */
const sweepFeatures: readonly FeatureFinding[] = [
  feature('stranger-distance', [3.2, 0.4, 99.7, 0.41], {
    unit: 'log distance',
    explanation: 'inputs lie 16 times farther from anybody else’s than is usual',
  }),
  feature('cell-occupancy', [0.96, 0.55, 98, 0.15], {
    explanation: '23 of 24 drawn inputs fall into cells of their own',
  }),
  feature('fresh-share', [0.998, 0.61, 97, 0.12], { explanation: '11,976 of 12,000 inputs were never asked before' }),
  feature('query-volume', [12345, 210, 99, 0], { unit: 'count' }),
  feature('flip-share', [0.01, 0.02, 30, -0.01], { explanation: `answers flip rarely near ${hostile}` }),
  missing('low-margin-share'),
];

const sweeper: Partial<AccountFinding> = {
  suspicion: 0.97,
  level: 'critical',
  exposure: {
    low: 0.61,
    high: 0.743,
    basis: 'students',
    queries: 9_800,
    curve: [
      { queries: 25, low: 0.2, high: 0.4 },
      { queries: 9_800, low: 0.61, high: 0.743 },
    ],
  },
  campaign: 'c1',
  pValue: null,
  qValue: null,
  pattern: 'sweep',
  patterns: { sweep: 2.41, harvest: 0.52, 'off-manifold': 1.9 },
  campaignContribution: 0.25,
  families: { shift: 0.41, coverage: 0.15, entropy: 0.12, probing: -0.01 },
  features: sweepFeatures,
  reasons: [
    'inputs lie 16 times farther from anybody else’s than is usual, and hardly ever come back: 11,976 of 12,000 were asked once',
    '23 of 24 drawn inputs fall into cells of their own (usual: 13)',
    `acts as one with 2 other accounts, among them ${hostile}`,
  ],
  applicableShare: 5 / 6,
  requests: 12_000,
  rows: 12_345,
  distinctInputs: 11_976,
  tokensIn: 1_234_567,
  tokensOut: 24_690,
  errorShare: 0.0123456789,
  sources: {
    addresses: 12,
    networks: 3,
    agents: ['python-requests/2.32', hostile],
    models: ['credit-v3'],
    endpoints: ['/v1/predict', '/v1/predict?verbose=1'],
  },
  hours: plots.exampleHours,
  timeline: plots.exampleTimeline,
  surge: null,
  linked: [
    { account: '客户-東京-研究所', strength: 4.25, links: { 'shared-network': 2.5, lockstep: 1.75 } },
    { account: hostile, strength: 3.1, links: { 'shared-network': 3.1 } },
  ],
  evidence: [
    {
      time: '2026-11-01T08:00:00.000Z',
      kind: 'typical',
      input: '{"age":37,"job":"miner"}',
      label: 'deny',
      margin: 0.52,
    },
    {
      time: '2026-11-02T09:10:11.123Z',
      kind: 'flip',
      input: `secret 4111-1111 ${hostile}`,
      label: hostile,
      margin: 0.01,
    },
    { time: null, kind: 'near', input: '東京の天気は？'.repeat(20), label: null, margin: null },
  ],
  benign: ['a robustness test of a partner', `a load test with made-up rows ${hostile}`],
  response: {
    action: 'suspend pending review',
    reason: 'together these accounts hold most of what a copy needs',
    cost: 'an honest partner loses access until someone has looked',
    rate: null,
    decimals: null,
  },
  details: plots.exampleDetails,
};

const watched: Partial<AccountFinding> = {
  suspicion: 0.45,
  level: 'watch',
  pValue: 0.000012,
  qValue: 0.0042,
  pattern: 'harvest',
  features: [feature('fresh-share', [0.9, 0.61, 90, 0.4]), missing('low-margin-share')],
  families: { entropy: 0.4 },
  reasons: [`asks for everything once ${hostile}`],
  errorShare: null,
  sources: { addresses: 0, networks: 0, agents: [], models: [], endpoints: [] },
  firstSeen: null,
  lastSeen: null,
};

const accounts: readonly AccountFinding[] = [
  account(1, 'acme-batch-7', sweeper),
  account(2, '客户-東京-研究所', {
    ...sweeper,
    suspicion: 0.87,
    campaignContribution: 0.15,
    linked: [{ account: 'acme-batch-7', strength: 4.25, links: { 'shared-network': 2.5, lockstep: 1.75 } }],
    hours: null,
    ...{ timeline: null, surge: null },
    evidence: [],
  }),
  account(3, hostile, { ...sweeper, suspicion: 0.72, level: 'suspect', campaignContribution: 0, exposure: null }),
  account(4, '=cmd()', { ...watched, rows: 12_345_678 }),
  account(5, '🫠🥷 melting-ninja नमस्ते 👩‍💻', { ...watched, suspicion: 0.45 }),
  account(6, '__proto__', { rows: 1, requests: 1, distinctInputs: 1, reasons: ['asks little'] }),
  account(7, `long-${'name-'.repeat(2000)}`),
  account(8, '-4912345,"quoted"\u2028@home', { features: quietFeatures.slice(0, 2), brief: true }),
];

const campaign: CampaignFinding = {
  id: 'c1',
  status: 'suspected',
  suspicion: 0.98,
  level: 'critical',
  pValue: 1 / 101,
  pattern: 'sweep',
  members: ['acme-batch-7', '客户-東京-研究所', hostile],
  links: { 'shared-network': 12.34567, lockstep: 3.2 },
  reasons: ['all three share two rare networks', `they start within the same minute as ${hostile}`],
  rows: 37_035,
  firstSeen: '2026-11-01T08:00:00.000Z',
  lastSeen: '2026-11-20T17:30:00.000Z',
  exposure: {
    low: 0.7,
    high: 0.9,
    basis: 'students',
    queries: 12_000,
    curve: [{ queries: 12_000, low: 0.7, high: 0.9 }],
  },
  benign: ['shards of one customer behind one address'],
};

export const example: Findings = {
  schemaVersion: SCHEMA_VERSION,
  tool: { name: 'clonewatch', version: '0.1.0' },
  generatedAt: '2026-11-21T03:00:00.000Z',
  log: {
    from: '2026-11-01T08:00:00.000Z',
    to: '2026-11-20T17:30:00.000Z',
    records: { read: 50_010, events: 50_000, rejected: 7, skipped: 3, byReason: { 'not-json': 5, 'no-account': 2 } },
    rows: 50_345,
    fields: { time: 0.9, account: 1, input: 1, label: 0.75, probabilities: 0 },
    incomplete: false,
    notes: [`times of ${hostile} go backwards`],
    quality: plots.exampleQuality,
  },
  totals: { accounts: 8, levels: { none: 3, watch: 2, suspect: 1, critical: 2 }, campaigns: 1 },
  notApplicable: [
    { id: 'low-margin-share', kind: 'feature', missing: ['probabilities'] },
    { id: 'shared-agent', kind: 'link', missing: ['agent'] },
  ],
  measured: sweepFeatures.map(({ id, unit }) => ({ id, unit })),
  accounts,
  campaigns: [campaign],
  references: [
    { id: 'AML.T0024.002', title: 'Extract AI Model (MITRE ATLAS)' },
    { id: 'LLM10:2025', title: 'Unbounded Consumption (OWASP)' },
  ],
  overview: plots.exampleOverview,
};

/** A log in which nobody could be ranked. */
export const emptyExample: Findings = {
  ...example,
  log: { ...example.log, from: null, to: null },
  totals: { accounts: 0, levels: { none: 0, watch: 0, suspect: 0, critical: 0 }, campaigns: 0 },
  accounts: [],
  campaigns: [],
  overview: { traffic: null, accountMap: { columns: 1, rows: 1, decades: 1, counts: [0] }, coverage: [] },
};
