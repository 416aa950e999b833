import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeMembers } from '../../src/campaigns/choose.js';
import { describeGroup } from '../../src/campaigns/describe.js';
import { Evidence } from '../../src/campaigns/evidence.js';
import type { FoundGroup } from '../../src/campaigns/found-group.js';
import { GroupMeter } from '../../src/campaigns/group-statistics.js';
import { MeasuredPairs } from '../../src/campaigns/measured-pairs.js';
import { joinParts } from '../../src/campaigns/parts.js';
import { tiesOfAll } from '../../src/campaigns/ties.js';
import { campaign, crowdOf, customers, logOf } from './made-crowds.js';

test('parts of one campaign are joined, two campaigns are not', () => {
  const log = logOf([
    ...customers(300, 8),
    ...campaign(24, 60, 9),
    ...campaign(10, 60, 10, { name: 'other', network: '192.0.2', day: 1 }).map((event) => ({
      ...event,
      row: { a: 200 + Number(event.row?.['a'] ?? 0), b: 300 - Number(event.row?.['b'] ?? 0), c: -5 },
    })),
  ]);
  const crowd = crowdOf(log);
  const evidence = new Evidence(crowd, log.fields);
  const pairs = new MeasuredPairs(
    evidence,
    crowd.accounts.map((_, place) => place),
  );
  const ties = tiesOfAll(pairs, crowd.size);
  const meter = new GroupMeter(evidence, ties);
  const named = (prefix: string): number[] =>
    crowd.accounts.flatMap(({ member }, place) => (member.profile.account.startsWith(prefix) ? [place] : []));
  const found = (members: readonly number[]): FoundGroup => ({
    ...judgeMembers(members, meter, pairs),
    grown: { groups: 60, pValue: 1 / 61, passes: true },
    random: null,
    parts: 1,
  });
  const [workers, others] = [named('worker'), named('other')];
  const joined = joinParts([found(workers.slice(0, 10)), found(others), found(workers.slice(10))], meter);
  assert.deepEqual(
    joined.map(({ group, parts }) => [group.members, parts]).sort(),
    [
      [workers, 2],
      [others, 1],
    ].sort(),
  );
  const [first] = joined.filter(({ parts }) => parts === 2);
  assert.ok(first !== undefined);
  assert.equal(first.judgement.score, judgeMembers(workers, meter, pairs).judgement.score);
  const { reasons } = describeGroup(first, { crowd, evidence, ties, groups: joined });
  assert.equal(reasons[0], 'joined from 2 groups that hang together as closely as each does by itself');
  assert.match(reasons.at(-1) ?? '', /score as high as its best part$/);
});
