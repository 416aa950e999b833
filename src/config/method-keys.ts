/** Keys for thresholds of single features, and for weights that verdicts may move. */
import { sharpening } from './defaults.js';
import type { ConfigKey } from './key.js';
import { defaultSettings } from './settings.js';

export interface FeatureThreshold {
  readonly feature: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly why: string;
}

export function featureThresholdKey({ feature, name, value, unit, why }: FeatureThreshold): ConfigKey {
  // Counts are whole; what is not is a share.
  const isShare = !Number.isInteger(value);
  return {
    key: `thresholds.features.${feature}.${name}`,
    about: `${name} of the feature ${feature} (${unit}): ${why}`,
    usual: value,
    type: 'number',
    ...(isShare ? { least: 0, most: 1 } : { least: 1, most: 100_000, isWhole: true }),
  };
}

export const sharpenKey: ConfigKey = {
  key: 'weights.sharpen',
  about: `whether ${String(sharpening.fewest)} confirmed and ${String(sharpening.fewest)} dismissed accounts or more move the weights of patterns a little`,
  usual: defaultSettings.sharpen,
  type: 'flag',
};
