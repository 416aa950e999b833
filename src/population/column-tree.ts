/**
 * How the columns of rows go together: the tree of pairs of columns that tell most about each other (Chow and Liu 1968), learnt from some rows of every
 * account. Rows whose values stand together as among everybody are told from rows whose values were drawn one by one.
 */
import { DisjointSets } from '../stats/disjoint-sets.js';
import { systematicSample } from '../stats/systematic-sample.js';
import type { RowInput } from './member.js';
import { scaledBins } from './row-cells.js';
import type { RowSpace } from './row-space.js';
import { groupBySpace } from './space-index.js';

/** Bins of a column: quantiles of numbers, the most frequent words, then all other words; missing is the last. */
const BINS = 8;
const MISSING = BINS;
const CODES = BINS + 1;
/** Rows of chance that every pair of codes is given beside the rows seen, so that what a small sample never showed is not impossible. */
const PRIOR = 20;
/** Mutual information, in nats, below which two columns are taken for independent. */
const LEAST = 0.005;
/** Cells of tables that are filled in all while a tree is learnt: of wide spaces fewer rows are looked at. */
const WORK = 100_000_000;

interface Edge {
  readonly a: number;
  readonly b: number;
  /** Pointwise mutual information in nats, by code of `a` times `CODES` plus code of `b`. */
  readonly information: Float64Array;
}

export class ColumnTree {
  private readonly space: RowSpace;
  private readonly words: readonly ReadonlyMap<number, number>[];
  private readonly edges: readonly Edge[];
  private readonly codes: Uint8Array;

  /** @param rows of the space, as many of each account; cost: their number times the square of that of the columns */
  constructor(space: RowSpace, rows: readonly RowInput[]) {
    this.space = space;
    this.words = frequentWords(space, rows);
    this.codes = new Uint8Array(space.columns.length);
    this.edges = spanningTree(space.columns.length, this.codesOf(rows));
  }

  /** Whether any two columns tell about each other. */
  get tells(): boolean {
    return this.edges.length > 0;
  }

  /**
   * Minus the pointwise mutual information of the row's values, summed over the tree, in nats: below 0 on average where they stand together as among
   * everybody, above 0 where each was drawn for itself.
   */
  surprise(row: RowInput): number {
    this.encode(row, this.codes, 0);
    let sum = 0;
    for (const { a, b, information } of this.edges) {
      sum -= information[(this.codes[a] ?? MISSING) * CODES + (this.codes[b] ?? MISSING)] ?? 0;
    }
    return sum;
  }

  private codesOf(rows: readonly RowInput[]): Uint8Array {
    const width = this.codes.length;
    const most = Math.max(1, Math.floor((2 * WORK) / Math.max(1, width * width)));
    const looked = systematicSample(rows, most);
    const codes = new Uint8Array(looked.length * width);
    looked.forEach((row, i) => {
      this.encode(row, codes, i * width);
    });
    return codes;
  }

  /** Writes the code of each column of the space from `at` on. */
  private encode(row: RowInput, codes: Uint8Array, at: number): void {
    scaledBins(row, this.space, BINS).forEach((bin, place) => {
      if (Number.isNaN(bin)) codes[at + place] = MISSING;
      else if (this.space.isWord[place] === 1) codes[at + place] = this.words[place]?.get(bin) ?? BINS - 1;
      else codes[at + place] = Math.min(BINS - 1, Math.floor(bin));
    });
  }
}

/** The trees of all spaces that some rows belong to. */
export function learnTrees(
  rows: readonly RowInput[],
  spaceOf: (row: RowInput) => RowSpace | undefined,
): (row: RowInput) => ColumnTree | undefined {
  const trees = new Map([...groupBySpace(rows, spaceOf)].map(([space, own]) => [space, new ColumnTree(space, own)]));
  return (row) => {
    const space = spaceOf(row);
    return space === undefined ? undefined : trees.get(space);
  };
}

/** By column of words: the code of each of its most frequent ones. */
function frequentWords({ columns, places }: RowSpace, rows: readonly RowInput[]): Map<number, number>[] {
  const counts = columns.map(() => new Map<number, number>());
  for (const { content } of rows) {
    for (let i = 0; i < content.columns.length; i += 1) {
      const place = places.get(content.columns[i] ?? 0);
      const words = place === undefined || content.isWord[i] === 0 ? undefined : counts[place];
      const word = content.values[i] ?? 0;
      words?.set(word, (words.get(word) ?? 0) + 1);
    }
  }
  return counts.map((words) => {
    const sorted = [...words].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return new Map(sorted.slice(0, BINS - 1).map(([word], code) => [word, code]));
  });
}

/** The pairs of columns that tell most about each other, as far as they close no circle (Kruskal 1956). */
function spanningTree(width: number, codes: Uint8Array): Edge[] {
  const pairs: { readonly a: number; readonly b: number; readonly nats: number }[] = [];
  const table = new PairTable(width, codes);
  for (let a = 0; a < width; a += 1) {
    for (let b = a + 1; b < width; b += 1) {
      const nats = table.count(a, b).mutualInformation();
      if (nats > LEAST) pairs.push({ a, b, nats });
    }
  }
  pairs.sort((left, right) => right.nats - left.nats || left.a - right.a || left.b - right.b);
  const parts = new DisjointSets(width);
  return pairs
    .filter(({ a, b }) => parts.join(a, b))
    .map(({ a, b }) => ({ a, b, information: table.count(a, b).information() }));
}

/** How often the codes of two columns come together. */
class PairTable {
  private readonly width: number;
  private readonly codes: Uint8Array;
  private readonly counts = new Float64Array(CODES * CODES);
  private readonly left = new Float64Array(CODES);
  private readonly right = new Float64Array(CODES);

  constructor(width: number, codes: Uint8Array) {
    this.width = width;
    this.codes = codes;
  }

  count(a: number, b: number): this {
    const { codes, width, counts, left, right } = this;
    counts.fill(0);
    for (let at = 0; at < codes.length; at += width) {
      const cell = (codes[at + a] ?? MISSING) * CODES + (codes[at + b] ?? MISSING);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    left.fill(0);
    right.fill(0);
    counts.forEach((count, cell) => {
      const [i, j] = [Math.floor(cell / CODES), cell % CODES];
      left[i] = (left[i] ?? 0) + count;
      right[j] = (right[j] ?? 0) + count;
    });
    return this;
  }

  /** In nats, less what chance gives a table of this size (Miller and Madow 1955). */
  mutualInformation(): number {
    const rows = this.codes.length / this.width;
    const information = this.information();
    let sum = 0;
    information.forEach((nats, cell) => {
      const shrunk = (this.counts[cell] ?? 0) + PRIOR * this.expected(cell);
      sum += (shrunk / (rows + PRIOR)) * nats;
    });
    const used = (side: Float64Array): number => side.filter((count) => count > 0).length - 1;
    return sum - (used(this.left) * used(this.right)) / (2 * rows);
  }

  /** Logarithm of how much oftener two codes come together than apart columns would have it; 0 where one never comes. */
  information(): Float64Array {
    const rows = this.codes.length / this.width;
    return this.counts.map((count, cell) => {
      const expected = this.expected(cell);
      return expected === 0 ? 0 : Math.log((count + PRIOR * expected) / ((rows + PRIOR) * expected));
    });
  }

  /** Share of the rows that would have both codes if the columns were independent. */
  private expected(cell: number): number {
    const rows = this.codes.length / this.width;
    return ((this.left[Math.floor(cell / CODES)] ?? 0) * (this.right[cell % CODES] ?? 0)) / (rows * rows);
  }
}
