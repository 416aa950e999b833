/** The shape of a feature: knowledge about one measurement, declared as data, with a pure function from profile to number. */
import type { EventFieldId } from '../events/fields.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';

/** The seven families of questions an analyst asks (see docs/detectors.md). */
export const families = {
  volume: 'how much, how fast, since when',
  coverage: 'where in input space, organic or systematic',
  shift: 'does its mixture look like anybody else’s',
  probing: 'is it walking decision boundaries',
  entropy: 'how random, how balanced, how rigid',
  harvest: 'what does it take away',
  rhythm: 'machine or person',
} as const;

export type FamilyId = keyof typeof families;

export interface Setting {
  readonly value: number;
  readonly unit: string;
  readonly why: string;
}

export interface Feature {
  /** File name; a noun. */
  readonly id: string;
  readonly title: string;
  /** `stable` counts in the score, `trial` is shown and weighs nothing. */
  readonly status: 'stable' | 'trial';
  readonly family: FamilyId;
  readonly measures: string;
  readonly unit:
    'ratio' | 'count' | 'per hour' | 'bits' | 'seconds' | 'log ratio' | 'log distance' | 'log count' | 'index';
  readonly range: readonly [number, number];
  /** Which side is suspicious. */
  readonly direction: 'higher' | 'lower' | 'both';
  /** Event fields without which the feature is not applicable; the runner checks, the feature does not. */
  readonly needs: readonly EventFieldId[];
  /** The unit's own thresholds. `resolution`, where given: the smallest difference from the peers that counts as one deviation. */
  readonly settings: Readonly<Record<string, Setting>>;
  readonly source: string;
  /** Honest behaviours that look like this; never empty. */
  readonly benign: readonly string[];
  /** A finite number inside `range`, or null when too little was seen. */
  value(profile: Profile, population: Population): number | null;
  /** What was seen, with its numbers, for someone who must act; one clause, no full stop. */
  explain(profile: Profile, population: Population): string;
}

/** The number a feature's setting has now: its own, or what somebody set instead. */
export function settingOf({ id, settings }: Pick<Feature, 'id' | 'settings'>, name: string): number {
  const setting = settings[name];
  if (setting === undefined) throw new Error(`feature ${id} declares no setting ${name}`);
  return setting.value;
}

/** The same feature with other thresholds, by `id.name`; itself where none is about it. */
export function withThresholds(feature: Feature, thresholds: ReadonlyMap<string, number>): Feature {
  const set = Object.entries(feature.settings).map(([name, setting]): [string, Setting] => {
    return [name, { ...setting, value: thresholds.get(`${feature.id}.${name}`) ?? setting.value }];
  });
  const isOwn = set.every(([name, { value }]) => value === feature.settings[name]?.value);
  return isOwn ? feature : Object.freeze({ ...feature, settings: Object.fromEntries(set) });
}

export function defineFeature(feature: Feature): Feature {
  return Object.freeze(feature);
}
