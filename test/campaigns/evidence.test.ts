import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Evidence } from '../../src/campaigns/evidence.js';
import { rarity, Reference } from '../../src/campaigns/reference.js';
import { joinEvidence, PAIR_NUMBERS, TIE } from '../../src/campaigns/tie.js';
import { campaigns } from '../../src/config/defaults.js';
import { noFieldCounts } from '../../src/events/fields.js';
import { campaign, crowdOf, customers, fieldCounts, logOf } from './made-crowds.js';

test('evidence is -log10 of the share of pairs at least as similar, capped', () => {
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 20 }), (list, value) => {
      const sorted = Float64Array.from(list).sort();
      const share = Math.max(1, list.filter((other) => other >= value).length) / list.length;
      assert.ok(Math.abs(rarity(value, sorted) + Math.log10(share)) < 1e-9);
    }),
  );
  assert.equal(rarity(5, new Float64Array(10_000_000)), campaigns.evidenceCap);
});

test('evidence over the stratum: the scatter of pairs that always have something in common is no evidence', () => {
  // 1,000 pairs of the lower stratum share nothing, 1,000 of the upper have anything from 1 to 1,000: on average log10(e) = .434.
  const values = Float64Array.from({ length: 2_000 }, (_, i) => Math.max(0, i - 999));
  const strata = Uint8Array.from(values, (value) => (value > 0 ? 1 : 0));
  const comparison = { compare: (a: number) => values[a] ?? 0, explain: () => '' };
  const likenesses = { values, strata };
  const plain = new Reference({ ...comparison, stratum: (a) => strata[a] ?? 0 }, likenesses);
  const over = new Reference({ ...comparison, stratum: (a) => strata[a] ?? 0, overStratum: true }, likenesses);
  assert.ok(Math.abs(plain.rate(991, 1) - 2) < 0.01);
  assert.ok(Math.abs(plain.rate(991, 1) - over.rate(991, 1) - 0.434) < 0.01);
  assert.equal(over.rate(300, 1), 0);
  assert.ok(over.usual() < 0.5 * plain.usual());
  assert.equal(over.evidence(0, 1), 0);
});

const at = {
  address: 0,
  network: 1,
  lockstep: 2,
  schedule: 3,
  cells: 4,
  inputs: 5,
  skeleton: 6,
  system: 7,
  unusualness: 8,
  mixture: 9,
  volume: 10,
  client: 11,
};

function joined(kind: 'row' | 'text' | 'chat', values: Partial<Record<keyof typeof at, number>>): number[] {
  const evidence = new Float64Array(12);
  for (const [name, value] of Object.entries(values)) evidence[at[name as keyof typeof at]] = value;
  return [...joinEvidenceOf(evidence, kind)].map((value) => Math.round(value * 1000) / 1000);
}

function joinEvidenceOf(evidence: Float64Array, kind: 'row' | 'text' | 'chat'): Float32Array {
  const pair = new Float32Array(PAIR_NUMBERS);
  joinEvidence(evidence, at, kind, pair);
  return pair;
}

test('a network counts half a unit less than an address, a schedule six tenths of a coincidence', () => {
  assert.deepEqual(
    joined('row', { address: 1, network: 2, lockstep: 1, schedule: 2 }),
    [1.5, 1.2, 0, 0, 0, 0, 2.34, 0],
  );
});

test('on tables exact inputs in common are shown and not counted, on chats they count', () => {
  assert.equal(joined('row', { inputs: 3 })[TIE], 0);
  assert.equal(joined('chat', { inputs: 3, unusualness: 2 })[TIE], 5);
});

test('the tie on tables is source + .6 content + behaviour + .7 time + .5 same', () => {
  // same = .6 + .4 + .3 = 1.3; tie = 1 + .6 + 1 + .7 + .65.
  assert.equal(
    joined('row', { address: 1, cells: 1, unusualness: 1, lockstep: 1, mixture: 1, volume: 1, client: 1 })[TIE],
    3.95,
  );
});

test('on chats what one kind exceeds twice the second by counts half', () => {
  // Form 3, content 1: 4 - (3 - 2) / 2.
  assert.equal(joined('chat', { skeleton: 3, cells: 1 })[TIE], 3.5);
  assert.equal(joined('chat', { skeleton: 3 })[TIE], 1.5);
});

const log = logOf([...customers(40, 51), ...campaign(6, 40, 52)]);
const crowd = crowdOf(log);
const workers = crowd.accounts.flatMap(({ member }, place) =>
  member.profile.account.startsWith('worker') ? [place] : [],
);

test('evidence is the same both ways and grows with likeness: two workers against two customers', () => {
  const evidence = new Evidence(crowd, log.fields);
  const measure = (a: number, b: number): number[] => [...evidence.measure(a, b, new Float32Array(PAIR_NUMBERS))];
  assert.deepEqual(measure(3, 9), measure(9, 3));
  const [first = 0, second = 0] = workers;
  assert.ok((measure(first, second)[TIE] ?? 0) > evidence.medianTie + 3);
});

test('links whose fields the log lacks are no evidence and are not told', () => {
  const evidence = new Evidence(crowd, { ...fieldCounts('rows'), address: 0, time: 0 });
  const [first = 0, second = 0] = workers;
  const links = Object.keys(evidence.byLink(first, second));
  for (const id of ['shared-address', 'shared-network', 'lockstep', 'same-schedule']) assert.ok(!links.includes(id));
  assert.ok(links.includes('shared-content'));
  const none = new Evidence(crowd, noFieldCounts());
  assert.deepEqual(Object.keys(none.byLink(first, second)), ['equal-volume']);
});

test('any link finds its pair: candidates of a worker hold most other workers', () => {
  const all = new Evidence(crowd, log.fields).candidates();
  for (const worker of workers) {
    const candidates = [...all.of(worker)];
    assert.ok(workers.filter((other) => candidates.includes(other)).length >= workers.length - 2);
    assert.deepEqual(
      candidates,
      [...candidates].sort((a, b) => a - b),
    );
  }
});
