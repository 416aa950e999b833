/** The preset for logs of one's own making: the columns are found by their common names and checked by their values. */
import { ColumnReader } from './column-reader.js';
import { knownNames } from './known-names.js';
import { definePreset } from './preset.js';

export const generic = definePreset({
  id: 'generic',
  title: 'Own log with common column names',
  status: 'stable',
  example: {
    ts: '2026-02-02T00:00:09.705Z',
    request_id: 'r-1',
    account: 'acct_1',
    ip: '203.0.113.28',
    user_agent: 'python-requests/2.32.3',
    model: 'shapes-v1',
    endpoint: '/v1/predict',
    status: 200,
    latency_ms: 39,
    input: { width: 2.5, shape: 'round' },
    output: { label: 'a', probs: { a: 0.7, b: 0.3 } },
    params: { return_probs: true },
  },
  columns: knownNames,
  source: 'own convention; the synonyms are those of public gateway and web server layouts',

  // Every other preset that is sure of anything comes first.
  matches: () => 0.01,

  open: (sample, map) => new ColumnReader(sample, map),
});
