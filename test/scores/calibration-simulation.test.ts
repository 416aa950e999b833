/** What the p- and q-values promise, checked on populations whose truth is known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, qValues } from '../../src/scores/calibration.js';
import { seededRandom } from '../../src/stats/random.js';

const random = seededRandom(20261125);
const exponential = (): number => -Math.log(1 - random());
const normal = (): number => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * random());
const gamma = (): number => exponential() + exponential() + exponential();

const honest = [
  { name: 'exponential', draw: exponential },
  { name: 'normal', draw: normal },
  { name: 'gamma of shape 3', draw: gamma },
];

function sample(size: number, draw: () => number): number[] {
  return Array.from({ length: size }, draw);
}

for (const { name, draw } of honest) {
  for (const accounts of [60, 400]) {
    test(`${accounts} honest accounts with ${name} scores have p below .1, .01 and .001 no more often than said`, () => {
      const counts = [0, 0, 0];
      const levels = [0.1, 0.01, 0.001];
      const rounds = 1000;
      for (let round = 0; round < rounds; round += 1) {
        const scores = sample(accounts, draw);
        const { pValue } = calibrate(scores);
        levels.forEach((level, i) => {
          counts[i] = (counts[i] ?? 0) + scores.filter((score) => pValue(score) <= level).length;
        });
      }
      levels.forEach((level, i) => {
        const share = (counts[i] ?? 0) / rounds / accounts;
        // Three standard errors of the simulation, taken as if every account were a draw of its own.
        const error = 3 * Math.sqrt((level * (1 - level)) / rounds / accounts);
        assert.ok(share <= level + error, `p <= ${level}: ${share}`);
      });
    });
  }
}

/** Honest scores as patterns make them: most accounts fit none, and are crowded just above nothing. */
const crowded = (): number => Math.max(1 + 0.1 * random(), exponential());

/** Mean share of honest accounts among those with q at most `level`, and share of the attackers rejected. */
function rejections(
  share: number,
  level: number,
  accounts = 400,
  draw: () => number = exponential,
): { readonly false: number; readonly power: number } {
  const rounds = 300;
  const attackers = Math.round(share * accounts);
  let wrong = 0;
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    // Attackers stand twelve slopes up, where the strongest of the labelled logs stand.
    const scores = [...sample(accounts - attackers, draw), ...sample(attackers, () => 12 + normal())];
    const { cautiousPValue } = calibrate(scores);
    const q = [...qValues(scores.map(cautiousPValue))];
    const rejected = q.flatMap((value, i) => (value <= level ? [i] : []));
    const honestOnes = rejected.filter((i) => i < accounts - attackers).length;
    wrong += rejected.length === 0 ? 0 : honestOnes / rejected.length / rounds;
    found += attackers === 0 ? 0 : (rejected.length - honestOnes) / attackers / rounds;
  }
  return { false: wrong, power: found };
}

test('the realised false-discovery rate stays at or under the level, with no attackers, one in a hundred and one in twenty', () => {
  for (const share of [0, 0.01, 0.05]) {
    const { false: rate } = rejections(share, 0.1);
    assert.ok(rate <= 0.1 + 3 * Math.sqrt((0.1 * 0.9) / 300), `${share} of attackers: ${rate}`);
  }
});

test('scores that are crowded at the bottom get no small p-values there: a rate of a half is kept too, with and without attackers', () => {
  for (const share of [0, 0.01]) {
    const { false: rate } = rejections(share, 0.5, 400, crowded);
    assert.ok(rate <= 0.5 + 3 * Math.sqrt((0.5 * 0.5) / 300), `${share} of attackers: ${rate}`);
  }
  const scores = sample(400, crowded);
  const { pValue } = calibrate(scores);
  const medians = scores.map(pValue).sort((a, b) => a - b);
  assert.ok((medians[200] ?? 0) >= 0.45, `median p ${medians[200]}`);
});

test('one attacker in a thousand is rejected nearly always, and the realised rate stays at or under the level', () => {
  const { false: rate, power } = rejections(0.001, 0.1, 1000);
  assert.ok(rate <= 0.1 + 3 * Math.sqrt((0.1 * 0.9) / 300), `rate ${rate}`);
  assert.ok(power > 0.9, `power ${power}`);
});

test('one attacker in a hundred is rejected nearly always; with one in seven the quantiles are theirs and nearly nobody is', () => {
  assert.ok(rejections(0.01, 0.1).power > 0.9);
  const many = rejections(0.15, 0.1);
  assert.ok(many.false < 0.01);
  assert.ok(many.power < 0.1);
});

test('an honest tail heavier than exponential breaks the promise: what the assumption means', () => {
  const heavy = (): number => (random() < 0.03 ? 3 * exponential() : exponential());
  let below = 0;
  for (let round = 0; round < 200; round += 1) {
    const scores = sample(400, heavy);
    const { pValue } = calibrate(scores);
    below += scores.filter((score) => pValue(score) <= 0.001).length / 400 / 200;
  }
  assert.ok(below > 0.0015 && below < 0.005, `p <= .001: ${below}`);
});
