import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCampaigns } from '../../src/campaigns/find.js';
import { seededRandom } from '../../src/stats/random.js';
import type { MadeEvent } from '../synthetic.js';
import { campaign, logOf, type MadeLog, vectorCustomers } from './made-crowds.js';

function suspected({ population, scores, fields }: MadeLog): string[][] {
  return findCampaigns(population, scores, fields)
    .campaigns.filter(({ status }) => status === 'suspected')
    .map(({ members }) => members.map((index) => population.members[index]?.profile.account ?? '').sort());
}

test('honest accounts by the thousand that send vectors of many lengths are no campaign, whatever the seed', () => {
  for (const seed of [1, 2]) assert.deepEqual(suspected(logOf(vectorCustomers(1200, seed))), []);
});

/** One operator: the customers' vectors of ten numbers, but far and wide; dealt out evenly by one scheduler, from a network each. */
function vectorCampaign(seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  return campaign(14, 60, seed).map((event) => ({
    ...event,
    address: `10.251.${Number(event.account.slice(-3))}.1`,
    row: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`x${at}`, 20 * random() - 10])),
  }));
}

test('a campaign among them is found, whole and alone', () => {
  const groups = suspected(logOf([...vectorCustomers(500, 4), ...vectorCampaign(5)]));
  assert.deepEqual(groups, [Array.from({ length: 14 }, (_, i) => `worker-${String(i).padStart(3, '0')}`)]);
});
