/** Multinomial logistic regression: the student of linear models, and of text by words. */
import { shuffle } from '../../stats/random.js';
import type { Example, Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

/** Steps in all; small lessons are gone through more often. */
const STEPS = 16_000;
const FEWEST_PASSES = 4;
const MOST_PASSES = 100;
const RATE = 0.2;
const DECAY = 1e-4;

/** A weight per column and class, the classes of a column side by side; the last column is that of the constant. */
interface Weights {
  readonly width: number;
  readonly classCount: number;
  readonly values: Float64Array;
}

function scoresOf(weights: Weights, { places, values }: Example, into: Float64Array): Float64Array {
  const { width, classCount, values: weight } = weights;
  for (let label = 0; label < classCount; label += 1) into[label] = weight[width * classCount + label] ?? 0;
  for (let i = 0; i < places.length; i += 1) {
    const at = (places[i] ?? 0) * classCount;
    const value = values[i] ?? 0;
    for (let label = 0; label < classCount; label += 1)
      into[label] = (into[label] ?? 0) + (weight[at + label] ?? 0) * value;
  }
  return into;
}

/** Turns scores into shares that add up to one, in place. */
function softmaxInPlace(scores: Float64Array): void {
  let top = -Infinity;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let i = 0; i < scores.length; i += 1) {
    scores[i] = Math.exp((scores[i] ?? 0) - top);
    sum += scores[i] ?? 0;
  }
  for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] ?? 0) / sum;
}

function trainLinear(lesson: Lesson, random: () => number): Trained {
  const { examples, classCount, width } = lesson;
  const weights = { width, classCount, values: new Float64Array((width + 1) * classCount) };
  const shares = new Float64Array(classCount);
  const order = Int32Array.from(examples.keys());
  const passes = Math.max(FEWEST_PASSES, Math.min(MOST_PASSES, Math.round(STEPS / Math.max(1, examples.length))));
  for (let pass = 0; pass < passes; pass += 1) {
    const rate = RATE / (1 + (4 * pass) / passes);
    shuffle(order, random);
    for (const at of order) step(weights, lesson, { at, rate, shares });
  }
  return (example) => largestAt(scoresOf(weights, example, shares));
}

interface Step {
  readonly at: number;
  readonly rate: number;
  readonly shares: Float64Array;
}

/** One step down the gradient of the cross entropy with the answer's probabilities. */
function step(weights: Weights, lesson: Lesson, { at, rate, shares }: Step): void {
  const example = lesson.examples[at];
  if (example === undefined) return;
  softmaxInPlace(scoresOf(weights, example, shares));
  const { places, values } = example;
  const { width, classCount, values: weight } = weights;
  const sure = lesson.confidence[at] ?? 1;
  const rest = (1 - sure) / Math.max(1, classCount - 1);
  const label = lesson.labels[at];
  // The shares become the pull on each class.
  for (let i = 0; i < classCount; i += 1) shares[i] = rate * ((i === label ? sure : rest) - (shares[i] ?? 0));
  for (let i = 0; i < places.length; i += 1) {
    pull(weight, (places[i] ?? 0) * classCount, shares, { kept: 1 - rate * DECAY, by: values[i] ?? 0 });
  }
  pull(weight, width * classCount, shares, { kept: 1, by: 1 });
}

/** Shrinks the weights of one column and moves them. */
function pull(
  weight: Float64Array,
  from: number,
  shares: Float64Array,
  { kept, by }: { readonly kept: number; readonly by: number },
): void {
  for (let i = 0; i < shares.length; i += 1) weight[from + i] = (weight[from + i] ?? 0) * kept + (shares[i] ?? 0) * by;
}

export const linear: Student = Object.freeze({
  id: 'linear',
  learns: { row: 0, text: 256 },
  source:
    'multinomial logistic regression; as a surrogate: Tramèr et al. 2016, section 4.1; Krishna et al. 2020 for text',
  train: trainLinear,
});
