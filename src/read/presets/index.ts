/** The presets; the generic one takes what no other recognises. */
import type { RawRecord } from '../values.js';
import { generic } from './generic.js';
import type { Preset } from './preset.js';

export const presets: readonly Preset[] = [generic];

/** The preset that is surest of the records; the first of equals. */
export function presetOf(sample: readonly RawRecord[]): Preset {
  let best: Preset = generic;
  let surest = 0;
  for (const preset of presets) {
    const sure = preset.matches(sample);
    if (sure > surest) {
      best = preset;
      surest = sure;
    }
  }
  return best;
}
