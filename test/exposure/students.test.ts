import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forest } from '../../src/exposure/students/forest.js';
import { students } from '../../src/exposure/students/index.js';
import { linear } from '../../src/exposure/students/linear.js';
import { naiveBayes } from '../../src/exposure/students/naive-bayes.js';
import type { Example, Lesson, Student } from '../../src/exposure/students/student.js';
import { seededRandom } from '../../src/stats/random.js';

function example(dense: readonly number[]): Example {
  const places = dense.flatMap((value, place) => (value === 0 ? [] : [place]));
  return {
    dense: Float64Array.from(dense),
    places: Int32Array.from(places),
    values: Float64Array.from(places, (place) => dense[place] ?? 0),
  };
}

interface Problem {
  readonly width: number;
  readonly classCount: number;
  draw(random: () => number): number[];
  label(dense: readonly number[]): number;
}

function lessonOf({ width, classCount, draw, label }: Problem, count: number, seed: number): Lesson {
  const random = seededRandom(seed);
  const rows = Array.from({ length: count }, () => draw(random));
  return {
    width,
    classCount,
    examples: rows.map(example),
    labels: Int32Array.from(rows, label),
    confidence: new Float64Array(count).fill(1),
  };
}

/** Share of 500 fresh inputs on which a student taught `count` answers agrees with the rule. */
function agreement(student: Student, problem: Problem, count: number): number {
  const trained = student.train(lessonOf(problem, count, 1), seededRandom(2));
  const test = lessonOf(problem, 500, 3);
  return test.examples.filter((input, i) => trained(input) === test.labels[i]).length / 500;
}

/** Two classes on either side of a plane through four numbers. */
const plane: Problem = {
  width: 4,
  classCount: 2,
  draw: (random) => Array.from({ length: 4 }, () => 2 * random() - 1),
  label: ([a = 0, b = 0, c = 0]) => Number(a + 2 * b - c > 0),
};

/** Exclusive or of two signs: no plane tells the classes apart. */
const corners: Problem = { ...plane, label: ([a = 0, b = 0]) => Number(a > 0 !== b > 0) };

/** Ten words, three topics, each topic with three words of its own. */
const topics: Problem = {
  width: 10,
  classCount: 3,
  draw(random) {
    const topic = Math.floor(3 * random());
    return Array.from({ length: 10 }, (_, word) => Number(random() < (Math.floor(word / 3) === topic ? 0.8 : 0.05)));
  },
  label(words) {
    const counts = [0, 1, 2].map((topic) => words.slice(3 * topic, 3 * topic + 3).reduce((sum, word) => sum + word, 0));
    return counts.indexOf(Math.max(...counts));
  },
};

test('a linear student learns a plane, a forest the corners that no plane divides', () => {
  assert.ok(agreement(linear, plane, 400) > 0.95);
  assert.ok(agreement(forest, corners, 400) > 0.9);
  assert.ok(agreement(linear, corners, 400) < 0.65);
});

test('naive Bayes and the linear student learn topics from their words', () => {
  assert.ok(agreement(naiveBayes, topics, 200) > 0.9);
  assert.ok(agreement(linear, topics, 200) > 0.9);
});

test('more answers teach more', () => {
  for (const [student, problem] of [
    [forest, corners],
    [linear, plane],
    [naiveBayes, topics],
  ] as const) {
    const [few, many] = [agreement(student, problem, 12), agreement(student, problem, 800)];
    assert.ok(many > few, `${student.id}: ${String(few)} then ${String(many)}`);
  }
});

test('every student is the same again from the same seed, and survives one example and one class', () => {
  for (const student of students) {
    assert.equal(agreement(student, plane, 60), agreement(student, plane, 60));
    const single = lessonOf({ ...plane, classCount: 1, label: () => 0 }, 1, 4);
    assert.equal(student.train(single, seededRandom(1))(example([1, 1, 1, 1])), 0);
  }
});

test('a forest finds the one column that varies among fifty that do not', () => {
  const problem: Problem = {
    width: 51,
    classCount: 2,
    draw: (random) => Array.from({ length: 51 }, (_, column) => (column === 37 ? random() : 1)),
    label: (dense) => Number((dense[37] ?? 0) > 0.5),
  };
  assert.ok(agreement(forest, problem, 200) > 0.97);
});

test('a word in texts of one class speaks for it: naive Bayes by hand', () => {
  const lesson: Lesson = {
    width: 3,
    classCount: 2,
    examples: [example([1, 0, 1]), example([0, 1, 1])],
    labels: Int32Array.from([0, 1]),
    confidence: Float64Array.from([1, 1]),
  };
  const trained = naiveBayes.train(lesson, seededRandom(1));
  // Counts with .1 added, over 2.3: class 0 has 1.1, .1, 1.1, class 1 has .1, 1.1, 1.1; the third word decides nothing.
  assert.equal(trained(example([1, 0, 0])), 0);
  assert.equal(trained(example([0, 1, 5])), 1);
  assert.equal(trained(example([1, 3, 0])), 1);
});

test('an unsure answer counts less: three sure ones outvote five that are hardly better than a guess', () => {
  const rows = Array.from({ length: 8 }, () => example([1, 0, 0, 0]));
  const lesson: Lesson = {
    width: 4,
    classCount: 2,
    examples: rows,
    labels: Int32Array.from([0, 0, 0, 1, 1, 1, 1, 1]),
    confidence: Float64Array.from([1, 1, 1, 0.55, 0.55, 0.55, 0.55, 0.55]),
  };
  // Weights of class 0: 3 + 5 * .45 = 5.25 against 2.75.
  assert.equal(linear.train(lesson, seededRandom(1))(example([1, 0, 0, 0])), 0);
  const sure = { ...lesson, confidence: new Float64Array(8).fill(1) };
  assert.equal(linear.train(sure, seededRandom(1))(example([1, 0, 0, 0])), 1);
});
