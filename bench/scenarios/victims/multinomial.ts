/** Multinomial logistic regression by averaged stochastic gradient descent: a linear victim, and the attackers' usual first surrogate. */
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

interface Pace {
  readonly rate: number;
  readonly decay: number;
}

function scoresOf(weights: readonly Float64Array[], code: Code): Float64Array {
  return Float64Array.from(weights, (row) => {
    let sum = row[code.length] ?? 0;
    for (let at = 0; at < code.length; at += 1) sum += (row[at] ?? 0) * (code[at] ?? 0);
    return sum;
  });
}

function step(weights: readonly Float64Array[], code: Code, errors: Float64Array, { rate, decay }: Pace): void {
  weights.forEach((row, label) => {
    const pull = rate * (errors[label] ?? 0);
    for (let at = 0; at < code.length; at += 1) row[at] = (row[at] ?? 0) * (1 - rate * decay) + pull * (code[at] ?? 0);
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
  for (let pass = 0; pass < settings.passes; pass += 1) {
    const rate = settings.rate / (1 + pass);
    for (const at of random.shuffle([...codes.keys()])) {
      const code = codes[at];
      if (code === undefined) continue;
      const errors = softmax(scoresOf(weights, code)).map((share, label) => (classes[at] === label ? 1 : 0) - share);
      step(weights, code, errors, { rate, decay: settings.decay });
    }
  }
  return { classes: classCount, weights, probabilities: (code) => softmax(scoresOf(weights, code)) };
}
