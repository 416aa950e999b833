/** Multinomial logistic regression: the student of linear models, and of text by words. */
import { shuffle } from '../../stats/random.js';
import type { Example, Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

/** How long a lesson is gone through. */
interface Patience {
  /** Steps in all; small lessons are gone through more often. */
  readonly steps: number;
  readonly fewestPasses: number;
  readonly mostPasses: number;
}

const RATE = 0.2;
const DECAY = 1e-4;
/** The weights are the mean of those met from half of the way on, every so many steps: the last ones alone depend on the last answers. */
const MEAN_EVERY = 32;

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

function trainLinear(lesson: Lesson, random: () => number, patience: Patience): Trained {
  const { examples, classCount, width } = lesson;
  const weights = { width, classCount, values: new Float64Array((width + 1) * classCount) };
  const mean = { width, classCount, values: new Float64Array((width + 1) * classCount) };
  const shares = new Float64Array(classCount);
  const order = Int32Array.from(examples.keys());
  const { fewestPasses, mostPasses } = patience;
  const wanted = Math.round(patience.steps / Math.max(1, examples.length));
  const passes = Math.max(fewestPasses, Math.min(mostPasses, wanted));
  const steps = passes * examples.length;
  for (let taken = 0; taken < steps; taken += 1) {
    const place = taken % examples.length;
    if (place === 0) shuffle(order, random);
    step(weights, lesson, { at: order[place] ?? 0, rate: RATE / (1 + (4 * taken) / steps), shares });
    if (2 * taken >= steps && (taken % MEAN_EVERY === 0 || taken === steps - 1)) add(weights.values, mean.values);
  }
  return (example) => largestAt(scoresOf(mean, example, shares));
}

/** The sum orders the classes as the mean does. */
function add(values: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + (values[i] ?? 0);
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
  becomePull(shares, { sure: lesson.confidence[at] ?? 1, label: lesson.labels[at] ?? 0, rate });
  const move = { weight, shares, kept: 1 - rate * DECAY };
  for (let i = 0; i < places.length; i += 1) pull(move, (places[i] ?? 0) * classCount, values[i] ?? 0);
  pull({ ...move, kept: 1 }, width * classCount, 1);
}

interface Move {
  readonly weight: Float64Array;
  readonly shares: Float64Array;
  readonly kept: number;
}

/** Shrinks the weights of one column and moves them. */
function pull({ weight, shares, kept }: Move, from: number, by: number): void {
  for (let i = 0; i < shares.length; i += 1) weight[from + i] = (weight[from + i] ?? 0) * kept + (shares[i] ?? 0) * by;
}

/** Turns expected shares into the pull on each class, in place. */
function becomePull(
  shares: Float64Array,
  { sure, label, rate }: { readonly sure: number; readonly label: number; readonly rate: number },
): void {
  const rest = (1 - sure) / Math.max(1, shares.length - 1);
  for (let i = 0; i < shares.length; i += 1) shares[i] = rate * ((i === label ? sure : rest) - (shares[i] ?? 0));
}

export const linear: Student = Object.freeze({
  id: 'linear',
  learns: { row: 0, text: 256 },
  source:
    'multinomial logistic regression; as a surrogate: Tramèr et al. 2016, section 4.1; Krishna et al. 2020 for text; averaging: Polyak, Juditsky 1992',
  train: (lesson: Lesson, random: () => number): Trained =>
    trainLinear(lesson, random, { steps: 10_000, fewestPasses: 2, mostPasses: 24 }),
});

/** The same with more steps, for telling whether a model is linear: the last points of a hundred take most of them. */
export const patientLinear: Student = Object.freeze({
  ...linear,
  id: 'patient-linear',
  train: (lesson: Lesson, random: () => number): Trained =>
    trainLinear(lesson, random, { steps: 16_000, fewestPasses: 8, mostPasses: 100 }),
});
