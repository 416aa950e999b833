/** A store with a memory budget: smaller samples, exactly those that fewer inputs from the start would have given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventView } from '../../src/events/event.js';
import { ProfileStore } from '../../src/profiles/build.js';
import type { Profile } from '../../src/profiles/profile.js';
import { fill, type MadeEvent } from '../laws/made-events.js';
import { usualSettings } from '../laws/summary-laws.js';

const ACCOUNTS = 120;

function madeEvent(index: number): MadeEvent {
  const text = `question ${String(index % 13_001)} about ${String(index % 97)}`;
  return { account: `a${String(index % ACCOUNTS)}`, time: 1000 * index, text, label: index % 2 === 0 ? 'yes' : 'no' };
}

function fold(sampleSize: number, budget?: number): ProfileStore {
  const store = new ProfileStore({ ...usualSettings, sampleSize }, budget);
  const view = new EventView();
  for (let index = 0; index < 26_000; index += 1) store.accumulate(fill(view, madeEvent(index)));
  store.finish();
  return store;
}

function samples(store: ProfileStore): unknown[] {
  return store.profiles().map(({ account, inputs: { sample } }: Profile) => {
    return { account, distinct: sample.distinct(), requests: sample.requests(), entries: sample.entries() };
  });
}

const free = fold(64);
const tight = fold(64, 0.96 * free.bytesTaken);

test('samples are cut to a half until the states fit, and are what smaller ones would have been', () => {
  assert.ok(tight.limit.most < 64 && tight.limit.most >= 8, String(tight.limit.most));
  assert.equal(free.limit.most, 64);
  assert.ok(tight.bytesTaken <= 0.97 * free.bytesTaken, `${String(tight.bytesTaken)} of ${String(free.bytesTaken)}`);
  assert.deepEqual(samples(tight), samples(fold(tight.limit.most)));
});

test('without any budget left the smallest samples stay', () => {
  assert.equal(fold(64, 0).limit.most, 8);
});

test('a cut sample says so when it is saved, and what it is merged with is cut too', () => {
  const read = new ProfileStore({ ...usualSettings, sampleSize: 64 });
  for (let index = 0; index < tight.size; index += 1) read.decodeProfile(tight.encodeProfile(index));
  assert.deepEqual(samples(read), samples(tight));
  const merged = new ProfileStore({ ...usualSettings, sampleSize: 64 });
  merged.merge(free);
  merged.merge(tight);
  for (const { inputs } of merged.profiles()) assert.equal(inputs.sample.limit, tight.limit.most);
});

test('what is booked apart from inputs does not depend on the budget', () => {
  const facts = (store: ProfileStore): unknown[] =>
    store.profiles().map(({ volume, calendar, answers }) => [volume.requests, [...calendar.hours], answers.labelled]);
  assert.deepEqual(facts(tight), facts(free));
});
