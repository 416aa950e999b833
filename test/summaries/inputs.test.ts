import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../../src/profiles/profile.js';
import { hashText } from '../../src/represent/hash.js';
import { foldEvents, summaryLaws, usualSettings } from '../laws/summary-laws.js';

/** Merged out of order, one use a seam and input may count as a retry or the other way round. */
function checkAnyOrder(merged: Profile, whole: Profile, seams: number): void {
  const a = merged.inputs.sample.entries();
  const b = whole.inputs.sample.entries();
  assert.equal(merged.inputs.sample.requests(), whole.inputs.sample.requests());
  assert.deepEqual(
    a.map(({ key, firstTime, content }) => ({ key, firstTime, content })),
    b.map(({ key, firstTime, content }) => ({ key, firstTime, content })),
  );
  a.forEach(({ count }, i) => {
    assert.ok(Math.abs(count - (b[i]?.count ?? 0)) <= seams);
  });
}

summaryLaws('inputs', { checkAnyOrder });

function sampleOf(events: readonly { readonly text: string; readonly time?: number; readonly label?: string }[]) {
  return foldEvents(
    events.map((event) => ({ account: 'a', time: 0, ...event })),
    usualSettings,
  ).profile(0).inputs.sample;
}

test('spelling, blanks and capitals do not make another input', () => {
  const sample = sampleOf([{ text: 'Ask  me' }, { text: ' ask\tME\n', time: 120_000 }]);
  assert.equal(sample.distinct(), 1);
  assert.deepEqual(
    sample.entries().map(({ count }) => count),
    [2],
  );
});

test('the same input within 60 s of the last time is a retry', () => {
  const sample = sampleOf([0, 50_000, 100_000, 170_000].map((time) => ({ text: 'again', time })));
  assert.equal(sample.requests(), 4);
  assert.equal(sample.retries(), 2);
  assert.equal(sample.entries()[0]?.count, 2);
});

test('what is repeated oftener than clients retry is asked again', () => {
  const times = Array.from({ length: 100 }, (_, i) => 500 * i);
  const sample = sampleOf(times.map((time) => ({ text: 'load test', time })));
  assert.equal(sample.retries(), 99);
  assert.equal(sample.entries()[0]?.count, 70);
});

test('label and first time are those of the first answer that has one', () => {
  const [entry] = sampleOf([
    { text: 'x', time: 1000 },
    { text: 'x', time: 100_000, label: 'yes' },
    { text: 'x', time: 200_000, label: 'no' },
  ]).entries();
  assert.equal(entry?.firstTime, 1000);
  assert.equal(entry.label, hashText('yes', 0));
});

test('a text keeps its word hashes, its size and its cues', () => {
  const [entry] = sampleOf([{ text: 'Think step by step,  please' }]).entries();
  assert.deepEqual(entry?.content, {
    kind: 'text',
    words: Uint32Array.from(['think', 'step', 'by', 'step', 'please'], (word) => hashText(word, 0)),
    wordCount: 5,
    characters: 'think step by step, please'.length,
    cues: 1,
  });
});

test('of a text with 200 words the first and the last 32 are kept', () => {
  const words = Array.from({ length: 200 }, (_, i) => `w${String(i)}`);
  const content = sampleOf([{ text: words.join(' ') }]).entries()[0]?.content;
  assert.ok(content?.kind === 'text');
  assert.equal(content.wordCount, 200);
  assert.deepEqual(
    Array.from(content.words),
    [...words.slice(0, 32), ...words.slice(-32)].map((word) => hashText(word, 0)),
  );
});

test('a row keeps columns, words and numbers', () => {
  const fields = { kind: 'air', length: 2.5 };
  const [entry] = foldEvents([{ account: 'a', time: 0, fields }])
    .profile(0)
    .inputs.sample.entries();
  const content = entry?.content;
  assert.ok(content?.kind === 'row');
  const at = Array.from(content.columns).indexOf(hashText('kind', 0));
  assert.equal(content.isWord[at], 1);
  assert.equal(content.values[at], hashText('air', 0));
  assert.equal(content.values[1 - at], 2.5);
});

test('the sample is the smallest keys, whatever the order of arrival', () => {
  const texts = Array.from({ length: 1000 }, (_, i) => ({ text: `question ${String(i)}` }));
  const forwards = sampleOf(texts);
  const backwards = sampleOf([...texts].reverse());
  assert.equal(forwards.size, 128);
  assert.deepEqual(forwards.entries(), backwards.entries());
  const all = Array.from({ length: 8 }, (_, part) =>
    sampleOf(texts.slice(part * 125, (part + 1) * 125)).entries(),
  ).flat();
  const smallest = all.map(({ key }) => key).sort((a, b) => a - b);
  assert.deepEqual(
    forwards.entries().map(({ key }) => key),
    smallest.slice(0, 128),
  );
});

test('distinct inputs are exact below the limit and within 30 % at twenty times the limit', () => {
  const texts = Array.from({ length: 2560 }, (_, i) => ({ text: `question ${String(i)}` }));
  assert.equal(sampleOf(texts.slice(0, 127)).distinct(), 127);
  // The standard error of k = 128 is 9 %.
  assert.ok(Math.abs(sampleOf(texts).distinct() / 2560 - 1) < 0.3);
});

test('the first inputs of a kind are those of all that are of it, in the same order', () => {
  const events = Array.from({ length: 30 }, (_, i) => ({
    account: 'a',
    time: i,
    ...(i % 3 === 0 ? { fields: { x: i, y: i * i } } : { text: `words number ${String(i)}` }),
  }));
  const { sample } = foldEvents(events, usualSettings).profile(0).inputs;
  for (const kind of ['text', 'row'] as const) {
    const all = sample.entries().filter(({ content }) => content.kind === kind);
    assert.equal(all.length, kind === 'row' ? 10 : 20);
    assert.deepEqual(sample.entriesOf(kind), all);
    assert.deepEqual(sample.entriesOf(kind, 7), all.slice(0, 7));
  }
});
