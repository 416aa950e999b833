/** What is said of patterns holds of those that are scored. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternAdvice } from '../../src/findings/advice.js';
import { useKinds } from '../../src/population/member.js';
import { scorePatterns } from '../../src/scores/patterns.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

const uses = { chat: 'chats', text: 'texts', row: 'rows', none: 'logs without inputs' } as const;

test('each pattern is looked for on the kinds of use that its description names, and no other pattern is', () => {
  const values = Object.fromEntries(strandIds.map((id) => [id, 1])) as StrandValues;
  const found: Record<string, string[]> = {};
  for (const kind of useKinds) {
    // Rows alone can lie half way between others.
    const known = kind === 'row' ? values : { ...values, middles: null, search: null };
    const { patterns } = scorePatterns(known, {
      kind,
      distinct: 100,
      requests: 100,
      drift: null,
      spread: 0,
      alone: true,
    });
    for (const { id } of patterns) (found[id] ??= []).push(uses[kind]);
  }
  const told = Object.entries(patternAdvice).map(
    ([id, { on }]) => [id, on === 'all' ? Object.values(uses) : on.split(', ')] as const,
  );
  for (const [id, on] of told) assert.deepEqual(new Set(found[id]), new Set(on), id);
  assert.deepEqual(Object.keys(found).sort(), told.map(([id]) => id).sort());
});
