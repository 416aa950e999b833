/** What `limits` might find, made by hand: a limit that binds with hostile names, one that never does. */
import type { LimitsDocument } from '../src/limits/document.js';
import { hostile } from './findings-example.js';

export const limitsExample: LimitsDocument = {
  schemaVersion: '1.0.0',
  generatedAt: '2026-11-21T03:00:00.000Z',
  fidelity: 0.8,
  limits: [
    {
      limit: '600 requests per account per hour',
      ...{ binds: true, peakShare: 4.25, subjects: 1234, exceededCount: 17, lateShare: 0.02 },
      exceeded: [{ subject: `acme ${hostile}`, level: 'critical', windowsOver: 12, windows: 240, peak: 2550 }],
      goneRound: [{ by: 'network', group: '198.51.100.0/24', level: 'suspect', parts: 9, peak: 3000, peakShare: 5 }],
      justUnder: [{ subject: '客户-東京-研究所', level: 'watch', windowsNear: 200, windows: 240 }],
      honestCost: {
        accounts: 3,
        of: 1200,
        requestShare: 0.0004,
        hardest: [{ account: 'night-batch', refusedShare: 0.31 }],
      },
    },
    {
      limit: '1000000 rows per network per day',
      ...{ binds: false, peakShare: 0.07, subjects: 310, exceededCount: 0, lateShare: 0 },
      ...{ exceeded: [], goneRound: [], justUnder: [] },
      honestCost: { accounts: 0, of: 1200, requestShare: 0, hardest: [] },
    },
  ],
  suspects: [
    {
      ...{ name: 'c1', level: 'critical', exposure: 0.86, requestsPerDay: 40, verdict: null, suppressed: false },
      under: [
        { limit: '600 requests per account per hour', exposure: 0.83, kept: false },
        { limit: '1000000 rows per network per day', exposure: 0.86, kept: false },
      ],
    },
    {
      name: `acme ${hostile}`,
      level: 'suspect',
      exposure: null,
      requestsPerDay: null,
      verdict: null,
      suppressed: false,
      under: [],
    },
  ],
};
