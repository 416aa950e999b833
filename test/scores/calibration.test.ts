import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, qValues } from '../../src/scores/calibration.js';

test('Benjamini-Hochberg agrees with p.adjust(c(.01, .04, .03, .5), "BH") of R 4.3', () => {
  // Sorted .01 .03 .04 .5: times 4 over rank gives .04, .06, .0533, .5; running minimum from the right: .04, .0533, .0533, .5.
  const expected = [0.04, 0.16 / 3, 0.16 / 3, 0.5];
  qValues([0.01, 0.04, 0.03, 0.5]).forEach((q, i) => {
    assert.ok(Math.abs(q - (expected[i] ?? NaN)) < 1e-12);
  });
  assert.equal(qValues([]).length, 0);
});

test('scores with an exponential tail get uniform p-values in the tail', () => {
  // Quantiles of an exponential distribution: the share with p below .1 and .01 must be .1 and .01.
  const scores = Array.from({ length: 10_000 }, (_, i) => -Math.log(1 - (i + 0.5) / 10_000));
  const { pValue } = calibrate(scores);
  const share = (level: number): number => scores.filter((score) => pValue(score) <= level).length / scores.length;
  assert.ok(Math.abs(share(0.1) - 0.1) < 0.005);
  assert.ok(Math.abs(share(0.01) - 0.01) < 0.002);
});

test('suspicion rises with the score from 0 to 1 and is one half at the middle', () => {
  const { suspicion, middle } = calibrate(Array.from({ length: 100 }, (_, i) => i / 100));
  assert.equal(suspicion(middle), 0.5);
  assert.ok(suspicion(middle - 5) < 0.01);
  assert.ok(suspicion(middle + 5) > 0.99);
});

test('where everybody scores alike nobody is suspect', () => {
  const scores = Array.from({ length: 60 }, (_, i) => 0.05 + i * 1e-4);
  const { suspicion } = calibrate(scores);
  assert.ok(Math.max(...scores.map(suspicion)) < 0.05);
});

test('an empty log can be calibrated', () => {
  assert.ok(Number.isFinite(calibrate([]).suspicion(1)));
});

test('at the score of a suspicion it is at least that, whatever rounding does', () => {
  for (let n = 5; n < 200; n += 1) {
    const { suspicion, scoreAt } = calibrate(Array.from({ length: n }, (_, i) => Math.sin(i) + i / n));
    for (const level of [0.1, 0.25, 0.3, 0.6]) {
      const reached = suspicion(scoreAt(level));
      assert.ok(reached >= level && reached < level + 1e-8, `${n} accounts: ${reached} for ${level}`);
    }
    assert.equal(scoreAt(0), -Infinity);
  }
});
