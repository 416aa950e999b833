import { isRow, type RowInput } from '../population/member.js';
import { ROW_COLUMNS, type SampledInput } from '../represent/sampled-input.js';
import { defineFeature } from './feature.js';
import { count } from './phrase.js';

const settings = {
  inputs: { value: 64, unit: 'inputs', why: 'compared with each other: a sample of the default size' },
  fewestInputs: { value: 12, unit: 'inputs', why: 'below, hardly two inputs have one origin' },
  near: {
    value: 0.5,
    unit: 'ratio',
    why: 'steps are shorter than this share of the mean distance of two own inputs, or',
  },
  flat: {
    value: 0.4,
    unit: 'ratio',
    why: 'move all numbers alike: deviation of the lengths over their mean; few chance pairs do either',
  },
  grains: {
    value: 8,
    unit: 'grains',
    why: 'so many of the smallest differences of a column: shorter steps must agree as well, but count for nothing',
  },
  tolerance: { value: 0.03, unit: 'ratio', why: 'lengths as good as equal' },
  columns: { value: 3, unit: 'columns', why: 'agree where lengths are equal: forms and what-if tools move one or two' },
  parallel: { value: 8, unit: 'columns', why: 'agree where lengths are in proportion, which happens more by chance' },
  agreeing: { value: 0.8, unit: 'ratio', why: 'of the moved columns agree: some stop at the edge of their range' },
  places: { value: 0.25, unit: 'ratio', why: 'of them at most start at one value: else it is one step twice' },
  stretch: { value: 3, unit: 'ratio', why: 'between the lengths of parallel steps at most' },
  fewestSteps: { value: 3, unit: 'steps', why: 'one coincidence makes two' },
  resolution: { value: 0.03, unit: 'ratio', why: 'two of 64 inputs' },
};

/** Two inputs that differ in numbers only, and how far each number moved. */
interface Step {
  readonly a: number;
  readonly b: number;
  /** |difference| by column; 0 where it did not move or holds a word. */
  readonly lengths: Float64Array;
  /** Smaller of the two values by column. */
  readonly starts: Float64Array;
  /** Column that moved most, in mean differences. */
  readonly most: number;
}

/** What an account's numbers are like, by column. */
interface Columns {
  readonly isWord: Uint8Array;
  /** Mean difference of two inputs. */
  readonly means: Float64Array;
  /** Smallest difference above 0. */
  readonly grains: Float64Array;
  readonly numbers: number;
}

function surveyColumns(rows: readonly RowInput[]): Columns {
  const isWord = rows[0]?.content.isWord ?? new Uint8Array(0);
  const means = new Float64Array(isWord.length);
  const grains = new Float64Array(isWord.length);
  for (let c = 0; c < isWord.length; c += 1) {
    if (isWord[c] === 1) continue;
    const sorted = Float64Array.from(rows, ({ content }) => content.values[c] ?? NaN).sort();
    const gaps = sorted.map((value, i) => value - (sorted[i - 1] ?? NaN));
    grains[c] = gaps.reduce((least, gap) => (gap > 0 && gap < least ? gap : least), Infinity);
    means[c] = meanDifference(gaps);
  }
  return { isWord, means, grains, numbers: isWord.reduce((sum, word) => sum + 1 - word, 0) };
}

/** Gini's mean difference from the gaps between sorted values: gap i lies between i and n - i of them. */
function meanDifference(gaps: Float64Array): number {
  const n = gaps.length;
  const sum = gaps.reduce((total, gap, i) => total + (gap > 0 ? gap * i * (n - i) : 0), 0);
  return (2 * sum) / (n * (n - 1));
}

const shares = new Float64Array(ROW_COLUMNS);

/** Whether inputs differ in numbers only, and by little or by much the same in all; leaves the differences over their means in `shares`. */
function isStep(a: Float64Array, b: Float64Array, { isWord, means, numbers }: Columns): boolean {
  let moved = 0;
  let sum = 0;
  let squares = 0;
  for (let c = 0; c < isWord.length; c += 1) {
    const difference = Math.abs((a[c] ?? 0) - (b[c] ?? 0));
    const share = difference > 0 ? difference / (means[c] ?? 1) : 0;
    shares[c] = share;
    if (share === 0) continue;
    if (isWord[c] === 1) return false;
    moved += 1;
    sum += share;
    squares += share * share;
  }
  if (moved < settings.columns.value) return false;
  const isNear = sum <= settings.near.value * numbers;
  return isNear || moved * squares <= (1 + settings.flat.value ** 2) * sum * sum;
}

/** The step from one input to the other. */
function stepOf(a: number, b: number, left: Float64Array, right: Float64Array): Step {
  const lengths = left.map((value, c) => Math.abs(value - (right[c] ?? 0)) || 0);
  const most = lengths.reduce((best, _, c) => ((shares[c] ?? 0) > (shares[best] ?? 0) ? c : best), 0);
  return { a, b, lengths, starts: left.map((value, c) => Math.min(value, right[c] ?? 0)), most };
}

/** Whether two steps are the same one taken from different places, or parts of the same one. */
function isRepeated(one: Step, other: Step, columns: Columns): boolean {
  if (agrees(one, other, { columns, ratio: 1, fewest: settings.columns.value })) return true;
  const ratio = (one.lengths[one.most] ?? 0) / (other.lengths[one.most] ?? 0);
  const { value: stretch } = settings.stretch;
  if (!(ratio >= 1 / stretch && ratio <= stretch)) return false;
  return agrees(one, other, { columns, ratio, fewest: settings.parallel.value });
}

interface Agreement {
  readonly columns: Columns;
  /** Length of the first step over that of the second. */
  readonly ratio: number;
  readonly fewest: number;
}

function agrees(one: Step, other: Step, { columns: { grains, numbers }, ratio, fewest }: Agreement): boolean {
  const mostMisses = Math.min(numbers - fewest, (1 - settings.agreeing.value) * numbers);
  // Rounded once, equal lengths stay equal; stretched, both were rounded on their own.
  const rounding = ratio === 1 ? 0 : 0.5 * (1 + ratio);
  let misses = 0;
  let agreeing = 0;
  let samePlace = 0;
  for (let c = 0; c < grains.length; c += 1) {
    const length = at(one.lengths, c);
    const otherLength = ratio * at(other.lengths, c);
    const longer = Math.max(length, otherLength);
    if (longer === 0) continue;
    const grain = at(grains, c);
    const slack = settings.tolerance.value * longer + rounding * grain;
    if (differ(length, otherLength, slack)) {
      misses += 1;
      if (misses > mostMisses) return false;
    } else if (longer >= settings.grains.value * grain) {
      agreeing += 1;
      if (!differ(at(one.starts, c), at(other.starts, c), slack)) samePlace += 1;
    }
  }
  const needed = Math.max(fewest, settings.agreeing.value * (agreeing + misses));
  return agreeing >= needed && samePlace <= settings.places.value * agreeing;
}

function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}

function differ(a: number, b: number, slack: number): boolean {
  return Math.abs(a - b) > slack;
}

/** Inputs of the layout that most have: only they can be compared number by number. */
function comparable(inputs: readonly SampledInput[]): RowInput[] {
  const byLayout = new Map<Uint32Array, RowInput[]>();
  for (const input of inputs) {
    if (!isRow(input)) continue;
    const list = byLayout.get(input.content.columns);
    if (list === undefined) byLayout.set(input.content.columns, [input]);
    else list.push(input);
  }
  const most = [...byLayout.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
  return most.slice(0, settings.inputs.value);
}

function stepsBetween(rows: readonly RowInput[], columns: Columns): Step[] {
  const steps: Step[] = [];
  for (let a = 0; a < rows.length; a += 1) {
    const left = rows[a]?.content.values;
    for (let b = a + 1; b < rows.length; b += 1) {
      const right = rows[b]?.content.values;
      if (left === undefined || right === undefined || !isStep(left, right, columns)) continue;
      steps.push(stepOf(a, b, left, right));
    }
  }
  return steps;
}

interface Repeats {
  readonly inputs: number;
  /** Inputs at either end of a step that was taken from another place as well. */
  readonly repeating: number;
}

/** Steps taken from several places. Cost: inputs squared, but most pairs are left after a few columns. Null for too few inputs. */
export function repeatedSteps(inputs: readonly SampledInput[]): Repeats | null {
  const rows = comparable(inputs);
  if (rows.length < settings.fewestInputs.value) return null;
  const columns = surveyColumns(rows);
  const steps = stepsBetween(rows, columns);
  const repeated = new Set<Step>();
  for (let i = 0; i < steps.length; i += 1) {
    for (let k = i + 1; k < steps.length; k += 1) {
      const [step, other] = [steps[i], steps[k]];
      if (step === undefined || other === undefined || (repeated.has(step) && repeated.has(other))) continue;
      if (isRepeated(step, other, columns)) repeated.add(step).add(other);
    }
  }
  if (repeated.size < settings.fewestSteps.value) return { inputs: rows.length, repeating: 0 };
  const ends = new Set([...repeated].flatMap(({ a, b }) => [a, b]));
  return { inputs: rows.length, repeating: ends.size };
}

export const repeatedStep = defineFeature({
  id: 'repeated-step',
  title: 'One step from many places',
  status: 'stable',
  family: 'probing',
  measures:
    'share of inputs that lie one and the same step, in three columns or more, from another as two inputs elsewhere do',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings,
  source:
    'augmentation moves every number by a fixed length in the direction of the Jacobian: Papernot et al., AsiaCCS 2017; its variants keep the length: Juuti et al. (PRADA), EuroS&P 2019',
  benign: [
    'a price grid over three numbers',
    'a robustness test with noise of one size',
    'records numbered at equal steps',
  ],

  value(profile, population) {
    const repeats = repeatedSteps(population.inputs(profile));
    return repeats === null ? null : repeats.repeating / repeats.inputs;
  },

  explain(profile, population) {
    const { inputs, repeating } = repeatedSteps(population.inputs(profile)) ?? { inputs: 0, repeating: 0 };
    return `${count(repeating)} of ${count(inputs)} sampled inputs lie the same step apart as others do elsewhere`;
  },
});
