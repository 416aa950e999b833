import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProfileStore } from '../../src/profiles/build.js';
import { PILOT_ROWS } from '../../src/represent/column-scales.js';
import { summaries } from '../../src/summaries/index.js';
import type { MadeEvent } from '../laws/made-events.js';
import { foldEvents, plain, testSettings, usualSettings } from '../laws/summary-laws.js';

test('profiles are sorted by name, in code-unit order, whoever came first', () => {
  const events = ['b', 'a', 'Z', 'ä', '__proto__', '10', '9'].map((account) => ({ account, time: 0 }));
  const names = foldEvents(events)
    .profiles()
    .map(({ account }) => account);
  assert.deepEqual(names, ['10', '9', 'Z', '__proto__', 'a', 'b', 'ä']);
});

test('every event counts for its own account, across segments of thousands', () => {
  const accounts = Array.from({ length: 9000 }, (_, i) => `account ${String(i)}`);
  const store = foldEvents([...accounts, ...accounts.slice(0, 10)].map((account) => ({ account, time: 0 })));
  assert.equal(store.size, 9000);
  assert.equal(store.profile(5).volume.requests, 2);
  assert.equal(store.profile(8999).account, 'account 8999');
  assert.equal(store.profile(8999).volume.requests, 1);
});

test('a profile has every summary, readable when nothing was ever booked', () => {
  const profile = foldEvents([{ account: 'a', time: NaN }]).profile(0);
  for (const id of Object.keys(summaries) as (keyof typeof summaries)[]) assert.ok(plain(profile, id), id);
  assert.equal(profile.inputs.sample.distinct(), 0);
  assert.deepEqual(profile.sources.agents.entries(), []);
  assert.deepEqual(profile.evidence.sample.entries(), []);
  assert.ok(Number.isNaN(profile.timeline.startBin));
  assert.equal(profile.gaps.bins.length, 32);
});

test('a reading is a view of its own account', () => {
  const profiles = foldEvents(['a', 'b', 'b'].map((account) => ({ account, time: 0 }))).profiles();
  assert.deepEqual(
    profiles.map(({ calendar }) => calendar.hours[0]),
    [1, 2],
  );
});

test('asking for an account that is not there is our bug', () => {
  assert.throws(() => foldEvents([]).profile(0), /account 0 of 0/);
});

test('stores made with other settings do not merge', () => {
  assert.throws(() => {
    foldEvents([]).merge(new ProfileStore({ ...testSettings, sampleSize: 7 }));
  }, /different settings/);
});

test('rows that came before the pilot was full are compared like those after it', () => {
  const rows = (count: number): MadeEvent[] =>
    Array.from({ length: count }, (_, i) => ({
      account: String(i % 50),
      time: i,
      fields: { x: (i * 37) % 101, y: (i * 53) % 97 },
      label: ['p', 'q'][i % 2] ?? 'p',
    }));
  const store = foldEvents(rows(PILOT_ROWS + 500), usualSettings);
  const compared = store.profiles().map(({ window }) => window.rowCompared);
  // 50 or 51 inputs each, a part of the first stretch: all but the first of an account (and none in the ring again: the pattern repeats after 9,797).
  assert.deepEqual(
    compared,
    store.profiles().map(({ window }) => window.seen - 1),
  );
  assert.equal(
    store.profiles().reduce((sum, { window }) => sum + window.seen, 0),
    PILOT_ROWS + 500,
  );
});

test('merging an account into itself from two stores keeps names that are long or malformed', () => {
  const name = `${'n'.repeat(1000)}\ud800`;
  const a = foldEvents([{ account: name, time: 0 }]);
  a.merge(foldEvents([{ account: name, time: 1 }]));
  assert.equal(a.size, 1);
  assert.equal(a.profile(0).volume.requests, 2);
});

test('memory is bounded by accounts: ten times the events take hardly more bytes', () => {
  const events = (count: number): MadeEvent[] =>
    Array.from({ length: count }, (_, i) => ({
      account: String(i % 3),
      time: 1000 * i,
      text: `${String(i)} words that differ ${String(i * 7)}`,
      address: `10.0.${String(i % 200)}.${String(i % 7)}`,
    }));
  const small = foldEvents(events(3000), usualSettings).byteSize();
  const large = foldEvents(events(30_000), usualSettings).byteSize();
  assert.ok(large < 1.1 * small, `${String(small)} bytes grew to ${String(large)}`);
});

test('a sealed store reads as before, with less memory', () => {
  const events = Array.from({ length: 60 }, (_, i): MadeEvent => ({
    account: 'a',
    time: i * 1000,
    text: `word ${String(i)} and more`,
  }));
  const [finished, sealed] = [foldEvents(events), foldEvents(events)];
  sealed.seal();
  const read = (store: ProfileStore) => ({
    near: store.profile(0).window.near,
    compared: store.profile(0).window.compared,
  });
  assert.deepEqual(read(sealed), read(finished));
  assert.equal(sealed.profile(0).inputs.sample.size, finished.profile(0).inputs.sample.size);
  assert.ok(sealed.byteSize() < finished.byteSize());
});
