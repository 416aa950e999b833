/** Layers of settings over each other: the first that says something wins. */
import { UserError } from '../errors.js';
import type { Layer } from './check.js';
import type { Catalogue, ConfigKey, ConfigValue } from './keys.js';
import { type AnalysisSettings, defaultSettings, type ResponseRule, responseRules } from './settings.js';

export interface Setting {
  readonly key: ConfigKey;
  /** Undefined: nobody set it, and the command decides. */
  readonly value: ConfigValue | undefined;
  readonly origin: string;
}

/** Everything that was set, checked, with where it came from. */
export interface Configuration {
  /** In the order of the keys. */
  readonly settings: readonly Setting[];
  readonly analysis: AnalysisSettings;
  readonly timeZone: string;
}

/** @param layers strongest first */
export function mergeLayers(layers: readonly Layer[], keys: readonly ConfigKey[], catalogue: Catalogue): Configuration {
  const settings = keys.map((key): Setting => {
    const layer = layers.find(({ values }) => values.has(key.key));
    if (layer === undefined) return { key, value: key.usual, origin: 'default' };
    return { key, value: layer.values.get(key.key), origin: layer.origin(key.key) };
  });
  const byKey = new Map(settings.map((setting) => [setting.key.key, setting]));
  checkLevels(byKey);
  return { settings, analysis: analysisOf(byKey, catalogue), timeZone: checkedZone(byKey.get('timeZone')) };
}

function checkLevels(byKey: ReadonlyMap<string, Setting>): void {
  const floors = ['watch', 'suspect', 'critical'].map((level) => byKey.get(`levels.${level}`));
  for (const [i, higher] of floors.entries()) {
    const lower = floors[i - 1];
    if (lower === undefined || higher === undefined || Number(lower.value) < Number(higher.value)) continue;
    throw new UserError(
      `${lower.key.key} ${String(lower.value)} (${lower.origin}) is not below ${higher.key.key} ${String(higher.value)} (${higher.origin})`,
      'levels rise: watch < suspect < critical',
    );
  }
}

function checkedZone(setting: Setting | undefined): string {
  const zone = String(setting?.value ?? 'UTC');
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(
      `timeZone "${zone}" (${setting?.origin ?? 'default'}) is not a time zone`,
      'use a name such as Europe/Berlin, America/New_York or UTC',
    );
  }
}

/** Those that somebody set to something else than the feature's own. */
function thresholdsOf(byKey: ReadonlyMap<string, Setting>, { thresholds }: Catalogue): ReadonlyMap<string, number> {
  return new Map(
    thresholds.flatMap(({ feature, name, value }) => {
      const set = Number(byKey.get(`thresholds.features.${feature}.${name}`)?.value ?? value);
      return set === value ? [] : [[`${feature}.${name}`, set] as const];
    }),
  );
}

function analysisOf(byKey: ReadonlyMap<string, Setting>, catalogue: Catalogue): AnalysisSettings {
  const number = (key: string, usual: number): number => Number(byKey.get(key)?.value ?? usual);
  const off = (group: string, ids: readonly string[]): ReadonlySet<string> =>
    new Set(ids.filter((id) => byKey.get(`${group}.${id}`)?.value === false));
  const factors = (group: string, ids: readonly string[]): ReadonlyMap<string, number> =>
    new Map(ids.map((id) => [id, number(`weights.${group}.${id}`, 1)] as const).filter(([, factor]) => factor !== 1));
  const { levels, thresholds, responses, samples, peers } = defaultSettings;
  const rule = (key: 'watch' | 'suspect' | 'critical' | 'campaign' | 'exposed'): ResponseRule =>
    responseRules.find((known) => known === byKey.get(`responses.${key}`)?.value) ?? responses[key];
  return {
    levels: {
      watch: number('levels.watch', levels.watch),
      suspect: number('levels.suspect', levels.suspect),
      critical: number('levels.critical', levels.critical),
    },
    thresholds: {
      score: number('thresholds.score', thresholds.score),
      campaign: number('thresholds.campaign', thresholds.campaign),
      chatCampaign: number('thresholds.chatCampaign', thresholds.chatCampaign),
    },
    responses: {
      watch: rule('watch'),
      suspect: rule('suspect'),
      critical: rule('critical'),
      campaign: rule('campaign'),
      exposed: rule('exposed'),
      exposure: number('responses.exposure', responses.exposure),
      throttledShare: number('responses.throttledShare', responses.throttledShare),
      decimals: number('responses.decimals', responses.decimals),
    },
    samples: {
      inputs: number('samples.inputs', samples.inputs),
      evidence: number('samples.evidence', samples.evidence),
    },
    peers: number('peers.nearest', peers),
    featuresOff: off('features', catalogue.features),
    linksOff: off('links', catalogue.links),
    featureThresholds: thresholdsOf(byKey, catalogue),
    featureWeights: factors('features', catalogue.features),
    patternWeights: factors('patterns', catalogue.patterns),
    sharpen: byKey.get('weights.sharpen')?.value === true,
  };
}
