/** States that go from one store to another as they lie in memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventView } from '../../src/events/event.js';
import { ProfileStore } from '../../src/profiles/build.js';
import { isOwn } from '../../src/profiles/share.js';
import { fill, type MadeEvent } from '../laws/made-events.js';
import { usualSettings } from '../laws/summary-laws.js';

const events: readonly MadeEvent[] = Array.from({ length: 3000 }, (_, i) => ({
  account: `account ${String(i % 400)}`,
  time: 1000 * i,
  agent: `agent ${String(i % 4)}`,
  label: ['yes', 'no'][i % 2] ?? '',
  ...(i % 2 === 0 ? { text: `question ${String(i % 700)}` } : { fields: { x: i % 91, y: (i * 7) % 13 } }),
}));

function fold(thread: number, threads: number): ProfileStore {
  const store = new ProfileStore(usualSettings, Infinity, { thread, threads, total: (bytes) => bytes });
  const view = new EventView();
  for (const event of events) store.accumulate(fill(view, event));
  store.seal();
  return store;
}

function saved(store: ProfileStore): readonly string[] {
  const numbers = Array.from({ length: store.size }, (_, index) => index);
  return numbers.map((index) => Buffer.from(store.encodeProfile(index)).toString('base64')).sort();
}

test('three shares, two of them handed over, are the whole', () => {
  const [first, second, third] = [fold(0, 3), fold(1, 3), fold(2, 3)];
  assert.ok(first.size > 90 && second.size > 90 && third.size > 90);
  first.adopt(second.handOver());
  first.adopt(third.handOver());
  const whole = fold(0, 1);
  assert.deepEqual(saved(first), saved(whole));
  const merged = new ProfileStore(usualSettings);
  merged.merge(first);
  assert.deepEqual(saved(merged), saved(whole));
});

test('a store that took over accounts takes no new ones', () => {
  const store = fold(0, 2);
  store.adopt(fold(1, 2).handOver());
  const view = new EventView();
  assert.throws(() => {
    store.adopt(fold(1, 2).handOver());
  }, /in two threads/);
  assert.throws(() => {
    for (let i = 0; i < 50; i += 1) store.accumulate(fill(view, { account: `new ${String(i)}`, time: 0 }));
  }, /after those of other threads/);
});

test('every name is in one share, in all its spellings', () => {
  const shares = [0, 1, 2, 3].map((thread) => ({ thread, threads: 4, total: (bytes: number) => bytes }));
  const owners = (bytes: Uint8Array): number[] =>
    shares.filter((share) => isOwn(share, bytes, 0, bytes.length)).map(({ thread }) => thread);
  for (let i = 0; i < 200; i += 1) assert.equal(owners(Buffer.from(`name ${String(i)}`)).length, 1);
  assert.deepEqual(owners(Buffer.from([0x61, 0xff])), owners(Buffer.from('a\ufffd')));
  assert.equal(owners(Buffer.from('n'.repeat(5000))).length, 1);
});
