/** A forest of extremely randomised trees: the student that learns most models of tables best. */
import { Grower } from './grower.js';
import type { Example, Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

const TREES = 16;
/** A tree sees this many examples at most: the cost of a forest stays bounded. */
const MOST_EXAMPLES = 1_024;

function trainForest(lesson: Lesson, random: () => number): Trained {
  const grower = new Grower(lesson, random);
  const trees = Array.from({ length: TREES }, () => grower.grow(MOST_EXAMPLES));
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

export const forest: Student = Object.freeze({
  id: 'forest',
  learns: { row: 0 },
  source:
    'Geurts, Ernst, Wehenkel 2006, "Extremely randomized trees"; trees as surrogates of tabular models: Tramèr et al. 2016, section 4.2',
  train: trainForest,
});
