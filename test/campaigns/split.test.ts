import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Evidence } from '../../src/campaigns/evidence.js';
import { MeasuredPairs } from '../../src/campaigns/measured-pairs.js';
import { openCore, opennessOf } from '../../src/campaigns/openness.js';
import { halve } from '../../src/campaigns/split.js';
import { campaign, crowdOf, customers, logOf, shards } from './made-crowds.js';

/** One network, but every account with habits of its own. */
const office = shards(6, 25).map((event) => ({
  ...event,
  agent: `client of ${event.account}`,
}));

/** Two operators: one sweeps with its scheduler over one network, the other over another. */
const two = logOf([
  ...customers(60, 21),
  ...campaign(8, 60, 22),
  ...campaign(8, 60, 23, { name: 'other', network: '198.18.7', day: 4 }),
  ...shards(7, 24),
  ...office.map((event) => ({ ...event, account: event.account.replace('shard', 'colleague'), address: '192.0.2.60' })),
]);
const crowd = crowdOf(two);
const evidence = new Evidence(crowd, two.fields);
const places = crowd.accounts.map((_, place) => place);
const pairs = new MeasuredPairs(evidence, places);

function placesOf(prefix: string): number[] {
  return places.filter((place) => crowd.accounts[place]?.member.profile.account.startsWith(prefix));
}

test('two campaigns found as one come apart into the two', () => {
  const [workers, others] = [placesOf('worker'), placesOf('other')];
  const halves = halve([...workers, ...others], pairs, evidence.medianTie);
  assert.ok(halves !== null && halves.common < 0.6);
  const sorted = [...halves.parts].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  assert.deepEqual(
    sorted,
    [others, workers].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
  );
});

test('one campaign has nearly as much in common across its halves as inside, and a handful has no halves', () => {
  const halves = halve(placesOf('worker'), pairs, evidence.medianTie);
  assert.ok(halves === null || halves.common > 0.6);
  assert.equal(halve(placesOf('worker').slice(0, 7), pairs, evidence.medianTie), null);
});

test('workers of one customer act in the open, accounts of several networks do not', () => {
  assert.equal(opennessOf(placesOf('shard'), evidence), 'network');
  assert.equal(opennessOf(placesOf('customer').slice(0, 7), evidence), null);
});

test('people behind one address with clients of their own act in the open too', () => {
  const members = placesOf('colleague');
  const withAgents = new Evidence(crowd, { ...two.fields, agent: 1 });
  assert.ok(members.every((_, i) => (withAgents.alike('same-client', members)?.[i] ?? 1) < 0.5));
  assert.equal(opennessOf(members, withAgents), 'network');
});

test('keys for which the log names one customer act in the open wherever they are; a name that others have as well means something else', () => {
  const named = (tenantOf: (account: string) => string | undefined): Evidence => {
    const events = customers(40, 31).map((event) => {
      const tenant = tenantOf(event.account);
      return tenant === undefined ? event : { ...event, tenant };
    });
    const log = logOf(events);
    return new Evidence(crowdOf(log), log.fields);
  };
  const firstTen = (account: string): boolean => account < 'customer-010';
  const members = [0, 1, 2, 3, 4, 5];
  const keys = named((account) => (firstTen(account) ? 'acme' : account));
  assert.ok(members.every((place) => firstTen(keys.crowd.accounts[place]?.member.profile.account ?? '')));
  assert.equal(opennessOf(members, keys), 'customer');
  assert.equal(
    opennessOf(
      members,
      named(() => 'default'),
    ),
    null,
  );
  assert.equal(
    opennessOf(
      members,
      named((account) => account),
    ),
    null,
  );
  assert.equal(
    opennessOf(
      members,
      named(() => undefined),
    ),
    null,
  );
});

test('workers of one customer are told from others who share nothing; a campaign in one network keeps its members', () => {
  const workers = placesOf('shard');
  assert.deepEqual(openCore([...workers, ...placesOf('customer').slice(0, 6)], evidence), workers);
  assert.equal(openCore(placesOf('worker'), evidence), null);
  assert.equal(openCore(placesOf('customer').slice(0, 8), evidence), null);
});
