import type { Profile } from '../profiles/profile.js';
import { ENOUGH, findSurge, type Surge } from '../population/surge.js';
import { defineFeature, type Feature, settingOf } from './feature.js';
import { count, decimal, hour } from './phrase.js';

/** The surge as the feature judges it, with the thresholds it has now; null with too little history, undefined where nothing stands out. */
export function surgeOf(profile: Profile, feature: Pick<Feature, 'id' | 'settings'>): Surge | undefined | null {
  return findSurge(profile, { bins: settingOf(feature, 'bins'), requests: settingOf(feature, 'requests') });
}

export const usageSurge = defineFeature({
  id: 'usage-surge',
  title: 'Surge against its own history',
  status: 'stable',
  family: 'volume',
  measures:
    'log of requests over what its own history makes expect, in the time a cumulative sum finds to stand out; 0 without a surge',
  unit: 'log ratio',
  range: [0, 25],
  direction: 'higher',
  needs: ['time'],
  settings: {
    bins: { value: ENOUGH.bins, unit: 'bins', why: 'fewer are no history to compare with' },
    requests: { value: ENOUGH.requests, unit: 'requests', why: 'below, chance makes surges' },
  },
  source: 'CUSUM: Page, Biometrika 1954; release pivots within a day: Anthropic report on distillation, February 2026',
  benign: ['a launch day', 'a backfill', 'a load test', 'a new customer of the customer'],

  value(profile) {
    const surge = surgeOf(profile, this);
    if (surge === null) return null;
    return surge === undefined ? 0 : Math.log(surge.requests / surge.expected);
  },

  explain(profile) {
    const surge = surgeOf(profile, this);
    if (surge === null || surge === undefined) return 'no stretch stands above its own history';
    const hours = (surge.to - surge.from) / 3_600_000;
    return `${surge.kind} surge from ${hour(surge.from)} on: ${count(surge.requests)} requests in ${count(hours)} h, ${decimal(surge.requests / surge.expected)} times what its own history makes expect`;
  },
});
