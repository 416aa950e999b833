/** What an analysis hands to a command, made by hand around the example document. */
import type { TimedAnalysis } from '../../src/commands/analysing.js';
import { noFieldCounts } from '../../src/events/fields.js';
import { example } from '../findings-example.js';

export const analysisExample: TimedAnalysis = {
  findings: example,
  log: {
    files: [
      { path: 'logs/a.jsonl', container: 'jsonl', compression: 'none', bytes: 900_000_000 },
      { path: 'logs/b.jsonl.gz', container: 'jsonl', compression: 'gzip', bytes: 100_000_000 },
    ],
    counts: {
      read: 50_010,
      events: 50_000,
      rejected: 7,
      skipped: 3,
      byReason: { 'not-json': 5, 'no-account': 2 },
      firstRejections: [
        { reason: 'not-json', place: 'logs/a.jsonl:17', seen: '{"key":"key-4711\u001b[2J' },
        { reason: 'no-account', place: 'logs/a.jsonl:18', seen: '{}' },
        { reason: 'not-json', place: 'logs/a.jsonl:19', seen: '' },
        { reason: 'not-json', place: 'logs/a.jsonl:20', seen: '' },
      ],
    },
    rows: 50_345,
    fields: noFieldCounts(),
    mapping: {},
    dialects: { plain: 50_000 },
    lines: { scanned: 49_700, parsed: 7, mended: 0 },
    sampled: NaN,
    incomplete: ['logs/b.jsonl.gz: unexpected end of file after record 12'],
    notes: [],
  },
  seconds: () => 2.5,
};

/** The same log, read to its end. */
export const completeExample: TimedAnalysis = {
  ...analysisExample,
  log: { ...analysisExample.log, incomplete: [] },
};
