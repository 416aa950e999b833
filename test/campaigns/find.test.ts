import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportFloor } from '../../src/campaigns/choose.js';
import { reachOfSources, withoutHand } from '../../src/campaigns/hand.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';
import { type CampaignSearch, findCampaigns } from '../../src/campaigns/find.js';
import { defaultSettings } from '../../src/config/settings.js';
import { searchCrowd } from '../../src/campaigns/search.js';
import {
  campaign,
  chatCampaign,
  chatters,
  crowdOf,
  customers,
  logOf,
  type MadeLog,
  office,
  shards,
} from './made-crowds.js';

function search({ population, scores, fields }: MadeLog): CampaignSearch {
  return findCampaigns(population, scores, fields);
}

function names(log: MadeLog, members: readonly number[]): string[] {
  return members.map((index) => log.population.members[index]?.profile.account ?? '').sort();
}

const planted = logOf([...customers(100, 4), ...campaign(10, 80, 5)]);
const found = search(planted);

test('independent customers are no campaign', () => {
  for (const seed of [1, 2, 3]) assert.deepEqual(search(logOf(customers(120, seed))).campaigns, []);
});

test('a planted campaign is found, whole and alone', () => {
  assert.equal(found.campaigns.length, 1);
  const [first] = found.campaigns;
  assert.deepEqual(
    names(planted, first?.members ?? []),
    Array.from({ length: 10 }, (_, i) => `worker-00${i}`),
  );
  assert.ok((first?.pValue ?? 1) < 0.1);
  assert.equal(first?.pattern, 'sweep');
});

test('its reasons say in words what is shared, how much each asked and what they do', () => {
  const reasons = found.campaigns[0]?.reasons.join('\n') ?? '';
  assert.match(reasons, /all 10 accounts share 6 network addresses/);
  assert.match(reasons, /all 10 accounts made between 80 and 80 requests each/);
  assert.match(reasons, /spread over input space/);
  assert.match(reasons, /0 of \d+ groups grown the same way/);
  assert.doesNotMatch(reasons, /NaN|undefined|198\.51\.100/);
});

test('its links hold evidence of source, time, content and behaviour, over what strangers have', () => {
  const links = found.campaigns[0]?.links ?? {};
  for (const id of ['shared-address', 'lockstep', 'shared-content', 'shared-unusualness'])
    assert.ok((links[id] ?? 0) > 0.5, id);
});

test('members come by their own score', () => {
  const own = (found.campaigns[0]?.members ?? []).map((index) => planted.scores.accounts.at(index)?.own.score ?? 0);
  assert.deepEqual(
    own,
    [...own].sort((a, b) => b - a),
  );
});

test('the same log gives the same campaigns', () => {
  assert.deepEqual(search(planted).campaigns, found.campaigns);
});

test('without all pairs the same campaign is found', () => {
  const { groups, crowd } = searchCrowd(crowdOf(planted), planted.fields, 20);
  const members = groups.map(({ group }) => group.members.map((place) => crowd.accounts[place]?.member.index ?? -1));
  assert.deepEqual(
    members.map((group) => names(planted, group)),
    [names(planted, found.campaigns[0]?.members ?? [])],
  );
});

test('colleagues behind one address who ask different things again and again are no campaign', () => {
  assert.deepEqual(search(logOf([...customers(100, 6), ...office(8, 7)])).campaigns, []);
});

test('workers of one customer are shown as coordinated and lift nobody', () => {
  const log = logOf([...customers(100, 15), ...shards(9, 16)]);
  const { campaigns } = search(log);
  assert.equal(campaigns.length, 1);
  for (const { status, members, reasons } of campaigns) {
    assert.equal(status, 'coordinated');
    assert.ok(names(log, members).every((name) => name.startsWith('shard')));
    assert.match(reasons.join(' '), /workers of one customer/);
  }
});

test('chat users are no campaign; one operator who asks for teaching material over several accounts is', () => {
  assert.deepEqual(search(logOf(chatters(80, 8), 'chats')).campaigns, []);
  const chats = logOf([...chatters(80, 9), ...chatCampaign(9, 40, 10)], 'chats');
  const { campaigns } = search(chats);
  assert.equal(campaigns.length, 1);
  assert.deepEqual(
    names(chats, campaigns[0]?.members ?? []),
    Array.from({ length: 9 }, (_, i) => `worker-00${i}`),
  );
  assert.ok((campaigns[0]?.deviations ?? 0) > 3);
});

test('the strongest linked accounts of a member are other members, eight at most; few customers have any', () => {
  const isWorker = (index: number): boolean =>
    planted.population.members[index]?.profile.account.startsWith('worker') === true;
  let tied = 0;
  for (const { index } of planted.population.members) {
    const linked = found.linked(index);
    assert.ok(linked.length <= 8);
    for (const { index: other, strength, links } of linked) {
      assert.notEqual(other, index);
      assert.ok(strength > 0 && Object.values(links).every((value) => value > 0));
    }
    if (!isWorker(index)) tied += linked.length > 0 ? 1 : 0;
    else assert.ok(linked.length === 8 && linked.every((one) => isWorker(one.index)));
  }
  assert.ok(tied < 50, `${tied} of 100 customers`);
  assert.deepEqual(found.linked(999_999), []);
});

test('too few accounts to say what is usual have neither campaigns nor links', () => {
  const few = logOf([...customers(8, 11), ...campaign(6, 40, 12)]);
  const { campaigns, linked } = search(few);
  assert.deepEqual(campaigns, []);
  assert.deepEqual(linked(0), []);
});

test('without inputs sources and times link accounts, but make no campaign', () => {
  const events = [...customers(40, 13), ...campaign(8, 40, 14)].map(({ account, time, address }) => ({
    account,
    time,
    ...(address === undefined ? {} : { address }),
  }));
  const bare = logOf(events);
  const only = { ...bare, fields: { ...bare.fields, input: 0, label: 0, probabilities: 0 } };
  const { campaigns, linked } = search(only);
  assert.deepEqual(campaigns, []);
  const worker = only.population.members.findIndex(({ profile }) => profile.account === 'worker-000');
  assert.ok(linked(worker).length > 0);
});

const noStrands = Object.fromEntries(strandIds.map((id) => [id, null])) as StrandValues;
const alike = {
  strands: noStrands,
  excess: { source: 0, time: 0.8, content: 2, form: 2, behaviour: 1, same: 1 },
  operator: 1,
  quota: -0.3,
  dealt: 0,
  mixture: 0.6,
  surplus: 1,
};

test('one frame, or asking for material, without any sign of one hand is for watching, in small crowds too: users of one tool do so', () => {
  const why = (operator: number, route: 'framed' | 'asking' | 'layer', source = 0, far = 0): string | null => {
    const strands = { ...noStrands, ask: 2, hunger: 1, fresh: 0.5, shift: far, breadth: far };
    const group = { ...alike, strands, operator, excess: { ...alike.excess, source } };
    return withoutHand(group, { pattern: null, anomaly: 2, route }, { kind: 'chat', size: 300 }, 'whole');
  };
  assert.match(why(0.4, 'framed') ?? '', /users of one tool look like this too/);
  assert.equal(why(1.2, 'framed'), null);
  assert.equal(why(0.4, 'framed', 1), null);
  assert.match(why(0.71, 'asking') ?? '', /for watching only/, 'makers of test data that started together');
  assert.equal(why(1.2, 'asking'), null);
  assert.equal(why(0.57, 'asking', 1), null);
  assert.equal(why(0.57, 'asking', 0, 1.8), null, 'far and wide beyond everybody');
  assert.equal(why(0.57, 'layer'), null);
});

test('sources that join only a part of a group speak for nobody else', () => {
  const why = (reach: 'part' | 'whole', changes: Partial<typeof alike> = {}): string | null => {
    const group = { ...alike, excess: { ...alike.excess, source: 0.8, time: 0.3 }, ...changes };
    return withoutHand(group, { pattern: null, anomaly: 0.4, route: 'framed' }, { kind: 'chat', size: 300 }, reach);
  };
  assert.equal(why('whole'), null);
  assert.match(why('part') ?? '', /users of one tool/, 'six workers of one customer among strangers');
  assert.equal(why('part', { dealt: 1.5, operator: 2.3 }), null, 'other signs count as before');
});

test('networks reach the whole of a group where they connect two in three of its members', () => {
  // The first `joined` share a network in a chain, the others with nobody.
  const reach = (members: number, joined: number): string =>
    reachOfSources(
      Array.from({ length: members }, (_, i) => i),
      { isAlike: (_, a, b) => Math.abs(a - b) === 1 && Math.max(a, b) < joined },
    );
  assert.equal(reach(12, 6), 'part');
  assert.equal(reach(12, 8), 'whole');
  assert.equal(reach(12, 0), 'part');
  assert.equal(reachOfSources([0, 1], { isAlike: () => null }), 'unknown');
});

test('in a large crowd of chats only sources or equal volumes are signs of one hand', () => {
  const hand = (changes: Partial<typeof alike>, size = 1_000): boolean =>
    withoutHand(
      { ...alike, ...changes },
      { pattern: null, anomaly: 2, route: 'asking' },
      { kind: 'chat', size },
      'whole',
    ) === null;
  assert.ok(!hand({}));
  assert.ok(hand({}, 300));
  assert.ok(hand({ quota: 2 }));
  assert.ok(hand({ excess: { ...alike.excess, source: 1 } }));
});

test('in a large crowd of rows or texts ordinary requests without a common source need more in common than jobs that start together', () => {
  const why = (changes: Partial<typeof alike>, anomaly: number, size = 1_000): string | null =>
    withoutHand({ ...alike, ...changes }, { pattern: null, anomaly, route: 'asking' }, { kind: 'text', size }, 'whole');
  assert.match(why({}, 0.4) ?? '', /ask for what others ask for/);
  assert.equal(why({}, 2), null);
  assert.equal(why({ surplus: 4 }, 0.4), null);
  assert.equal(why({ excess: { ...alike.excess, source: 1 } }, 0.4), null);
  assert.equal(why({}, 0.4, 300), null);
});

test('who acts as one and asks for ordinary things is only watched where the log names no sources, or they share some', () => {
  const why = (source: number, placed: boolean): string | null => {
    const excess = { ...alike.excess, source };
    return withoutHand(
      { ...alike, excess },
      { pattern: null, anomaly: 0.4, route: 'hidden' },
      { kind: 'chat', size: 300 },
      placed ? 'whole' : 'unknown',
    );
  };
  assert.equal(why(0, true), null);
  assert.match(why(0, false) ?? '', /where calls came from/);
  assert.match(why(1.5, true) ?? '', /several places/);
});

test('the more accounts are searched, the more a group must score to be reported, up to the largest honest logs looked at', () => {
  const floor = (kind: 'row' | 'chat', size: number): number => reportFloor({ kind, size, settings: defaultSettings });
  assert.equal(floor('row', 20), defaultSettings.thresholds.campaign);
  assert.equal(floor('chat', 400), defaultSettings.thresholds.chatCampaign);
  assert.ok(Math.abs(floor('row', 1_087.3) - floor('row', 400) - 0.3) < 1e-4);
  assert.equal(floor('chat', 100_000), floor('chat', 2_400));
});
