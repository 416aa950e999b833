/** Multinomial naive Bayes: the student that learns a text classifier from the fewest texts. */
import type { Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

/** Pseudo-count of every word in every class: small, as most classes have few texts. */
const SMOOTHING = 0.1;

/** Weights of the words that were seen, those of a word side by side: most words stand in texts of a class or two. */
interface Seen {
  /** By word: where its weights begin; the next word's place is their end. */
  readonly starts: Int32Array;
  readonly labels: Int32Array;
  /** Weight of each word and class, before the logarithm. */
  readonly counts: Float64Array;
}

function trainNaiveBayes(lesson: Lesson): Trained {
  const { classCount, examples, labels, confidence } = lesson;
  const sizes = new Float64Array(classCount);
  for (let at = 0; at < labels.length; at += 1) raise(sizes, labels[at] ?? 0, confidence[at] ?? 1);
  const priors = sizes.map((size) => Math.log((size + 0.5) / (examples.length + 0.5 * classCount)));
  const seen = countWords(lesson);
  const sums = new Float64Array(classCount).fill(SMOOTHING * lesson.width);
  for (let i = 0; i < seen.counts.length; i += 1) raise(sums, seen.labels[i] ?? 0, seen.counts[i] ?? 0);
  const unseen = sums.map((sum) => Math.log(SMOOTHING / sum));
  const gains = seen.counts.map((count) => Math.log((count + SMOOTHING) / SMOOTHING));
  const weights = { ...seen, gains };
  const scores = new Float64Array(classCount);
  return ({ places, values }) => {
    let total = 0;
    for (const value of values) total += value;
    scores.set(priors);
    for (let label = 0; label < classCount; label += 1) raise(scores, label, total * (unseen[label] ?? 0));
    for (let i = 0; i < places.length; i += 1) addGains(weights, places[i] ?? 0, values[i] ?? 0, scores);
    return largestAt(scores);
  };
}

function raise(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] ?? 0) + by;
}

/** What a word says for the classes it was seen in, beyond what an unseen one does. */
function addGains(
  { starts, labels, gains }: Pick<Seen, 'starts' | 'labels'> & { readonly gains: Float64Array },
  place: number,
  value: number,
  scores: Float64Array,
): void {
  const end = starts[place + 1] ?? 0;
  for (let at = starts[place] ?? 0; at < end; at += 1) raise(scores, labels[at] ?? 0, value * (gains[at] ?? 0));
}

interface Found {
  readonly places: number[];
  readonly labels: number[];
  readonly counts: number[];
}

/** One class after another, each over its own texts; then by word. */
function countWords(lesson: Lesson): Seen {
  const texts = Array.from({ length: lesson.classCount }, (): number[] => []);
  lesson.labels.forEach((label, at) => texts[label]?.push(at));
  const found: Found = { places: [], labels: [], counts: [] };
  const sums = new Float64Array(lesson.width);
  texts.forEach((own, label) => {
    const from = found.places.length;
    for (const at of own) addText(lesson, at, sums, found.places);
    for (let i = from; i < found.places.length; i += 1) {
      const place = found.places[i] ?? 0;
      found.labels.push(label);
      found.counts.push(sums[place] ?? 0);
      sums[place] = 0;
    }
  });
  return byWord(found, lesson.width);
}

/** Adds the words of a text to the sums, and those that had none to the list. */
function addText({ examples, confidence }: Lesson, at: number, sums: Float64Array, list: number[]): void {
  const example = examples[at];
  if (example === undefined) return;
  const { places, values } = example;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    if (sums[place] === 0) list.push(place);
    raise(sums, place, (confidence[at] ?? 1) * (values[i] ?? 0));
  }
}

function byWord({ places, labels, counts }: Found, width: number): Seen {
  const starts = new Int32Array(width + 1);
  for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 1; place <= width; place += 1) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const next = starts.slice();
  const sorted = { starts, labels: new Int32Array(places.length), counts: new Float64Array(places.length) };
  places.forEach((place, i) => {
    const at = next[place] ?? 0;
    next[place] = at + 1;
    sorted.labels[at] = labels[i] ?? 0;
    sorted.counts[at] = counts[i] ?? 0;
  });
  return sorted;
}

export const naiveBayes: Student = Object.freeze({
  id: 'naive-bayes',
  learns: { text: 0 },
  source: 'McCallum, Nigam 1998, "A comparison of event models for naive Bayes text classification"',
  train: trainNaiveBayes,
});
