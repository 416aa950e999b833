/** The pattern of texts whose words were put together at random. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circumstances } from '../../src/scores/pattern.js';
import { scorePatterns } from '../../src/scores/patterns.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

function assembled(given: Partial<StrandValues>, kind: Circumstances['kind'] = 'text'): number {
  const values = { ...(Object.fromEntries(strandIds.map((strand) => [strand, 0])) as StrandValues), ...given };
  const { patterns } = scorePatterns(values, { kind, distinct: 400, requests: 400, drift: null, alone: true });
  return patterns.find(({ id }) => id === 'assembled-texts')?.weighed ?? NaN;
}

test('words in nobody’s order are enough, however near and common; tools, replays and one narrow thing are not meant', () => {
  const random = { apart: 2.2, jump: 0.5 };
  assert.ok(assembled(random) > 2);
  for (const other of [{ jump: -1 }, { fresh: -2 }, { breadth: -2 }, { apart: 0.3 }])
    assert.ok(assembled({ ...random, ...other }) < 0.4 * assembled(random), JSON.stringify(other));
});

test('it is known of texts only', () => {
  assert.ok(Number.isNaN(assembled({ apart: 2.2 }, 'row')));
  assert.ok(Number.isNaN(assembled({ apart: 2.2 }, 'chat')));
});
