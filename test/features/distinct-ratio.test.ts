import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctRatio } from '../../src/features/distinct-ratio.js';
import { populationOf } from '../synthetic.js';

test('what was seen says whether anything was asked twice, and else how often', () => {
  const texts = [
    'one parcel is late',
    'two boxes are lost',
    'where is my letter',
    'who signed for it',
    'is it on its way',
  ];
  const asked = (account: string, all: readonly string[]): { account: string; time: number; text: string }[] =>
    all.map((text, i) => ({ account, time: 60_000 * i, text }));
  const population = populationOf([...asked('once', texts), ...asked('again', [...texts, ...texts.slice(0, 2)])]);
  const said = Object.fromEntries(
    population.members.map(({ profile }) => [profile.account, distinctRatio.explain(profile, population)]),
  );
  assert.deepEqual(said, {
    once: 'none of its 5 sampled inputs was asked twice',
    again: 'its 5 sampled inputs were asked 7 times in all',
  });
});
