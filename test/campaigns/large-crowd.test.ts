import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCampaigns } from '../../src/campaigns/find.js';
import { campaign, logOf, type MadeLog, vectorCustomers } from './made-crowds.js';

function suspected({ population, scores, fields }: MadeLog): string[][] {
  return findCampaigns(population, scores, fields)
    .campaigns.filter(({ status }) => status === 'suspected')
    .map(({ members }) => members.map((index) => population.members[index]?.profile.account ?? '').sort());
}

test('honest accounts by the thousand that send vectors of many lengths are no campaign, whatever the seed', () => {
  for (const seed of [1, 2]) assert.deepEqual(suspected(logOf(vectorCustomers(1200, seed))), []);
});

test('a campaign among them is found, whole and alone', () => {
  const [found, ...others] = suspected(logOf([...vectorCustomers(500, 4), ...campaign(14, 60, 5)]));
  assert.deepEqual(
    found,
    Array.from({ length: 14 }, (_, i) => `worker-0${String(i).padStart(2, '0')}`),
  );
  assert.deepEqual(others, []);
});
