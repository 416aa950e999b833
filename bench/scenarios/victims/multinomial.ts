/** Multinomial logistic regression by stochastic gradient descent: a linear victim, and the attackers' usual first surrogate. */
import type { Random } from '../random.js';
import { softmax, type Classifier, type Code, type TrainingSet } from './victim.js';

export interface LinearSettings {
  readonly passes: number;
  readonly rate: number;
  readonly decay: number;
}

const usual: LinearSettings = { passes: 12, rate: 0.4, decay: 1e-4 };

export interface LinearClassifier extends Classifier {
  /** Weight of each input number for each class, the constant last. */
  readonly weights: readonly Float64Array[];
}

/** Places of the numbers that are not zero: words and one-hot fields leave most of a code empty. */
function filled(code: Code): Int32Array {
  let count = 0;
  const places = new Int32Array(code.length);
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === 0) continue;
    places[count] = at;
    count += 1;
  }
  return places.subarray(0, count);
}

function scoresOf(weights: readonly Float64Array[], code: Code, places: Int32Array): Float64Array {
  const scores = new Float64Array(weights.length);
  weights.forEach((row, label) => {
    let sum = row[code.length] ?? 0;
    for (const at of places) sum += (row[at] ?? 0) * (code[at] ?? 0);
    scores[label] = sum;
  });
  return scores;
}

interface Sample {
  readonly code: Code;
  readonly places: Int32Array;
  readonly label: number;
}

/** One step down the gradient; weights decay where the sample touches them. */
function step(weights: readonly Float64Array[], { code, places, label }: Sample, rate: number, decay: number): void {
  const shares = softmax(scoresOf(weights, code, places));
  weights.forEach((row, named) => {
    const pull = rate * ((named === label ? 1 : 0) - (shares[named] ?? 0));
    for (const at of places) row[at] = (row[at] ?? 0) * (1 - rate * decay) + pull * (code[at] ?? 0);
    row[code.length] = (row[code.length] ?? 0) + pull;
  });
}

/** Trains on hard classes, in a seeded order. */
export function trainMultinomial(
  data: TrainingSet,
  random: Random,
  settings: LinearSettings = usual,
): LinearClassifier {
  const { codes, classes, classCount } = data;
  const width = codes[0]?.length ?? 0;
  const weights = Array.from({ length: classCount }, () => new Float64Array(width + 1));
  const samples = codes.map((code, at) => ({ code, places: filled(code), label: classes[at] ?? 0 }));
  for (let pass = 0; pass < settings.passes; pass += 1) {
    const rate = settings.rate / (1 + pass);
    for (const sample of random.shuffle(samples)) step(weights, sample, rate, settings.decay);
  }
  return { classes: classCount, weights, probabilities: (code) => softmax(scoresOf(weights, code, filled(code))) };
}
