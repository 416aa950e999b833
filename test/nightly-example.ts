/** The example document of a run with a state and verdicts. */
import type { Findings } from '../src/findings/findings.js';
import { example, hostile } from './findings-example.js';

/** The same with all that a state and verdicts add. */
export const nightlyExample: Findings = {
  ...example,
  totals: { ...example.totals, suppressed: { none: 0, watch: 0, suspect: 1, critical: 0 } },
  accounts: example.accounts.map((account, i) => ({
    ...account,
    change: {
      status: (['new', 'escalated', 'ongoing', 'eased', 'returned'] as const)[i % 5] ?? 'new',
      fingerprint: `00000000000000${String(10 + i)}`,
      firstSeen: '2026-11-19T03:00:00.000Z',
      previousLevel: i === 0 ? null : 'watch',
      previousSuspicion: i === 0 ? null : 0.4,
    },
    past: { days: 12, usualRows: 104.5, lastDay: '2026-11-20', lastRows: 4_200 },
    verdict: {
      verdict: (['confirm', 'dismiss', 'watch', 'allow'] as const)[i % 4] ?? 'watch',
      reason: `said ${hostile}`,
      author: i % 2 === 0 ? 'jo' : null,
      expires: i % 3 === 0 ? null : '2026-12-21',
      suppressed: i % 4 === 1,
      lapsed: i % 4 === 3 ? 'its level rose from watch to suspect' : null,
    },
  })),
  sharpening: {
    ...{ confirmed: 6, dismissed: 9, needed: 5, pairs: { all: 54, before: 41, after: 47 } },
    weights: [
      { pattern: 'sweep', from: 1, to: 0.871 },
      { pattern: `walk ${hostile}`, from: 0.5, to: 0.562 },
    ],
  },
  changes: {
    since: '2026-11-20T03:00:00.000Z',
    counts: { new: 2, returned: 1, ongoing: 2, escalated: 2, eased: 1, resolved: 2 },
    resolved: [
      {
        account: `gone ${hostile}`,
        fingerprint: '00000000000000ff',
        previousLevel: 'suspect',
        previousSuspicion: 0.6,
        firstSeen: '2026-11-18T03:00:00.000Z',
      },
    ],
  },
  state: {
    from: '2026-08-24',
    to: '2026-11-20',
    runs: 89,
    bytes: 123_456_789,
    added: { read: 50_010, events: 50_000, rejected: 7, skipped: 3 },
    knownInputs: ['logs/a.jsonl'],
  },
};
