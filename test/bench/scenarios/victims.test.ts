/** The victims are really trained: they beat guessing, and the small cases come out as worked by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parcels } from '../../../bench/scenarios/inputs/parcels.js';
import { Random } from '../../../bench/scenarios/random.js';
import { calendar } from '../../../bench/scenarios/scenario.js';
import { makeTabularService } from '../../../bench/scenarios/tabular.js';
import { makeTextService } from '../../../bench/scenarios/text.js';
import { makeVectorService } from '../../../bench/scenarios/vector.js';
import { trainBoostedTrees } from '../../../bench/scenarios/victims/boosted-trees.js';
import { trainMultinomial } from '../../../bench/scenarios/victims/multinomial.js';
import { trainNaiveBayes } from '../../../bench/scenarios/victims/naive-bayes.js';
import { agreement, argmax, type TrainingSet } from '../../../bench/scenarios/victims/victim.js';

const span = calendar('2026-03-02', 7);

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Two numbers in 0..1; class 1 where their product of signs around one half is negative: no line separates it. */
function checkerboard(random: Random, count: number): TrainingSet {
  const codes = Array.from({ length: count }, () => Float64Array.of(random.next(), random.next()));
  return { codes, classes: codes.map(([x = 0, y = 0]) => (x < 0.5 !== y < 0.5 ? 1 : 0)), classCount: 2 };
}

test('boosted trees learn what no line separates, logistic regression does not', () => {
  const random = new Random(1);
  const training = checkerboard(random, 800);
  const fresh = checkerboard(random, 400);
  const truth = {
    classes: 2,
    probabilities: ([x = 0, y = 0]: Float64Array) => Float64Array.of(...(x < 0.5 !== y < 0.5 ? [0, 1] : [1, 0])),
  };
  const trees = trainBoostedTrees(training, random);
  assert.ok(agreement(trees, truth, fresh.codes) > 0.9);
  assert.ok(agreement(trainMultinomial(training, random), truth, fresh.codes) < 0.7);
});

test('logistic regression learns a line', () => {
  const random = new Random(2);
  const codes = Array.from({ length: 600 }, () => Float64Array.of(random.next(), random.next()));
  const classes = codes.map(([x = 0, y = 0]) => (x + y > 1 ? 1 : 0));
  const model = trainMultinomial({ codes, classes, classCount: 2 }, random);
  const right = codes.filter((code, at) => argmax(model.probabilities(code)) === classes[at]);
  assert.ok(right.length / codes.length > 0.95);
});

test('naive Bayes prefers the class whose words it saw', () => {
  const model = trainNaiveBayes({
    codes: [Float64Array.of(2, 0), Float64Array.of(0, 2)],
    classes: [0, 1],
    classCount: 2,
  });
  // Word 0: 2.4 of 2.8 in class 0, .4 of 2.8 in class 1: ratio 6; tempered by 1.8: 6^(1/1.8) = 2.706, share 2.706 / 3.706.
  const [first = 0] = model.probabilities(Float64Array.of(1, 0));
  assert.ok(Math.abs(first - 0.7302) < 5e-4, `${first}`);
});

test('tabular victims beat the commonest class and do not agree on everything', () => {
  const random = new Random(3);
  const service = makeTabularService({ population: parcels, span, trainingRecords: 1200 }, random.fork('service'));
  const rows = Array.from({ length: 600 }, () => service.market(random));
  const truths = rows.map((row) => parcels.truth(row, random));
  const commonest = Math.max(...service.labels.map((_, label) => truths.filter((truth) => truth === label).length));
  for (const model of service.models) {
    const right = rows.filter((row, at) => service.classOf(row, model) === truths[at]).length;
    assert.ok(right > commonest * 1.3, `${model}: ${right} against ${commonest}`);
  }
  const [trees = '', linear = ''] = service.models;
  const codes = rows.map((row) => service.encode(row));
  const same = agreement(service.victim(trees), service.victim(linear), codes);
  assert.ok(same > 0.5 && same < 0.95, `${same}`);
});

test('every service answers with probabilities that sum to one and a label it knows', () => {
  const random = new Random(4);
  const text = makeTextService({ span, trainingTexts: 300 }, random.fork('text'));
  const vector = makeVectorService(
    { span, width: 8, labels: ['a', 'b', 'c'], trainingVectors: 300 },
    random.fork('vector'),
  );
  for (const model of text.models) {
    const code = text.encode(text.market(random));
    assert.ok(Math.abs(sum(text.victim(model).probabilities(code)) - 1) < 1e-9);
  }
  for (const input of [vector.market(random), vector.anything(random)]) {
    const answer = vector.answer({ input, params: { return_probs: true } }, vector.models[0] ?? '', random);
    assert.ok(vector.labels.includes(answer.said));
  }
  assert.throws(() => vector.victim('none'), /no model named none/);
});
