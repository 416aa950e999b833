import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeMembers } from '../../src/campaigns/choose.js';
import { Evidence } from '../../src/campaigns/evidence.js';
import { GroupMeter } from '../../src/campaigns/group-statistics.js';
import { MeasuredPairs } from '../../src/campaigns/measured-pairs.js';
import { grownNull, volumeNull } from '../../src/campaigns/null.js';
import { tiesOfAll } from '../../src/campaigns/ties.js';
import { campaigns } from '../../src/config/defaults.js';
import { campaign, crowdOf, customers, logOf } from './made-crowds.js';

const log = logOf([...customers(60, 81), ...campaign(8, 60, 82)]);
const crowd = crowdOf(log);
const evidence = new Evidence(crowd, log.fields);
const everybody = crowd.accounts.map((_, place) => place);
const pairs = new MeasuredPairs(evidence, everybody);
const frame = { meter: new GroupMeter(evidence), pairs, ties: tiesOfAll(pairs, crowd.size) };
const workers = everybody.filter((place) => crowd.accounts[place]?.member.profile.account.startsWith('worker'));
const strangers = [3, 11, 17, 25, 33, 41, 48, 55];

test('no group grown around random accounts scores as high as a campaign', () => {
  const group = judgeMembers(workers, frame.meter, pairs);
  const { groups, pValue, passes } = grownNull(group, new Set(workers), frame);
  assert.ok(groups > 30 && groups <= campaigns.grownGroups);
  assert.equal(pValue, 1 / (groups + 1));
  assert.ok(passes);
});

test('strangers thrown together do not beat groups that were grown', () => {
  const group = judgeMembers(strangers, frame.meter, pairs);
  const { pValue, passes } = grownNull(group, new Set(strangers), frame);
  assert.ok(pValue > 0.2, String(pValue));
  assert.ok(!passes);
});

test('what a campaign asks for is far from random groups of its volumes, what strangers ask for is not', () => {
  const conduct = (members: readonly number[]): ReturnType<typeof volumeNull> =>
    volumeNull(judgeMembers(members, frame.meter, pairs), frame.meter);
  assert.ok(conduct(workers).deviations > 2);
  assert.ok(conduct(workers).pValue < conduct(strangers).pValue);
});
