/** A forest of classification trees: the student that learns most models of tables best. */
import { type BinnedColumn, binColumns } from './bins.js';
import type { Example, Lesson, Student, Trained } from './student.js';
import { largestAt } from './student.js';

const TREES = 32;
/** A tree sees this many examples at most: the cost of a forest stays bounded. */
const MOST_EXAMPLES = 3_000;
/** More bins than any column has. */
const BINS = 129;

/** Nodes side by side: column -1 marks a leaf, whose `left` is its class. */
class Tree {
  readonly columns: number[] = [];
  readonly cuts: number[] = [];
  readonly lefts: number[] = [];
  readonly rights: number[] = [];

  open(): number {
    this.columns.push(-1);
    this.cuts.push(0);
    this.lefts.push(0);
    this.rights.push(0);
    return this.columns.length - 1;
  }

  classOf(values: Float64Array): number {
    let node = 0;
    for (;;) {
      const column = this.columns[node] ?? -1;
      if (column < 0) return this.lefts[node] ?? 0;
      node = ((values[column] ?? 0) <= (this.cuts[node] ?? 0) ? this.lefts[node] : this.rights[node]) ?? 0;
    }
  }
}

/** A cut after bin `bin` of a column. */
interface Cut {
  readonly column: number;
  readonly bin: number;
  readonly impurity: number;
}

class Grower {
  private readonly lesson: Lesson;
  private readonly columns: readonly BinnedColumn[];
  private readonly random: () => number;
  private readonly tried: number;
  /** By bin of the column looked at: weight of each class beyond what it shares with the others, and that share; kept for filled bins only. */
  private readonly counts: Float64Array;
  private readonly shares = new Float64Array(BINS);
  private readonly isFilled = new Uint8Array(BINS);
  /** Weight of each class in all bins up to one, and in all. */
  private readonly below: Float64Array;
  private readonly total: Float64Array;

  constructor(lesson: Lesson, random: () => number) {
    this.lesson = lesson;
    this.columns = binColumns(lesson);
    this.random = random;
    this.tried = Math.max(1, Math.round(Math.sqrt(lesson.width)));
    this.counts = new Float64Array(BINS * lesson.classCount);
    this.below = new Float64Array(lesson.classCount);
    this.total = new Float64Array(lesson.classCount);
  }

  grow(sample: Int32Array): Tree {
    const tree = new Tree();
    const waiting = [{ node: tree.open(), rows: sample }];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      const { node, rows } = item;
      this.countAll(rows);
      const cut = this.isPure(rows) ? undefined : this.chooseCut(rows);
      if (cut === undefined) {
        tree.lefts[node] = largestAt(this.total);
        continue;
      }
      tree.columns[node] = cut.column;
      tree.cuts[node] = this.columns[cut.column]?.edges[cut.bin] ?? 0;
      tree.lefts[node] = tree.open();
      tree.rights[node] = tree.open();
      const [below, above] = this.split(rows, cut);
      waiting.push({ node: tree.lefts[node] ?? 0, rows: below }, { node: tree.rights[node] ?? 0, rows: above });
    }
    return tree;
  }

  private split(rows: Int32Array, { column, bin }: Cut): [Int32Array, Int32Array] {
    const bins = this.columns[column]?.bins ?? new Uint8Array(0);
    const below = rows.filter((row) => (bins[row] ?? 0) <= bin);
    const above = rows.filter((row) => (bins[row] ?? 0) > bin);
    return [below, above];
  }

  private isPure(rows: Int32Array): boolean {
    const { labels } = this.lesson;
    const first = labels[rows[0] ?? 0];
    return rows.every((row) => labels[row] === first);
  }

  /** The best of a few random columns; columns that are constant here do not count as tried. */
  private chooseCut(rows: Int32Array): Cut | undefined {
    let best: Cut | undefined;
    const { width } = this.lesson;
    for (let tried = 0, draw = 0; tried < this.tried && draw < 4 * width; draw += 1) {
      const cut = this.cutOf(rows, Math.floor(this.random() * width));
      if (cut === undefined) continue;
      tried += 1;
      if (best === undefined || cut.impurity < best.impurity) best = cut;
    }
    return best;
  }

  private cutOf(rows: Int32Array, column: number): Cut | undefined {
    const { bins } = this.columns[column] ?? { bins: new Uint8Array(0) };
    let low = BINS;
    let high = 0;
    for (const row of rows) {
      const bin = bins[row] ?? 0;
      if (bin < low) low = bin;
      if (bin > high) high = bin;
    }
    if (low >= high) return undefined;
    this.countBins(rows, bins, low, high);
    return this.bestCut(column, low, high);
  }

  private bestCut(column: number, low: number, high: number): Cut | undefined {
    let best: Cut | undefined;
    this.below.fill(0);
    for (let bin = low; bin < high; bin += 1) {
      // A cut behind an empty bin parts the rows as the one before it.
      if (this.isFilled[bin] === 0) continue;
      this.addBin(bin);
      const impurity = this.impurity();
      if (best === undefined || impurity < best.impurity) best = { column, bin, impurity };
    }
    return best;
  }

  private addBin(bin: number): void {
    const { below, counts, lesson } = this;
    const { classCount } = lesson;
    const base = bin * classCount;
    const share = this.shares[bin] ?? 0;
    for (let i = 0; i < classCount; i += 1) below[i] = (below[i] ?? 0) + share + (counts[base + i] ?? 0);
  }

  /** Gini impurity of what lies below the cut and above it, each times its weight. */
  private impurity(): number {
    const { below, total } = this;
    let [left, leftSquares, right, rightSquares] = [0, 0, 0, 0];
    for (let i = 0; i < below.length; i += 1) {
      const a = below[i] ?? 0;
      const b = (total[i] ?? 0) - a;
      left += a;
      leftSquares += a * a;
      right += b;
      rightSquares += b * b;
    }
    return (left > 0 ? left - leftSquares / left : 0) + (right > 0 ? right - rightSquares / right : 0);
  }

  /**
   * The answers of a node: each counts for its class by the confidence, and the rest for the other classes alike. That rest is
   * summed once for all classes, as it would be most of the work to add it to each.
   */
  private countAll(rows: Int32Array): void {
    const { labels } = this.lesson;
    const { total } = this;
    total.fill(0);
    let shared = 0;
    for (const row of rows) {
      const share = this.shareOf(row);
      const label = labels[row] ?? 0;
      total[label] = (total[label] ?? 0) + this.sureOf(row) - share;
      shared += share;
    }
    for (let i = 0; i < total.length; i += 1) total[i] = (total[i] ?? 0) + shared;
  }

  private countBins(rows: Int32Array, bins: Uint8Array, low: number, high: number): void {
    const { counts, shares, isFilled, lesson } = this;
    const { labels, classCount } = lesson;
    isFilled.fill(0, low, high + 1);
    for (const row of rows) {
      const bin = bins[row] ?? 0;
      const base = bin * classCount;
      if (isFilled[bin] === 0) {
        isFilled[bin] = 1;
        shares[bin] = 0;
        counts.fill(0, base, base + classCount);
      }
      const share = this.shareOf(row);
      const at = base + (labels[row] ?? 0);
      counts[at] = (counts[at] ?? 0) + this.sureOf(row) - share;
      shares[bin] = (shares[bin] ?? 0) + share;
    }
  }

  private sureOf(row: number): number {
    return this.lesson.confidence[row] ?? 1;
  }

  /** What each of the other classes gets of a row. */
  private shareOf(row: number): number {
    const { classCount } = this.lesson;
    return classCount > 1 ? (1 - this.sureOf(row)) / (classCount - 1) : 0;
  }
}

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
function drawSample(count: number, random: () => number): Int32Array {
  return Int32Array.from({ length: Math.min(count, MOST_EXAMPLES) }, () => Math.floor(random() * count));
}

export const forest: Student = Object.freeze({
  id: 'forest',
  learns: { row: 0 },
  source: 'Breiman 2001, "Random forests"; trees as surrogates of tabular models: Tramèr et al. 2016, section 4.2',
  train: trainForest,
});
