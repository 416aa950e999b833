import type { Part } from '../population/parts.js';
import { defineFeature } from './feature.js';
import { hour, percent } from './phrase.js';

const WORDS: Readonly<Record<Part['kind'], string>> = {
  strange: 'are stranger than 85 % of everybody’s',
  later: 'came after its use had changed',
  earlier: 'came before its use changed',
};

export const strangePart = defineFeature({
  id: 'strange-part',
  title: 'A part that stands apart',
  status: 'stable',
  family: 'shift',
  measures:
    'largest share of its inputs that was scored apart: what strangers do not ask, or the stranger side of a change in time; it adds what the part scores above the whole, less a correction for having looked',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source:
    'diluted attackers: LabRAI 2026 (power against share); best of k looks in an exponential tail of slope b stands b log k higher; docs/method.md, section 4',
  benign: ['a test suite beside ordinary traffic', 'a customer who opens a second product', 'a migration'],

  value(profile, population) {
    const parts = population.partsOf(profile);
    return parts.length === 0 ? null : Math.max(...parts.map(({ share }) => share));
  },

  explain(profile, population) {
    const parts = population.partsOf(profile).map(({ kind, share, from, to }) => {
      const when = Number.isFinite(from) ? ` (${hour(from)} to ${hour(to)})` : '';
      return `${percent(share)} of its inputs, which ${WORDS[kind]}${when}`;
    });
    return `looked at by themselves: ${parts.join('; ')}`;
  },
});
