import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ledger, type LedgerEntry, markChanges } from '../../src/findings/changes.js';
import type { Findings, Level } from '../../src/findings/findings.js';
import { example } from '../findings-example.js';

const DAY = 86_400_000;

/** One account, at `level` on a day of November 2026. */
function documentAt(day: number, level: Level): Findings {
  const [first] = example.accounts;
  const suspicion = { none: 0.1, watch: 0.3, suspect: 0.6, critical: 0.95 }[level];
  const levels = { none: 0, watch: 0, suspect: 0, critical: 0, [level]: 1 };
  return {
    ...example,
    generatedAt: new Date(Date.parse('2026-11-01T03:00:00Z') + (day - 1) * DAY).toISOString(),
    totals: { ...example.totals, accounts: 1, levels },
    accounts: [...(first === undefined ? [] : [{ ...first, level, suspicion }])],
  };
}

/** The status of one account in runs on these days. */
function statuses(runs: readonly (readonly [number, Level])[], start: Ledger | null = null): (string | undefined)[] {
  let ledger = start;
  return runs.map(([day, level]) => {
    const marked = markChanges(documentAt(day, level), ledger);
    ({ ledger } = marked);
    return marked.findings.accounts.at(0)?.change?.status;
  });
}

test('an account that wavers between two levels is new and escalated once, however often it goes up and down', () => {
  assert.deepEqual(
    statuses([
      ...([
        [1, 'watch'],
        [2, 'suspect'],
        [3, 'watch'],
        [4, 'suspect'],
        [5, 'none'],
        [6, 'suspect'],
      ] as const),
      ...([
        [7, 'none'],
        [8, 'none'],
        [9, 'watch'],
        [10, 'critical'],
        [11, 'suspect'],
        [12, 'critical'],
      ] as const),
    ]),
    [
      ...['new', 'escalated', 'eased', 'ongoing', 'resolved', 'ongoing'],
      ...['resolved', undefined, 'ongoing', 'escalated', 'eased', 'ongoing'],
    ],
  );
});

test('back at a level after more than seven days is told as returned; higher than ever as escalated', () => {
  assert.deepEqual(
    statuses([
      [1, 'suspect'],
      [2, 'none'],
      [8, 'suspect'],
      [9, 'none'],
      [16, 'suspect'],
    ]),
    [...['new', 'resolved', 'ongoing', 'resolved', 'returned']],
  );
  // It stood at watch all the time, and at suspect long ago.
  assert.deepEqual(
    statuses([
      [1, 'suspect'],
      [2, 'watch'],
      [9, 'watch'],
      [10, 'suspect'],
    ]),
    [...['new', 'eased', 'ongoing', 'returned']],
  );
  assert.deepEqual(
    statuses([
      [1, 'watch'],
      [2, 'none'],
      [20, 'critical'],
    ]),
    ['new', 'resolved', 'escalated'],
  );
});

test('the ledger of an earlier version tells of the level it names alone', () => {
  const entry: LedgerEntry = {
    ...{ fingerprint: '0123456789abcdef', account: example.accounts.at(0)?.account ?? '', level: 'suspect' },
    ...{ suspicion: 0.6, firstSeen: '2026-10-30T03:00:00.000Z', lastSeen: '2026-10-31T03:00:00.000Z' },
  };
  const ledger = { at: '2026-10-31T03:00:00.000Z', suspects: [entry] };
  assert.deepEqual(
    statuses(
      [
        [1, 'watch'],
        [2, 'suspect'],
        [3, 'critical'],
      ],
      ledger,
    ),
    ['eased', 'ongoing', 'escalated'],
  );
  const gone = { ...ledger, suspects: [{ ...entry, level: 'none' as const }] };
  assert.deepEqual(
    statuses(
      [
        [1, 'watch'],
        [2, 'suspect'],
      ],
      gone,
    ),
    ['ongoing', 'escalated'],
  );
});
