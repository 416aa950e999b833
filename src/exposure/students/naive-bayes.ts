/** Multinomial naive Bayes: the student that learns a text classifier from the fewest texts. */
import type { Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

/** Pseudo-count of every word in every class: small, as most classes have few texts. */
const SMOOTHING = 0.1;

function trainNaiveBayes({ examples, labels, confidence, classCount, width }: Lesson): Trained {
  const counts = Array.from({ length: classCount }, () => new Float64Array(width));
  const sizes = new Float64Array(classCount);
  examples.forEach(({ places, values }, at) => {
    const label = labels[at] ?? 0;
    const sure = confidence[at] ?? 1;
    const row = counts[label] ?? new Float64Array(0);
    sizes[label] = (sizes[label] ?? 0) + sure;
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? 0;
      row[place] = (row[place] ?? 0) + sure * (values[i] ?? 0);
    }
  });
  const weights = counts.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0) + SMOOTHING * width;
    return row.map((count) => Math.log((count + SMOOTHING) / sum));
  });
  const priors = sizes.map((size) => Math.log((size + 0.5) / (examples.length + 0.5 * classCount)));
  const scores = new Float64Array(classCount);
  return ({ places, values }) => {
    weights.forEach((row, label) => {
      let sum = priors[label] ?? 0;
      for (let i = 0; i < places.length; i += 1) sum += (values[i] ?? 0) * (row[places[i] ?? 0] ?? 0);
      scores[label] = sum;
    });
    return largestAt(scores);
  };
}

export const naiveBayes: Student = Object.freeze({
  id: 'naive-bayes',
  learns: { text: 0 },
  source: 'McCallum, Nigam 1998, "A comparison of event models for naive Bayes text classification"',
  train: trainNaiveBayes,
});
