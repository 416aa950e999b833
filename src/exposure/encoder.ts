/** Sampled inputs of one model as numbers that students learn from; what the numbers mean is learnt from everybody's inputs. */
import { exposure } from '../config/exposure-defaults.js';
import { isRow, isText, type RowInput, type TextInput } from '../population/member.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { robustDeviation } from '../stats/median.js';
import { quantile } from '../stats/quantile.js';
import type { Example } from './students/student.js';

/** Root of the mean squared length of an example as the linear student takes it: larger ones make its steps overshoot. */
const LENGTH = 3;

export interface Encoder {
  readonly width: number;
  /** Columns of words among the logged ones: each became several here. */
  readonly wordColumns: number;
  /** Null for an input of another kind. */
  encode(input: SampledInput): Example | null;
}

interface NumberColumn {
  readonly at: number;
  readonly median: number;
  readonly scale: number;
}

interface WordColumn {
  /** Place of each known word. */
  readonly places: ReadonlyMap<number, number>;
}

/** Tables: a robust z per numeric column, one column per frequent word of a word column. */
export function rowEncoder(inputs: readonly SampledInput[]): Encoder {
  const numbers = new Map<number, number[]>();
  const words = new Map<number, Map<number, number>>();
  for (const input of inputs) if (isRow(input)) collect(input, numbers, words);
  const numeric = new Map<number, NumberColumn>();
  const worded = new Map<number, WordColumn>();
  let width = 0;
  for (const id of [...new Set([...numbers.keys(), ...words.keys()])].sort((a, b) => a - b)) {
    const values = numbers.get(id);
    if (values !== undefined && width < exposure.mostColumns) {
      numeric.set(id, { at: width, ...scaleOf(values) });
      width += 1;
    }
    const seen = words.get(id);
    if (seen === undefined) continue;
    const frequent = [...seen].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, exposure.wordsPerColumn);
    const room = Math.max(0, exposure.mostColumns - width);
    worded.set(id, { places: new Map(frequent.slice(0, room).map(([word], i) => [word, width + i])) });
    width += Math.min(room, frequent.length);
  }
  const shrink = LENGTH / Math.sqrt(Math.max(1, numeric.size + worded.size));
  return {
    width,
    wordColumns: worded.size,
    encode: (input) => (isRow(input) ? sparse(placeValues(input, { width, numeric, worded }), shrink) : null),
  };
}

function collect(
  { content: { columns, isWord, values } }: RowInput,
  numbers: Map<number, number[]>,
  words: Map<number, Map<number, number>>,
): void {
  columns.forEach((id, i) => {
    const value = values[i] ?? NaN;
    if (isWord[i] === 1) {
      const seen = words.get(id) ?? new Map<number, number>();
      words.set(id, seen.set(value, (seen.get(value) ?? 0) + 1));
    } else if (Number.isFinite(value)) {
      const list = numbers.get(id);
      if (list === undefined) numbers.set(id, [value]);
      else list.push(value);
    }
  });
}

/** Median, and 1.4826 times the median absolute deviation; where most values are equal, a tenth of the range; 1 for a constant. */
function scaleOf(values: readonly number[]): { readonly median: number; readonly scale: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const mad = robustDeviation(sorted, median);
  const range = (sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0);
  return { median, scale: mad > range * 1e-6 ? mad : range > 0 ? range / 10 : 1 };
}

interface RowFrame {
  readonly width: number;
  readonly numeric: ReadonlyMap<number, NumberColumn>;
  readonly worded: ReadonlyMap<number, WordColumn>;
}

function placeValues({ content }: RowInput, { width, numeric, worded }: RowFrame): Float64Array {
  const dense = new Float64Array(width);
  content.columns.forEach((id, i) => {
    const value = content.values[i] ?? NaN;
    if (content.isWord[i] === 1) {
      const at = worded.get(id)?.places.get(value);
      if (at !== undefined) dense[at] = 1;
      return;
    }
    const column = numeric.get(id);
    if (column === undefined || !Number.isFinite(value)) return;
    dense[column.at] = Math.max(-8, Math.min(8, (value - column.median) / column.scale));
  });
  return dense;
}

function sparse(dense: Float64Array, shrink: number): Example {
  const places: number[] = [];
  dense.forEach((value, at) => {
    if (value !== 0) places.push(at);
  });
  return {
    dense,
    places: Int32Array.from(places),
    values: Float64Array.from(places, (at) => shrink * (dense[at] ?? 0)),
  };
}

/** Texts: words that several accounts use, weighted by inverse document frequency, all texts of one length. */
export function textEncoder(inputs: readonly SampledInput[]): Encoder {
  const texts = inputs.filter(isText);
  const having = new Map<number, number>();
  for (const { content } of texts) {
    for (const word of new Set(content.words)) having.set(word, (having.get(word) ?? 0) + 1);
  }
  const known = [...having].filter(([, count]) => count >= 2).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const places = new Map<number, number>();
  const weights: number[] = [];
  for (const [word, count] of known.slice(0, exposure.mostWords)) {
    places.set(word, weights.length);
    weights.push(Math.log((texts.length + 1) / count));
  }
  return {
    width: weights.length,
    wordColumns: 0,
    encode: (input) => (isText(input) ? encodeText(input, places, weights) : null),
  };
}

function encodeText(
  { content: { words } }: TextInput,
  places: ReadonlyMap<number, number>,
  weights: readonly number[],
): Example {
  const found = new Set<number>();
  for (const word of words) {
    const place = places.get(word);
    if (place !== undefined) found.add(place);
  }
  const list = Int32Array.from(found).sort();
  const raw = Float64Array.from(list, (place) => weights[place] ?? 0);
  const length = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0));
  return { dense: null, places: list, values: raw.map((weight) => (length > 0 ? (LENGTH * weight) / length : 0)) };
}
