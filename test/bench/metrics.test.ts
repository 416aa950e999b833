/** Ranking measures against scikit-learn 1.9.1 (average_precision_score, roc_auc_score, roc_curve with drop_intermediate=False). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  averagePrecision,
  isAbove,
  lineAtFalsePositiveRate,
  medianPositiveScore,
  precisionAt,
  recallAtFalsePositiveRate,
  rocAuc,
} from '../../bench/metrics.js';
import type { Scored } from '../../bench/metrics.js';

function scored(positives: readonly number[], scores: readonly number[]): Scored[] {
  return scores.map((score, index) => ({ score, positive: positives[index] === 1 }));
}

const distinct = scored([1, 0, 1, 1, 0, 0, 1, 0, 0, 0], [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
const tied = scored([1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0], [0.9, 0.9, 0.8, 0.5, 0.5, 0.5, 0.5, 0.2, 0.2, 0.1, 0.1, 0.1]);
const allEqual = scored([1, 0, 0, 1, 0], [3, 3, 3, 3, 3]);
const large = fiveHundred();

/** 500 accounts, about 50 distinct scores; the same linear congruential numbers were given to scikit-learn. */
function fiveHundred(): Scored[] {
  let state = 12345;
  const next = () => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff;
    return state >> 16;
  };
  return Array.from({ length: 500 }, () => {
    const positive = next() % 100 < 10;
    return { score: (next() % 50) + (positive ? 12 : 0), positive };
  });
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);
}

describe('average precision', () => {
  test('equals scikit-learn on distinct scores', () => {
    near(averagePrecision(distinct), 0.7470238095238095);
  });
  test('equals scikit-learn on tied scores', () => {
    near(averagePrecision(tied), 0.5452380952380952);
    near(averagePrecision(large), 0.34634995164761784);
  });
  test('of one big tie is the share of positives', () => {
    near(averagePrecision(allEqual), 0.4);
  });
  test('is not a number without positives', () => {
    assert.ok(Number.isNaN(averagePrecision(scored([0, 0], [1, 2]))));
  });
});

describe('area under the ROC curve', () => {
  test('equals scikit-learn on distinct and tied scores', () => {
    near(rocAuc(distinct), 0.7916666666666667);
    near(rocAuc(tied), 0.6714285714285715);
    near(rocAuc(large), 0.6876843657817109);
  });
  test('of one big tie is a half', () => {
    near(rocAuc(allEqual), 0.5);
  });
  test('turns around when the scores are negated', () => {
    const labelled = fc.array(fc.record({ score: fc.integer({ min: -5, max: 5 }), positive: fc.boolean() }));
    fc.assert(
      fc.property(labelled, (items) => {
        fc.pre(items.some((item) => item.positive) && items.some((item) => !item.positive));
        const negated = items.map((item) => ({ ...item, score: -item.score }));
        near(rocAuc(items) + rocAuc(negated), 1);
      }),
    );
  });
});

describe('recall at a false positive rate', () => {
  test('equals the best scikit-learn point within the rate', () => {
    near(recallAtFalsePositiveRate(distinct, 0.01), 0.25);
    near(recallAtFalsePositiveRate(distinct, 0.2), 0.75);
    near(recallAtFalsePositiveRate(tied, 0.2), 0.4);
    near(recallAtFalsePositiveRate(large, 0.01), 0.22916666666666666);
    near(recallAtFalsePositiveRate(large, 0.1), 0.2708333333333333);
    near(recallAtFalsePositiveRate(large, 0.3), 0.4166666666666667);
  });
  test('is zero when a negative shares the first place', () => {
    assert.equal(recallAtFalsePositiveRate(tied, 0.01), 0);
    assert.equal(lineAtFalsePositiveRate(tied, 0.01), Infinity);
  });
  test('has the threshold scikit-learn gives', () => {
    assert.equal(lineAtFalsePositiveRate(tied, 0.3), 0.8);
    assert.equal(lineAtFalsePositiveRate(large, 0.01), 51);
    assert.equal(lineAtFalsePositiveRate(large, 0.2), 43);
  });
  test('lets exactly one of a hundred negatives pass at 1 %', () => {
    const items = scored(
      [0, 1, ...Array<number>(99).fill(0)],
      Array.from({ length: 101 }, (_, index) => -index),
    );
    assert.equal(recallAtFalsePositiveRate(items, 0.01), 1);
    assert.equal(recallAtFalsePositiveRate(items, 0.009), 0);
  });
  test('does not count a positive that was never ranked, whatever the rate', () => {
    const items = scored([1, 1, 0], [2, -Infinity, 1]);
    assert.equal(recallAtFalsePositiveRate(items, 1), 0.5);
    assert.equal(isAbove({ score: -Infinity, positive: true }, -Infinity), false);
  });
});

describe('precision at k', () => {
  test('counts the first k', () => {
    near(precisionAt(distinct, 1), 1);
    near(precisionAt(distinct, 4), 0.75);
  });
  test('takes the mean of a tie across the border', () => {
    // Two at .9 hold one positive; first place alone: 1/2. Four at .5 hold two positives; of these two fit into the first five:
    // (1 + 1 + 2 * 2/4) / 5.
    near(precisionAt(tied, 1), 0.5);
    near(precisionAt(tied, 5), 3 / 5);
  });
  test('is not a number when fewer than k are ranked', () => {
    assert.ok(Number.isNaN(precisionAt(distinct, 11)));
    assert.ok(Number.isNaN(precisionAt([], 0)));
  });
});

test('the median positive is the middle score, the lower one of two', () => {
  assert.equal(medianPositiveScore(distinct), 7);
  assert.equal(medianPositiveScore(scored([1, 1, 1, 0], [5, 3, 4, 9])), 4);
  assert.ok(Number.isNaN(medianPositiveScore([])));
});
