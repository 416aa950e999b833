import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNames, wordNames } from '../../src/events/column-names.js';
import type { Profile } from '../../src/profiles/profile.js';
import { hashText } from '../../src/represent/hash.js';
import { foldEvents, summaryLaws, usualSettings } from '../laws/summary-laws.js';

/** Typical rows do not depend on order; pairs are found by the window, which forgets across a seam. */
function check(merged: Profile, whole: Profile): void {
  const typical = ({ evidence }: Profile) => evidence.sample.entries().filter(({ kind }) => kind === 'typical');
  assert.deepEqual(typical(merged), typical(whole));
}

summaryLaws('evidence', { check });

test('four typical rows are kept with label, margin and time', () => {
  const events = Array.from({ length: 50 }, (_, i) => ({
    account: 'a',
    time: 1000 * i,
    text: `question${String(i)} number${String(i)}`,
    label: 'yes',
    margin: 0.25,
  }));
  const entries = foldEvents(events, usualSettings).profile(0).evidence.sample.entries();
  assert.equal(entries.length, 4);
  for (const { kind, label, margin, input, time } of entries) {
    assert.deepEqual({ kind, label, margin }, { kind: 'typical', label: 'yes', margin: 0.25 });
    assert.equal(input, `question${String(time / 1000)} number${String(time / 1000)}`);
  }
});

// Found by the law of three parts with a random seed: at the same time the answer that came first was kept.
test('one input with several answers at the same moment is kept with the same one whichever part comes first', () => {
  const asked = { account: 'a', time: 5, text: 'red round' };
  const lists = [
    [
      { ...asked, label: 'yes' },
      { ...asked, label: 'maybe', margin: 0.5 },
    ],
    [
      { ...asked, label: 'yes', margin: 0.5 },
      { ...asked, label: 'yes', margin: 0.25 },
    ],
    [{ ...asked, label: 'no' }, asked],
    [
      { ...asked, label: 'no' },
      { ...asked, time: 0, label: 'yes' },
    ],
  ];
  const kept = lists.map((events) => {
    const parts = events.map((event) => foldEvents([event]));
    const entries = [parts, parts.toReversed()].map((order) => {
      const merged = foldEvents([]);
      for (const part of order) merged.merge(part);
      return merged.profile(0).evidence.sample.entries().slice(0, 1);
    });
    assert.deepEqual(entries[0], entries[1]);
    assert.deepEqual(foldEvents(events).profile(0).evidence.sample.entries().slice(0, 1), entries[0]);
    return entries[0]?.map(({ time, label, margin }) => [time, label, margin]);
  });
  assert.deepEqual(kept, [[[5, 'maybe', 0.5]], [[5, 'yes', 0.25]], [[5, '', NaN]], [[0, 'yes', NaN]]]);
});

test('a pair of close neighbours is kept, flips before others', () => {
  const events = [
    { text: 'a b c d', label: 'yes' },
    { text: 'a b c e', label: 'yes' },
    { text: 'a b c f', label: 'yes' },
    { text: 'a b c g', label: 'no' },
  ].map((event, i) => ({ account: 'a', time: i, ...event }));
  const pairs = foldEvents(events, usualSettings).profile(0).evidence.sample.entries().slice(4);
  assert.deepEqual(
    pairs.slice(0, 2).map(({ kind, input, label }) => ({ kind, input, label })),
    [
      { kind: 'flip', input: 'a b c f', label: 'yes' },
      { kind: 'flip', input: 'a b c g', label: 'no' },
    ],
  );
});

test('rows are shown by the names of their columns, as far as they are known', () => {
  columnNames.remember(hashText('length', 0), 'length');
  wordNames.remember(hashText('air', 0), 'air');
  const fields = { length: 0.1, kind: 'air', other: 'sea' };
  const [entry] = foldEvents([{ account: 'a', time: 0, fields }])
    .profile(0)
    .evidence.sample.entries();
  assert.match(entry?.input ?? '', /^#[0-9a-f]{8}=(air|#[0-9a-f]{8}) #[0-9a-f]{8}=(air|#[0-9a-f]{8}) length=0\.1$/);
  assert.match(entry?.input ?? '', /=air/);
});

test('vectors are shown in the order of their positions', () => {
  const vector = Array.from({ length: 12 }, (_, i) => i / 4);
  const [entry] = foldEvents([{ account: 'a', time: 0, vector }])
    .profile(0)
    .evidence.sample.entries();
  assert.match(entry?.input ?? '', /^v12\[0\]=0 v12\[1\]=0\.25 v12\[2\]=0\.5 .* v12\[11\]=2\.75$/);
});

test('an input is cut to 240 characters, whole ones', () => {
  const text = '🙂'.repeat(200);
  const [entry] = foldEvents([{ account: 'a', time: 0, text }])
    .profile(0)
    .evidence.sample.entries();
  assert.equal(entry?.input, '🙂'.repeat(120));
});
