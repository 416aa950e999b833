/** Multinomial naive Bayes: the student that learns a text classifier from the fewest texts. */
import type { Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

/** Pseudo-count of every word in every class: small, as most classes have few texts. */
const SMOOTHING = 0.1;

/** A class as its texts show it: most words never stand in them and weigh the same. */
interface WordWeights {
  readonly prior: number;
  readonly seen: ReadonlyMap<number, number>;
  readonly unseen: number;
}

function trainNaiveBayes({ examples, labels, confidence, classCount, width }: Lesson): Trained {
  const counts = Array.from({ length: classCount }, () => new Map<number, number>());
  const sizes = new Float64Array(classCount);
  examples.forEach(({ places, values }, at) => {
    const label = labels[at] ?? 0;
    const sure = confidence[at] ?? 1;
    const row = counts[label];
    sizes[label] = (sizes[label] ?? 0) + sure;
    places.forEach((place, i) => row?.set(place, (row.get(place) ?? 0) + sure * (values[i] ?? 0)));
  });
  const classes = counts.map((row, label): WordWeights => {
    // In the order of the columns, so that the sum does not depend on the order of the texts' words.
    const sorted = [...row].sort((a, b) => a[0] - b[0]);
    const sum = sorted.reduce((total, [, count]) => total + count, 0) + SMOOTHING * width;
    const weigh = (count: number): number => Math.log((count + SMOOTHING) / sum);
    return {
      prior: Math.log(((sizes[label] ?? 0) + 0.5) / (examples.length + 0.5 * classCount)),
      seen: new Map(sorted.map(([place, count]) => [place, weigh(count)])),
      unseen: weigh(0),
    };
  });
  return ({ places, values }) =>
    largestAt(
      classes.map(({ prior, seen, unseen }) => {
        let sum = prior;
        for (let i = 0; i < places.length; i += 1) sum += (values[i] ?? 0) * (seen.get(places[i] ?? 0) ?? unseen);
        return sum;
      }),
    );
}

export const naiveBayes: Student = Object.freeze({
  id: 'naive-bayes',
  learns: { text: 0 },
  source: 'McCallum, Nigam 1998, "A comparison of event models for naive Bayes text classification"',
  train: trainNaiveBayes,
});
