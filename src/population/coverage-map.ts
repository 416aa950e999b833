/** A flat map of input space for the eye: the two directions in which the accounts' inputs differ most, cut into a grid. */
import { mix } from './text-cells.js';

/** Squares of the grid; the outermost on each side take everything beyond. */
export const MAP_COLUMNS = 24;
export const MAP_ROWS = 16;
/** Inputs of one account that shape the map, and accounts: enough for two directions, and nobody's volume decides. */
export const INPUTS_EACH = 4;
const ACCOUNTS = 500;
const ROUNDS = 30;
/** The inner squares span this share of the inputs that shaped the map. */
const INNER = 0.96;

/** One input as weighted tokens: words, or cells of a row. Scaled to length 1 by the maker. */
export interface TokenVector {
  readonly tokens: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Share of the accounts' inputs in each square, every account weighing the same. */
export interface CoverageMap {
  readonly accounts: number;
  /** By square, `row * MAP_COLUMNS + column`; sums to 1. */
  readonly shares: Float64Array;
  /** Square of an input. */
  squareOf(input: TokenVector): number;
}

/** An input with its tokens numbered in the order in which the sample shows them first. */
interface NumberedVector {
  readonly places: Int32Array;
  readonly weights: Float64Array;
}

interface Axis {
  /** By number of the token. */
  readonly weights: Float64Array;
  readonly offset: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Principal components of a sample of inputs, found by power iteration on the centred token matrix without forming it.
 * @param vectorsOf inputs of an account, by its place; the first four are looked at
 * @returns null where there are too few different inputs for two directions
 */
export function drawCoverageMap(
  accounts: number,
  vectorsOf: (place: number) => readonly TokenVector[],
): CoverageMap | null {
  const every = Math.max(1, Math.ceil(accounts / ACCOUNTS));
  const lent: TokenVector[][] = [];
  for (let place = 0; place < accounts; place += every) {
    const vectors = vectorsOf(place).slice(0, INPUTS_EACH);
    if (vectors.length > 0) lent.push(vectors);
  }
  const numbers = numberTokens(lent.flat());
  const tokens = Uint32Array.from(numbers.keys());
  const sample = lent.flat().map((vector) => numbered(vector, numbers));
  const first = findAxis(sample, tokens, []);
  const second = first === null ? null : findAxis(sample, tokens, [first]);
  if (first === null || second === null) return null;
  const squareOf = (vector: TokenVector): number => {
    const input = numbered(vector, numbers);
    const row = square(project(input, second), second, MAP_ROWS);
    return row * MAP_COLUMNS + square(project(input, first), first, MAP_COLUMNS);
  };
  const shares = new Float64Array(MAP_COLUMNS * MAP_ROWS);
  for (const vectors of lent) {
    for (const vector of vectors) {
      const at = squareOf(vector);
      shares[at] = (shares[at] ?? 0) + 1 / vectors.length / lent.length;
    }
  }
  return { accounts: lent.length, shares, squareOf };
}

function numberTokens(vectors: readonly TokenVector[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const { tokens } of vectors) {
    for (const token of Array.from(tokens)) if (!numbers.has(token)) numbers.set(token, numbers.size);
  }
  return numbers;
}

/** Tokens that the sample does not have get a number without a weight. */
function numbered({ tokens, weights }: TokenVector, numbers: ReadonlyMap<number, number>): NumberedVector {
  return {
    places: Int32Array.from(tokens, (token) => numbers.get(token) ?? -1),
    weights: Float64Array.from(weights),
  };
}

function project(
  { places, weights }: NumberedVector,
  { weights: axis, offset }: Pick<Axis, 'weights' | 'offset'>,
): number {
  let sum = -offset;
  for (let i = 0; i < places.length; i += 1) sum += (weights[i] ?? 0) * (axis[places[i] ?? -1] ?? 0);
  return sum;
}

function square(value: number, { low, high }: Axis, squares: number): number {
  const inner = squares - 2;
  return 1 + Math.max(-1, Math.min(inner, Math.floor(((value - low) / (high - low)) * inner)));
}

/** The direction of largest variance that is at right angles to the others; null where nothing varies. */
function findAxis(sample: readonly NumberedVector[], tokens: Uint32Array, others: readonly Axis[]): Axis | null {
  const mean = meanOf(sample, tokens.length);
  // A start that depends on the tokens alone: the same whatever the order of accounts.
  let weights = Float64Array.from(tokens, (token) => mix(token, others.length + 1) / 2 ** 32 - 0.5);
  weights = normalised(withoutOthers(weights, others));
  for (let round = 0; round < ROUNDS; round += 1) {
    const offset = dot(mean, weights);
    const next = new Float64Array(tokens.length);
    let total = 0;
    for (const vector of sample) {
      const score = project(vector, { weights, offset });
      total += score;
      addTo(next, vector, score);
    }
    for (let i = 0; i < next.length; i += 1) next[i] = (next[i] ?? 0) - (mean[i] ?? 0) * total;
    weights = normalised(withoutOthers(next, others));
  }
  const offset = dot(mean, weights);
  const scores = Float64Array.from(sample, (vector) => project(vector, { weights, offset })).sort();
  const low = scores[Math.floor(((1 - INNER) / 2) * (scores.length - 1))] ?? 0;
  const high = scores[Math.ceil((1 - (1 - INNER) / 2) * (scores.length - 1))] ?? 0;
  return high - low > 1e-9 ? { weights, offset, low, high } : null;
}

function meanOf(sample: readonly NumberedVector[], tokens: number): Float64Array {
  const mean = new Float64Array(tokens);
  for (const vector of sample) addTo(mean, vector, 1 / sample.length);
  return mean;
}

function addTo(sums: Float64Array, { places, weights }: NumberedVector, factor: number): void {
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    sums[place] = (sums[place] ?? 0) + factor * (weights[i] ?? 0);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function withoutOthers(weights: Float64Array<ArrayBuffer>, others: readonly Axis[]): Float64Array<ArrayBuffer> {
  for (const other of others) {
    const along = dot(weights, other.weights);
    for (let i = 0; i < weights.length; i += 1) weights[i] = (weights[i] ?? 0) - along * (other.weights[i] ?? 0);
  }
  return weights;
}

function normalised(weights: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const length = Math.sqrt(dot(weights, weights));
  return length > 0 ? weights.map((weight) => weight / length) : weights;
}
