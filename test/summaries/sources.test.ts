import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markOfName } from '../../src/represent/name-mark.js';
import { foldEvents, summaryLaws, usualSettings } from '../laws/summary-laws.js';

summaryLaws('sources');

test('addresses count without their ports, and networks by prefix', () => {
  const addresses = [
    '203.0.113.9:1',
    '203.0.113.9:2',
    '203.0.113.77',
    '::ffff:203.0.113.5',
    '2001:db8:7:1::2',
    'unknown',
  ];
  const { sources } = foldEvents(
    addresses.map((address) => ({ account: 'a', time: 0, address })),
    usualSettings,
  ).profile(0);
  const sorted = (entries: readonly { name: string; count: number }[]) =>
    entries.map(({ name, count }) => `${name} ${String(count)}`).sort();
  assert.deepEqual(sorted(sources.networks.entries()), ['2001:db8:7::/48 1', '203.0.113.0/24 4']);
  assert.equal(sources.addresses.distinct(), 5);
  assert.ok(sorted(sources.addresses.entries()).includes('203.0.113.9 2'));
});

test('masked addresses are networks and no addresses', () => {
  const addresses = ['198.51.100.***', '198.51.100.x', '198.51.100.***', '203.0.113.9', 'proxy.max'];
  const { sources } = foldEvents(
    addresses.map((address) => ({ account: 'a', time: 0, address })),
    usualSettings,
  ).profile(0);
  assert.deepEqual(
    sources.networks
      .entries()
      .map(({ name, count }) => `${name} ${String(count)}`)
      .sort(),
    ['198.51.100.0/24 3', '203.0.113.0/24 1'],
  );
  assert.deepEqual(
    sources.addresses
      .entries()
      .map(({ name }) => name)
      .sort(),
    ['203.0.113.9', 'proxy.max'],
  );
});

test('of many agents the same few are kept in any order, their counts exact', () => {
  const names = Array.from({ length: 500 }, (_, i) => `agent-${String(i)}`);
  const events = [...names, ...names].map((agent) => ({ account: 'a', time: 0, agent }));
  const kept = foldEvents(events, usualSettings).profile(0).sources.agents;
  assert.equal(kept.entries().length, 32);
  assert.ok(kept.entries().every(({ count }) => count === 2));
  assert.deepEqual(
    foldEvents([...events].reverse(), usualSettings)
      .profile(0)
      .sources.agents.entries(),
    kept.entries(),
  );
  // The standard error of 32 kept is 18 %.
  assert.ok(Math.abs(kept.distinct() / 500 - 1) < 0.5);
});

test('keys are kept as marks while there are at most eight, in any order, and calls without one are counted', () => {
  const withKeys = (keys: readonly string[]): ReturnType<typeof foldEvents> =>
    foldEvents(
      keys.map((key, time) => ({ account: 'a', time, ...(key === '' ? {} : { key }) })),
      usualSettings,
    );
  const eight = Array.from({ length: 8 }, (_, i) => `key-${String(i)}`);
  const { sources } = withKeys([...eight, '', ...eight]).profile(0);
  assert.deepEqual(sources.keys.all(), eight.map(markOfName).sort());
  assert.equal(sources.keyRows, 16);
  assert.deepEqual(sources.tenants.all(), []);
  const nine = withKeys([...eight, 'one more']);
  assert.equal(nine.profile(0).sources.keys.all(), undefined);
  const merged = withKeys(['one more']);
  merged.merge(withKeys(eight.toReversed()));
  assert.deepEqual(merged.profile(0).sources.keys.encode(), nine.profile(0).sources.keys.encode());
});
