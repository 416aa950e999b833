/** What every link must satisfy, whatever it compares. */
import assert from 'node:assert/strict';
import { campaigns } from '../../src/config/defaults.js';
import type { Crowd } from '../../src/campaigns/crowd.js';
import { evidenceFamilies, type Link } from '../../src/campaigns/link.js';
import { eventFieldIds } from '../../src/events/fields.js';

/** Declared metadata is complete: a person can read what it compares, where it comes from and who shares it honestly. */
export function hasLinkMetadata(link: Link): void {
  assert.match(link.id, /^[a-z]+(-[a-z]+)*$/);
  for (const words of [link.title, link.measures, link.source]) assert.ok(words.length > 3);
  assert.ok(link.benign.length > 0);
  assert.ok(evidenceFamilies.includes(link.family));
  assert.ok(link.needs.every((field) => eventFieldIds.includes(field)));
  assert.ok(link.range[0] < link.range[1]);
}

/** The same both ways; a number inside the range or NaN; the same again when asked again. */
export function comparesSymmetrically(link: Link, crowd: Crowd): void {
  const first = link.prepare(crowd);
  const second = link.prepare(crowd);
  const [least, most] = link.range;
  for (let a = 0; a < crowd.size; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const value = first.compare(a, b);
      const back = second.compare(b, a);
      assert.ok(
        Object.is(value, back) || Math.abs(value - back) < 1e-9,
        `${link.id} of ${a} and ${b}: ${value} and ${back}`,
      );
      assert.ok(Number.isNaN(value) || (value >= least && value <= most), `${link.id} of ${a} and ${b}: ${value}`);
    }
  }
}

/** Few, known, never the account itself, the same every time. */
export function namesFewCandidates(link: Link, crowd: Crowd): void {
  const propose = link.prepare(crowd).candidates?.();
  const again = link.prepare(crowd).candidates?.();
  for (let place = 0; place < crowd.size && propose !== undefined; place += 1) {
    const candidates = propose(place);
    assert.ok(candidates.length <= campaigns.candidates);
    assert.ok(candidates.every((other) => other !== place && other >= 0 && other < crowd.size));
    assert.equal(new Set(candidates).size, candidates.length);
    assert.deepEqual(again?.(place), candidates);
  }
}

/** One clause without a number gone wrong, or nothing to say. */
export function explainsInWords(link: Link, crowd: Crowd): void {
  const comparison = link.prepare(crowd);
  const all = crowd.accounts.map((_, place) => place);
  for (const places of [all, all.slice(0, 2), all.slice(3, 9)]) {
    const words = comparison.explain(places);
    assert.match(words, /^([^\n]{8,}[^.\n])?$/);
    assert.doesNotMatch(words, /NaN|undefined|Infinity/);
  }
}
