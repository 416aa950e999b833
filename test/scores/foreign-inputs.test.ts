/** Patterns of tables that tell what lies outside of everything from what tools send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circumstances } from '../../src/scores/pattern.js';
import { scorePatterns } from '../../src/scores/patterns.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

const tabular: Circumstances = { kind: 'row', distinct: 400, requests: 400, drift: 0 };

function weighedOn(circumstances: Circumstances, id: string, given: Partial<StrandValues>): number {
  const values = { ...(Object.fromEntries(strandIds.map((strand) => [strand, 0])) as StrandValues), ...given };
  return scorePatterns(values, circumstances).patterns.find((pattern) => pattern.id === id)?.weighed ?? NaN;
}

test('inputs and columns like nobody’s are a pattern of their own; narrow, ordered or repeated ones are a tool’s', () => {
  const foreign = (values: Partial<StrandValues>): number =>
    weighedOn({ ...tabular, alone: true }, 'foreign-inputs', { shift: 2.6, strange: 2.5, columns: 2, ...values });
  assert.ok(foreign({}) > 0.7);
  for (const lacking of [
    { columns: 0 },
    { strange: 0 },
    { shift: 0 },
    { breadth: -1, strange: 1.9 },
    { course: 2 },
    { kinship: 2 },
    { fresh: -2 },
  ])
    assert.ok(foreign(lacking) < 0.5 * foreign({}), JSON.stringify(lacking));
  assert.ok(Number.isNaN(weighedOn(tabular, 'foreign-inputs', {})), 'groups are judged without it');
});

test('foreign inputs in no order need not be broad if they are stranger than any tool’s', () => {
  const alone: Circumstances = { ...tabular, drift: null, alone: true };
  const made = (values: Partial<StrandValues>): number =>
    weighedOn(alone, 'foreign-inputs', { shift: 2.8, strange: 2.8, columns: 2.5, breadth: -0.8, ...values });
  assert.ok(made({}) > 1.2);
  // An explainer whose clouds are in no order, cases one after the other, inputs a little strange in one corner, replays.
  for (const lacking of [{ columns: 0.4 }, { course: 2 }, { kinship: 2 }, { strange: 1.5 }, { fresh: -2 }])
    assert.ok(made(lacking) < 0.5 * made({}), `${JSON.stringify(lacking)}: ${made(lacking)} of ${made({})}`);
});

test('users of one tool who each go from case to case are no sweep as a group, unless their columns are nobody’s', () => {
  const group: Circumstances = { ...tabular, drift: 0 };
  const sweep = (values: Partial<StrandValues>): number =>
    weighedOn(group, 'sweep', { shift: 2, breadth: 2, fresh: 0.2, course: 0, kinship: 0, ...values });
  assert.ok(sweep({ kinship: 2, columns: -2 }) < 0.4 * sweep({}));
  assert.ok(sweep({ presence: 2, columns: -1 }) < 0.5 * sweep({}), 'explainers that hide their cases, in short jobs');
  assert.ok(sweep({ kinship: 2, presence: 2, columns: 2 }) > 0.9 * sweep({}));
});

test('rows of which a few fields are broken count a quarter as sweeps, strange rows nobody judged in full', () => {
  const strong = { shift: 2.6, strange: 2.5, columns: 2, breadth: 2, fresh: 0.2 };
  for (const id of ['sweep', 'off-manifold', 'foreign-inputs']) {
    const weighed = (core?: number): number =>
      weighedOn({ ...tabular, drift: null, alone: true, ...(core === undefined ? {} : { core }) }, id, strong);
    assert.ok(weighed(0.6) < 0.45 * weighed(), `${id}: ${weighed(0.6)} of ${weighed()}`);
    assert.ok(weighed(1) > 0.95 * weighed(), `${id}: ${weighed(1)} of ${weighed()}`);
    assert.equal(weighed(NaN), weighed());
  }
});
