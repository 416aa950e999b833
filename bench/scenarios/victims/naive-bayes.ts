/** Multinomial naive Bayes over word counts: the plain text classifier. */
import { softmax, type Classifier, type Code, type TrainingSet } from './victim.js';

/** Pseudo-count of every word in every class. */
const SMOOTHING = 0.4;
/** Scores are divided by this: naive Bayes is far too sure of itself otherwise. */
const TEMPERATURE = 1.8;

export function trainNaiveBayes({ codes, classes, classCount }: TrainingSet): Classifier {
  const width = codes[0]?.length ?? 0;
  const counts = Array.from({ length: classCount }, () => new Float64Array(width).fill(SMOOTHING));
  const sizes = new Float64Array(classCount).fill(1);
  codes.forEach((code, at) => {
    const label = classes[at] ?? 0;
    sizes[label] = (sizes[label] ?? 0) + 1;
    const row = counts[label] ?? new Float64Array(0);
    for (let word = 0; word < width; word += 1) row[word] = (row[word] ?? 0) + (code[word] ?? 0);
  });
  const weights = counts.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => Math.log(count / sum));
  });
  const priors = sizes.map((size) => Math.log(size / (codes.length + classCount)));
  return { classes: classCount, probabilities: (code) => softmax(scores(weights, priors, code)) };
}

function scores(weights: readonly Float64Array[], priors: Float64Array, code: Code): Float64Array {
  const present: number[] = [];
  for (let word = 0; word < code.length; word += 1) if ((code[word] ?? 0) > 0) present.push(word);
  return priors.map((prior, label) => {
    let sum = prior;
    const row = weights[label] ?? new Float64Array(0);
    for (const word of present) sum += (code[word] ?? 0) * (row[word] ?? 0);
    return sum / TEMPERATURE;
  });
}
