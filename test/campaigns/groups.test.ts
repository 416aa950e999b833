import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blockLimit, cutIntoBlocks } from '../../src/campaigns/blocks.js';
import { judgeMembers, tidy } from '../../src/campaigns/choose.js';
import { Evidence } from '../../src/campaigns/evidence.js';
import { GroupMeter } from '../../src/campaigns/group-statistics.js';
import { candidateGroups, components } from '../../src/campaigns/groups.js';
import type { Graph } from '../../src/campaigns/louvain.js';
import { MeasuredPairs } from '../../src/campaigns/measured-pairs.js';
import { mutualGraph, Ties, tiesOfAll, tiesOfCandidates } from '../../src/campaigns/ties.js';
import { PAIR_NUMBERS, TIE } from '../../src/campaigns/tie.js';
import { campaigns } from '../../src/config/defaults.js';
import { campaign, crowdOf, customers, logOf } from './made-crowds.js';

function ring(size: number): Graph {
  return {
    size,
    neighbours: (node) => [
      { node: (node + 1) % size, weight: 1 },
      { node: (node + size - 1) % size, weight: 1 },
    ],
  };
}

test('components are those of a search from every node', () => {
  const links = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 12 });
  fc.assert(
    fc.property(links, (pairs) => {
      const reach = (from: number): string => {
        const found = new Set([from]);
        for (let grew = true; grew;) {
          grew = false;
          for (const [a, b] of pairs) {
            if (found.has(a) !== found.has(b)) {
              found.add(a).add(b);
              grew = true;
            }
          }
        }
        return [...found].sort((a, b) => a - b).join(' ');
      };
      const expected = [...new Set(Array.from({ length: 10 }, (_, node) => reach(node)))];
      assert.deepEqual(
        components(10, pairs).map((group) => group.join(' ')),
        expected,
      );
    }),
  );
});

test('blocks are disjoint, hold each node once and stay within the limit', () => {
  for (const limit of [10, 40, 150]) {
    const blocks = cutIntoBlocks(ring(500), limit);
    const nodes = blocks.flat();
    assert.equal(new Set(nodes).size, nodes.length);
    for (const block of blocks) assert.ok(block.length <= limit && block.length >= campaigns.smallest);
    assert.ok(nodes.length > 400);
  }
});

test('all blocks of a large crowd together stay within the budget of pairs', () => {
  assert.equal(blockLimit(900), campaigns.blockAccounts);
  const limit = blockLimit(5_000);
  assert.ok(limit >= campaigns.largest && (5_000 * limit) / 2 <= campaigns.blockPairs);
  assert.equal(blockLimit(1_000_000), campaigns.largest);
});

test('lists of ties are bounded and sorted, and keep the strongest', () => {
  const ties = new Ties(100);
  for (let other = 1; other < 100; other += 1) ties.offer(0, other, { tie: (other * 37) % 101, operator: 0 });
  const kept = ties.of(0);
  assert.equal(kept.length, campaigns.ties);
  assert.deepEqual(
    kept.map(({ tie }) => tie),
    Array.from({ length: 99 }, (_, i) => ((i + 1) * 37) % 101)
      .sort((a, b) => b - a)
      .slice(0, campaigns.ties),
  );
  assert.equal(ties.of(5).length, 1);
});

test('whom the lists do not hold is reached through them', () => {
  const ties = new Ties(60);
  for (let place = 0; place + 1 < 60; place += 1) ties.offer(place, place + 1, { tie: 3, operator: 0 });
  assert.deepEqual(ties.reach(0, 5), [1, 2, 3, 4, 5]);
  assert.equal(ties.reach(0, 100).length, 59);
});

test('the graph holds ties that are mutual and above the floor', () => {
  const ties = new Ties(30);
  for (let other = 1; other < 30; other += 1) ties.offer(0, other, { tie: 3 + other / 100, operator: 0 });
  ties.offer(1, 2, { tie: campaigns.graphFloor - 0.1, operator: 0 });
  const graph = mutualGraph(ties);
  const near = graph.neighbours(0).map(({ node }) => node);
  assert.equal(near.length, campaigns.mutualTies);
  assert.ok(!near.includes(1), 'the weakest are not among the twenty');
  assert.deepEqual(graph.neighbours(1), []);
});

const log = logOf([...customers(50, 61), ...campaign(8, 40, 62)]);
const crowd = crowdOf(log);
const evidence = new Evidence(crowd, log.fields);
const pairs = new MeasuredPairs(
  evidence,
  crowd.accounts.map((_, place) => place),
);
const workers = crowd.accounts.flatMap(({ member }, place) =>
  member.profile.account.startsWith('worker') ? [place] : [],
);

test('a planted campaign is among the candidates', () => {
  const graph = mutualGraph(tiesOfAll(pairs, crowd.size));
  const candidates = candidateGroups(pairs, graph, 'row').map((group) => group.join(' '));
  assert.ok(candidates.includes(workers.join(' ')));
  assert.equal(new Set(candidates).size, candidates.length);
});

test('candidates without all pairs find the same strongest ties of the campaign', () => {
  const all = tiesOfAll(pairs, crowd.size);
  const few = tiesOfCandidates(evidence, crowd.size);
  for (const worker of workers) {
    const strongest = all
      .of(worker)
      .slice(0, 5)
      .map(({ place }) => place);
    const found = few.of(worker).map(({ place }) => place);
    assert.ok(strongest.filter((place) => found.includes(place)).length >= 4);
  }
});

test('measured pairs are the evidence of the pair, and groups the mean over their pairs', () => {
  const group = workers.slice(0, 4);
  const numbers = group.flatMap((a, i) =>
    group.slice(0, i).map((b) => [...evidence.measure(a, b, new Float32Array(PAIR_NUMBERS))]),
  );
  const means = pairs.group(group).means;
  for (let kind = 0; kind < PAIR_NUMBERS; kind += 1) {
    const expected = numbers.reduce((sum, pair) => sum + (pair[kind] ?? 0), 0) / numbers.length;
    assert.ok(Math.abs((means[kind] ?? 0) - expected) < 1e-6);
  }
  const strangers = new MeasuredPairs(evidence, []);
  assert.ok(Math.abs((strangers.group(group).means[TIE] ?? 0) - (means[TIE] ?? 0)) < 1e-6);
  assert.ok(Math.abs(pairs.tieTo(group[0] ?? 0, group.slice(1)) - (pairs.group(group).members[0] ?? 0)) < 1e-6);
});

test('quotas dealt out evenly show; a tenfold narrower spread gives 1 per four other members', () => {
  const meter = new GroupMeter(evidence);
  const equal = meter.measure(workers, pairs);
  const mixed = meter.measure([0, 5, 10, 15, 20, 25, 30, 35], pairs);
  assert.ok(equal.quota > 2 && mixed.quota < 0.7);
  // All workers made the same 40 requests: spread counts as .01.
  const volumes = crowd.profiles.map(({ volume }) => Math.log(volume.rows));
  const mean = volumes.reduce((sum, value) => sum + value, 0) / volumes.length;
  const spread = Math.sqrt(volumes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (volumes.length - 1));
  assert.ok(Math.abs(equal.quota - ((1 - (15 / 40) ** 2) * Math.log10(spread / 0.01) * 7) / 4) < 1e-9);
});

test('a number of requests that many others made too is a plan’s, and says little', () => {
  const made = new Map<string, number>();
  const capped = customers(80, 5).filter(({ account }) => {
    made.set(account, (made.get(account) ?? 0) + 1);
    return (made.get(account) ?? 0) <= 60;
  });
  const log = logOf([...capped, ...campaign(8, 40, 6)]);
  const everybody = new Evidence(crowdOf(log), log.fields);
  const rows = everybody.crowd.profiles.map(({ volume }) => volume.rows);
  const all = new MeasuredPairs(
    everybody,
    rows.map((_, place) => place),
  );
  const meter = new GroupMeter(everybody);
  const withVolume = (volume: number): number[] => rows.flatMap((count, place) => (count === volume ? [place] : []));
  const atTheLimit = withVolume(60);
  assert.ok(atTheLimit.length > 24);
  assert.ok(meter.measure(atTheLimit.slice(0, 8), all).quota < 1.2);
  assert.ok(meter.measure(withVolume(40).slice(0, 8), all).quota > 2);
});

test('where most were dealt one quota to the request, those with another are strays; unequal volumes have none', () => {
  const meter = new GroupMeter(evidence);
  const rowsOf = (place: number): number => crowd.profiles[place]?.volume.rows ?? 0;
  const stranger = crowd.accounts.findIndex((_, place) => rowsOf(place) > 60) || assert.fail();
  assert.deepEqual(meter.strays([...workers, stranger]), [...workers.map(() => false), true]);
  const customersOnly = crowd.accounts.flatMap((_, place) => (workers.includes(place) ? [] : [place])).slice(0, 8);
  assert.ok(meter.strays(customersOnly).every((stray) => !stray));
});

test('tidying puts strays out and does not take them back in', () => {
  const meter = new GroupMeter(evidence);
  const stranger = crowd.profiles.findIndex(({ volume }) => volume.rows > 60);
  const tidied = tidy(
    judgeMembers(
      [...workers, stranger].sort((a, b) => a - b),
      meter,
      pairs,
    ),
    new Set(),
    meter,
    pairs,
  );
  assert.deepEqual(tidied.group.members, workers);
});
