/** Those parts of the document made by hand that plots are drawn from. */
import type { AccountDetails, Overview, QualityFinding } from '../src/findings/plots.js';

/** Control characters, HTML, right-to-left marks, a formula, a cursor movement, a newline, a zero-width space. */
export const hostile = '\u001b[2J\u202Eevil\u202C<script>alert(1)</script>\r\n=cmd()|calc!A1\u200B\u0007';

/** Office hours from Monday to Friday, and a few windows at night. */
const windows = Array.from({ length: 168 }, (_, hour) => {
  if (hour < 120 && hour % 24 > 8 && hour % 24 < 18) return 1 + (hour % 3);
  return hour % 50 === 3 ? 1 : 0;
});

export const exampleDetails: AccountDetails = {
  peers: {
    'stranger-distance': { low: 0.1, lowerQuarter: 0.3, upperQuarter: 0.6, high: 1.2 },
    'fresh-share': { low: 0.2, lowerQuarter: 0.5, upperQuarter: 0.7, high: 0.95 },
  },
  week: { windows, windowSeconds: 120, sampled: 90, active: 1234.5, weekdays: [2400, 2400, 2400, 2400, 2400, 0, 0] },
  coverage: { kind: 'row', squares: [0, 2, 5, 11], counts: [3, 30, 12, 1] },
};

export const exampleQuality: readonly QualityFinding[] = [
  {
    id: 'gaps',
    status: 'limited',
    numbers: { longestHours: 96, binHours: 24 },
    seen: 'longest time without any request: 96 h',
    effect: 'days may be missing',
  },
  { id: 'clock', status: 'good', numbers: { resolutionSeconds: 0.001 }, seen: `times of ${hostile}`, effect: '' },
];

export const exampleOverview: Overview = {
  traffic: {
    start: '2026-11-01T00:00:00.000Z',
    binHours: 24,
    counts: Array.from({ length: 20 }, (_, day) => (day % 7 === 5 ? 0 : 1000 + day * 100)),
    suspects: Array.from({ length: 20 }, (_, day) => (day % 7 === 5 ? 0 : day * 90)),
  },
  accountMap: { columns: 4, rows: 3, decades: 8, counts: [1, 2, 0, 0, 0, 1, 1, 0, 0, 0, 1, 2] },
  coverage: [
    {
      ...({ kind: 'row', columns: 4, rows: 3, accounts: 8 } as const),
      shares: [0, 0.1, 0.1, 0, 0.1, 0.3, 0.3, 0, 0, 0.1, 0, 0],
    },
  ],
};

export const exampleHours: readonly number[] = [
  41, 39, 40, 42, 40, 41, 39, 40, 42, 41, 40, 39, 41, 40, 42, 40, 41, 39, 40, 42, 41, 40, 39, 0,
];

export const exampleTimeline = {
  start: '2026-11-01T00:00:00.000Z',
  binHours: 6,
  counts: Array.from({ length: 80 }, (_, bin) => (bin % 9) * 40),
};
