import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideCampaigns } from '../../src/campaigns/bulk.js';
import { findCampaigns } from '../../src/campaigns/find.js';
import { campaign, chatCampaign, chatters, customers, logOf } from './made-crowds.js';

const planted = logOf([...customers(80, 4), ...campaign(20, 80, 5)]);
const found = findCampaigns(planted.population, planted.scores, planted.fields);
const members = new Set(found.campaigns.flatMap((group) => group.members));
const said = planted.scores.accounts.map(({ pValue, qValue }) => [pValue, qValue]);
const beside = besideCampaigns(planted.scores, found);

test('a campaign of one in five accounts no longer sets the scale for the others', () => {
  assert.equal(members.size, 20);
  const [before, after] = [planted.scores.calibrations.row, beside.calibrations.row];
  assert.equal(before.accounts, 100);
  assert.equal(after.accounts, 80);
  const others = [...planted.scores.accounts].flatMap((account, index) => (members.has(index) ? [] : [account.score]));
  const strangest = Math.max(...others);
  assert.ok(after.pValue(strangest) < before.pValue(strangest));
});

test('scores stay, and what was said before stays said', () => {
  beside.accounts.forEach((account, index) => {
    assert.equal(account.score, planted.scores.accounts.at(index)?.score);
  });
  assert.deepEqual(
    planted.scores.accounts.map(({ pValue, qValue }) => [pValue, qValue]),
    said,
  );
});

test('q-values of the others correct for the others alone', () => {
  const others = beside.accounts.filter((_, index) => !members.has(index));
  const largest = Math.max(...others.map(({ qValue }) => qValue));
  assert.ok(Math.abs(largest - 1) < 1e-9, String(largest));
});

test('where no group is suspected nothing changes', () => {
  const ordinary = logOf(customers(120, 1));
  const search = findCampaigns(ordinary.population, ordinary.scores, ordinary.fields);
  assert.equal(besideCampaigns(ordinary.scores, search), ordinary.scores);
});

test('chats keep their campaigns in the scale', () => {
  const chats = logOf([...chatters(60, 3), ...chatCampaign(10, 40, 5)], 'chats');
  const campaigns = [{ status: 'suspected', oneHand: true, members: chats.population.members.map((_, i) => i) }];
  assert.equal(besideCampaigns(chats.scores, { campaigns } as never), chats.scores);
});
