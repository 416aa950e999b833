/** A forest of classification trees: the student that learns most models of tables best. */
import { Grower } from './grower.js';
import type { Example, Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

const TREES = 32;
/** A tree sees this many examples at most: the cost of a forest stays bounded. */
const MOST_EXAMPLES = 3_000;

function trainForest(lesson: Lesson, random: () => number): Trained {
  const grower = new Grower(lesson, random);
  const trees = Array.from({ length: TREES }, () => grower.grow(drawSample(lesson.examples.length, random)));
  const votes = new Float64Array(lesson.classCount);
  return ({ dense }: Example) => {
    if (dense === null) return 0;
    votes.fill(0);
    for (const tree of trees) {
      const label = tree.classOf(dense);
      votes[label] = (votes[label] ?? 0) + 1;
    }
    return largestAt(votes);
  };
}

/** A bootstrap sample, of bounded size. */
function drawSample(count: number, random: () => number): Int32Array<ArrayBuffer> {
  return Int32Array.from({ length: Math.min(count, MOST_EXAMPLES) }, () => Math.floor(random() * count));
}

export const forest: Student = Object.freeze({
  id: 'forest',
  learns: { row: 0 },
  source: 'Breiman 2001, "Random forests"; trees as surrogates of tabular models: Tramèr et al. 2016, section 4.2',
  train: trainForest,
});
