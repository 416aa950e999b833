/** What a trained classifier can do, whatever it is made of. */

/** A record as numbers. */
export type Code = Float64Array;

export interface Classifier {
  readonly classes: number;
  /** One probability a class, summing to one. */
  probabilities(code: Code): Float64Array;
}

/** Inputs with their classes, 0 to classes - 1. */
export interface TrainingSet {
  readonly codes: readonly Code[];
  readonly classes: readonly number[];
  readonly classCount: number;
}

export function softmax(scores: Float64Array): Float64Array {
  let top = -Infinity;
  for (const score of scores) if (score > top) top = score;
  const shares = new Float64Array(scores.length);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const power = Math.exp((scores[at] ?? 0) - top);
    shares[at] = power;
    sum += power;
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) / sum;
  return shares;
}

/** Index of the largest value, the first of equals. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

/** Share of inputs on which two classifiers name the same class. */
export function agreement(one: Classifier, other: Classifier, codes: readonly Code[]): number {
  if (codes.length === 0) return 0;
  let same = 0;
  for (const code of codes) if (argmax(one.probabilities(code)) === argmax(other.probabilities(code))) same += 1;
  return same / codes.length;
}
