import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceFor } from '../../src/findings/advice.js';
import { alertsOf } from '../../src/findings/alerts.js';
import type { AccountFinding, CampaignFinding } from '../../src/findings/findings.js';
import { example } from '../findings-example.js';

const { title } = adviceFor('sweep');

function told(
  account: Partial<AccountFinding>,
  campaign: Partial<CampaignFinding> = {},
): [string, readonly string[]][] {
  const [first] = example.accounts;
  const [group] = example.campaigns;
  assert.ok(first && group);
  const accounts = [{ ...first, level: 'critical' as const, pattern: 'sweep', ...account }];
  const campaigns = [{ ...group, level: 'critical' as const, pattern: 'sweep', ...campaign }];
  return [...alertsOf({ ...example, accounts, campaigns })].map((alert) => [alert.title, alert.reasons]);
}

test('what the title says is not said again as a reason', () => {
  assert.deepEqual(told({ reasons: [title, 'a', 'b'] }, { reasons: [`as a group: ${title}`, 'c'] }), [
    [`Account that ${title}`, ['a', 'b']],
    [`Accounts that act as one, and the group ${title}`, ['c']],
  ]);
});

test('of a part, of the group, and without anything else, it stays or is said as it is', () => {
  const part = `in part of its traffic: ${title}`;
  assert.deepEqual(told({ reasons: [part, 'a'] })[0], [`Account that ${title}`, [part, 'a']]);
  assert.deepEqual(told({ reasons: [`its group ${title}`, 'a'] })[0], [`Account whose group ${title}`, ['a']]);
  assert.deepEqual(told({ reasons: [title] })[0], [`Account that ${title}`, [title]]);
});
