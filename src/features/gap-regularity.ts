import { defineFeature } from './feature.js';
import { count, decimal } from './phrase.js';

export const gapRegularity = defineFeature({
  id: 'gap-regularity',
  title: 'Regular gaps',
  status: 'stable',
  family: 'rhythm',
  measures:
    'burstiness of the logarithm of the gaps between requests: (sd - mean) / (sd + mean) of log10(1 + milliseconds), low for a metronome',
  unit: 'index',
  range: [-1, 1],
  direction: 'lower',
  needs: ['time'],
  settings: {},
  source: 'Goh and Barabási, Burstiness and memory in complex systems, EPL 2008',
  benign: ['a cron job', 'a monitor', 'a batch pipeline'],

  value({ gaps }) {
    const gapCount = gaps.bins.reduce((sum, requests) => sum + requests, 0);
    if (gapCount < 20) return null;
    // Gaps are logged in seconds: three decades more make milliseconds, so that the mean stays positive.
    const mean = gaps.logSum / gapCount + 3;
    const deviation = Math.sqrt(Math.max(0, gaps.logSquares / gapCount - (gaps.logSum / gapCount) ** 2));
    return (deviation - mean) / (deviation + Math.max(mean, 1e-9));
  },

  explain({ gaps }) {
    const gapCount = gaps.bins.reduce((sum, requests) => sum + requests, 0);
    return `${count(gapCount)} gaps, typically ${decimal(10 ** (gaps.logSum / Math.max(1, gapCount)))} s`;
  },
});
