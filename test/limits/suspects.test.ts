/** Whom `limits` asks about: suspected groups, and suspects outside them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CampaignStatus } from '../../src/campaigns/campaign.js';
import type { Findings } from '../../src/findings/findings.js';
import { suspectsUnder } from '../../src/limits/suspects.js';
import { Tally } from '../../src/limits/tally.js';
import { example } from '../findings-example.js';

const [account] = example.accounts;
const [campaign] = example.campaigns;
assert.ok(account !== undefined && campaign !== undefined);
const template = { account, campaign };

function namesIf(status: CampaignStatus): string[] {
  const findings: Findings = {
    ...example,
    accounts: [
      { ...template.account, account: 'a', level: 'none', campaign: 'c1' },
      { ...template.account, account: 'b', level: 'suspect', campaign: 'c1' },
    ],
    campaigns: [{ ...template.campaign, id: 'c1', members: ['a', 'b'], status }],
  };
  return suspectsUnder({ tally: new Tally([], new Map()), findings, fidelity: 0.8 }).map(({ name }) => name);
}

test('a suspected group is asked about as a whole', () => {
  assert.deepEqual(namesIf('suspected'), ['c1']);
});

test('a group that acts in the open is no suspect, and hides no member that is one', () => {
  assert.deepEqual(namesIf('coordinated'), ['b']);
});
