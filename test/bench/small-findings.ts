/** A findings document of a few accounts for the evaluation's tests: everything it does not look at is empty. */
import { SCHEMA_VERSION } from '../../src/findings/findings.js';
import type { AccountFinding, CampaignFinding, Findings } from '../../src/findings/findings.js';

/** Accounts in rank order; each may set what its test is about. */
export function smallFindings(
  accounts: readonly (Partial<AccountFinding> & { readonly account: string })[],
  campaigns: readonly (Partial<CampaignFinding> & { readonly members: readonly string[] })[] = [],
): Findings {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'clonewatch', version: '0.0.0' },
    generatedAt: '1970-01-01T00:00:00.000Z',
    log: {
      from: null,
      to: null,
      records: { read: 0, events: 0, rejected: 0, skipped: 0, byReason: {} },
      rows: 0,
      fields: {},
      incomplete: false,
      notes: [],
    },
    totals: {
      accounts: accounts.length,
      levels: { none: 0, watch: 0, suspect: 0, critical: 0 },
      campaigns: campaigns.length,
    },
    notApplicable: [],
    accounts: accounts.map((account, index) => ({ ...emptyAccount, rank: index + 1, ...account })),
    campaigns: campaigns.map((campaign, index) => ({ ...emptyCampaign, id: `c${index + 1}`, ...campaign })),
    references: [],
  };
}

const emptyAccount: AccountFinding = {
  rank: 0,
  account: '',
  suspicion: 0,
  level: 'none',
  exposure: null,
  campaign: null,
  pValue: null,
  qValue: null,
  pattern: null,
  patterns: {},
  baseline: 0,
  campaignContribution: 0,
  families: {},
  features: [],
  reasons: [],
  applicableShare: 1,
  firstSeen: null,
  lastSeen: null,
  requests: 0,
  rows: 0,
  distinctInputs: 0,
  tokensIn: null,
  tokensOut: null,
  errorShare: null,
  sources: { addresses: 0, networks: 0, agents: [], models: [], endpoints: [] },
  hours: null,
  timeline: null,
  surge: null,
  linked: [],
  evidence: [],
  benign: [],
  response: { action: 'none', reason: '', cost: '', rate: null, decimals: null },
};

const emptyCampaign: CampaignFinding = {
  id: '',
  status: 'suspected',
  suspicion: 0,
  level: 'none',
  pValue: 1,
  pattern: null,
  members: [],
  links: {},
  reasons: [],
  rows: 0,
  firstSeen: null,
  lastSeen: null,
  exposure: null,
  benign: [],
};
