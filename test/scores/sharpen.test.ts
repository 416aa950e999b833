import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharpening } from '../../src/config/defaults.js';
import { calibrateKinds } from '../../src/scores/calibration.js';
import type { Circumstances } from '../../src/scores/pattern.js';
import { scorePatterns } from '../../src/scores/patterns.js';
import { type Decision, sharpen, sharpened } from '../../src/scores/sharpen.js';
import { strandIds, type StrandValues } from '../../src/scores/strands.js';

type Scored = Parameters<typeof sharpen>[0];
type Judged = ReturnType<Scored['accounts']['filter']>[number];

const circumstances: Circumstances = { kind: 'row', distinct: 300, requests: 300, drift: null, alone: true };

function account(name: string, given: Partial<StrandValues>): Judged {
  const none = Object.fromEntries(strandIds.map((id) => [id, 0])) as StrandValues;
  const strands = { ...none, ...given };
  const own = scorePatterns(strands, circumstances);
  return { member: { kind: 'row', profile: { account: name } }, strands, circumstances, own, part: null };
}

/** A sweep: foreign and broad inputs. Active learning: unsure answers to broad and fresh inputs. */
const sweep = { shift: 2, breadth: 1.2, fresh: 0.4 };
const unsure = { confidence: 2.2, borderline: 2.2, breadth: 1.2, fresh: 1 };

function scored(accounts: readonly Judged[], patternWeights: ReadonlyMap<string, number> = new Map()): Scored {
  const crowd = Array.from({ length: 100 }, (_, i) => i / 200);
  const scores = Float64Array.from([...crowd, ...accounts.map(({ own }) => own.score)]);
  return {
    accounts,
    calibrations: calibrateKinds({ scores, kindOf: () => 'row', accountsOf: () => scores.length }),
    settings: { patternWeights },
  };
}

function many(decision: Decision, count: number, given: Partial<StrandValues>): Judged[] {
  return Array.from({ length: count }, (_, i) => account(`${decision}-${String(i)}`, given));
}

function decisions(accounts: readonly Judged[]): ReadonlyMap<string, Decision> {
  return new Map(
    accounts.map(({ member }) => {
      const { account: name } = member.profile;
      return [name, name.startsWith('confirm') ? 'confirm' : 'dismiss'] as const;
    }),
  );
}

function factor({ weights }: ReturnType<typeof sharpen>, pattern: string): number {
  return weights.find((each) => each.pattern === pattern)?.to ?? 1;
}

test('a pattern that confirmed accounts show gains, one that dismissed accounts show loses', () => {
  const accounts = [...many('confirm', 8, unsure), ...many('dismiss', 8, sweep)];
  const found = sharpen(scored(accounts), decisions(accounts));
  assert.ok(factor(found, 'active-learning') > 1.03, JSON.stringify(found.weights));
  assert.ok(factor(found, 'sweep') < 0.97, JSON.stringify(found.weights));
  assert.ok(found.pairs.after >= found.pairs.before);
  const swapped = [...many('confirm', 8, sweep), ...many('dismiss', 8, unsure)];
  const other = sharpen(scored(swapped), decisions(swapped));
  assert.ok(factor(other, 'active-learning') < 1 && factor(other, 'sweep') > 1, JSON.stringify(other.weights));
});

test('few verdicts move a weight little, many more, and none beyond the bound', () => {
  const moved = [5, 20, 80].map((count) => {
    const accounts = [...many('confirm', count, unsure), ...many('dismiss', count, sweep)];
    return sharpen(scored(accounts), decisions(accounts)).weights;
  });
  const largest = moved.map((weights) => Math.max(...weights.map(({ to }) => Math.abs(Math.log(to)))));
  const [few = NaN, more = NaN, most = NaN] = largest;
  assert.ok(few < more && more <= most, JSON.stringify(largest));
  assert.ok(few < Math.log(1.35), String(few));
  // Weights are rounded to three digits.
  assert.ok(most <= Math.log(sharpening.most) + 1e-3, String(most));
});

test('four confirmed accounts are too few: nothing moves, and the counts tell', () => {
  const accounts = [...many('confirm', 4, unsure), ...many('dismiss', 40, sweep)];
  const { weights, confirmed, dismissed, needed } = sharpen(scored(accounts), decisions(accounts));
  assert.deepEqual([weights, confirmed, dismissed, needed], [[], 4, 40, 5]);
  assert.deepEqual(sharpen(scored(accounts), new Map()).confirmed, 0);
});

test('verdicts about accounts that are not in the log count for nothing', () => {
  const accounts = [...many('confirm', 5, unsure), ...many('dismiss', 4, sweep)];
  const absent = new Map([...decisions(accounts), ['dismiss-elsewhere', 'dismiss' as const]]);
  assert.equal(sharpen(scored(accounts), absent).dismissed, 4);
});

test('a pattern that somebody switched off stays off, and moves start from what was set', () => {
  const accounts = [...many('confirm', 30, unsure), ...many('dismiss', 30, sweep)];
  const old = new Map([
    ['sweep', 0],
    ['active-learning', 2],
  ]);
  const { weights } = sharpen(scored(accounts, old), decisions(accounts));
  assert.equal(
    weights.find(({ pattern }) => pattern === 'sweep'),
    undefined,
  );
  const learning = weights.find(({ pattern }) => pattern === 'active-learning');
  assert.ok(learning === undefined || (learning.from === 2 && learning.to <= 3));
  assert.equal(sharpened(old, weights).get('sweep'), 0);
});

const anyStrands = fc.record(
  Object.fromEntries(strandIds.map((id) => [id, fc.double({ min: -3, max: 3, noNaN: true })])) as Record<
    keyof StrandValues,
    fc.Arbitrary<number>
  >,
);

test('whatever the verdicts, factors stay within the bound, and the order of the accounts does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyStrands, { minLength: 12, maxLength: 20 }), (all) => {
      const accounts = all.map((strands, i) => account(`${i % 2 === 0 ? 'confirm' : 'dismiss'}-${String(i)}`, strands));
      const found = sharpen(scored(accounts), decisions(accounts));
      const again = sharpen(scored([...accounts].reverse()), decisions(accounts));
      const names = (list: typeof found): string => list.weights.map(({ pattern }) => pattern).join();
      return (
        found.weights.every(({ to }) => to <= sharpening.most + 1e-3 && to >= 1 / sharpening.most - 1e-3) &&
        names(found) === names(again) &&
        found.weights.every(({ to }, i) => Math.abs(to - (again.weights[i]?.to ?? NaN)) <= 0.0021)
      );
    }),
    { numRuns: 15 },
  );
});
