/** Growing one classification tree over binned columns. */
import { type BinnedColumn, binColumns } from './bins.js';
import { HeldBins } from './held-bins.js';
import type { Lesson } from './student.js';
import { largestAt } from './student.js';
import { Tree } from './tree.js';

/** More bins than any column has. */
const BINS = 129;

/** A cut after bin `bin` of a column. */
interface Cut {
  readonly column: number;
  readonly bin: number;
  readonly impurity: number;
}

/** Rows `from` up to `to` of the sample, which lie in one node. */
interface Range {
  readonly from: number;
  readonly to: number;
  /** 1 for columns known to be constant here, as they are in every part of it. */
  readonly constant: Uint8Array;
}

export class Grower {
  private readonly lesson: Lesson;
  private readonly columns: readonly BinnedColumn[];
  private readonly random: () => number;
  private readonly tried: number;
  /** By bin of the column looked at: weight of each class beyond what it shares with the others, and that share; kept for bins that hold rows only. */
  private readonly counts: Float64Array;
  private readonly shares = new Float64Array(BINS);
  /** Weight of each class in all bins up to one, and in all. */
  private readonly below: Float64Array;
  private readonly total: Float64Array;
  /** Bins of the column looked at that hold rows: most nodes are small and leave most bins empty. */
  private readonly held = new HeldBins(BINS);
  /** Number of the node that is cut, and by column that in which it was last tried. */
  private node = 0;
  private readonly triedAt: Uint32Array;
  /** Rows of the tree that grows, those of a node side by side and in their order. */
  private rows = new Int32Array(0);
  private readonly aside: Int32Array;

  constructor(lesson: Lesson, random: () => number) {
    this.lesson = lesson;
    this.columns = binColumns(lesson);
    this.random = random;
    this.tried = Math.max(1, Math.round(Math.sqrt(lesson.width)));
    this.counts = new Float64Array(BINS * lesson.classCount);
    this.below = new Float64Array(lesson.classCount);
    this.total = new Float64Array(lesson.classCount);
    this.triedAt = new Uint32Array(lesson.width);
    this.aside = new Int32Array(lesson.examples.length);
  }

  grow(sample: Int32Array<ArrayBuffer>): Tree {
    const tree = new Tree();
    this.rows = sample;
    const constant = new Uint8Array(this.lesson.width);
    const waiting = [{ node: tree.open(), range: { from: 0, to: sample.length, constant } }];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      const { node, range } = item;
      this.countAll(range);
      const cut = this.isPure(range) ? undefined : this.chooseCut(range);
      if (cut === undefined) {
        tree.lefts[node] = largestAt(this.total);
        continue;
      }
      tree.columns[node] = cut.column;
      tree.cuts[node] = this.columns[cut.column]?.edges[cut.bin] ?? 0;
      tree.lefts[node] = tree.open();
      tree.rights[node] = tree.open();
      const { constant } = range;
      const middle = this.split(range, cut);
      waiting.push(
        { node: tree.lefts[node] ?? 0, range: { from: range.from, to: middle, constant: constant.slice() } },
        { node: tree.rights[node] ?? 0, range: { from: middle, to: range.to, constant } },
      );
    }
    return tree;
  }

  /** Moves the rows below the cut in front of those above it, both in their order; returns where the latter begin. */
  private split({ from, to }: Range, { column, bin }: Cut): number {
    const { rows, aside } = this;
    const bins = this.columns[column]?.bins ?? new Uint8Array(0);
    let middle = from;
    let above = 0;
    for (let i = from; i < to; i += 1) {
      const row = rows[i] ?? 0;
      if ((bins[row] ?? 0) <= bin) {
        rows[middle] = row;
        middle += 1;
      } else {
        aside[above] = row;
        above += 1;
      }
    }
    rows.set(aside.subarray(0, above), middle);
    return middle;
  }

  private isPure({ from, to }: Range): boolean {
    const { labels } = this.lesson;
    const { rows } = this;
    const first = labels[rows[from] ?? 0];
    for (let i = from; i < to; i += 1) if (labels[rows[i] ?? 0] !== first) return false;
    return true;
  }

  /** The best of a few random columns; columns that are constant here do not count as tried. A column drawn again has nothing new to say. */
  private chooseCut(range: Range): Cut | undefined {
    let best: Cut | undefined;
    const { width } = this.lesson;
    this.node += 1;
    for (let tried = 0, draw = 0; tried < this.tried && draw < 4 * width; draw += 1) {
      const column = Math.floor(this.random() * width);
      if (range.constant[column] === 1) continue;
      if (this.triedAt[column] !== this.node) {
        const cut = this.cutOf(range, column);
        if (cut === undefined) {
          range.constant[column] = 1;
          continue;
        }
        this.triedAt[column] = this.node;
        if (best === undefined || cut.impurity < best.impurity) best = cut;
      }
      tried += 1;
    }
    return best;
  }

  private cutOf(range: Range, column: number): Cut | undefined {
    const { bins } = this.columns[column] ?? { bins: new Uint8Array(0) };
    if (this.isConstant(range, bins)) return undefined;
    this.countBins(range, bins);
    return this.bestCut(column);
  }

  private isConstant({ from, to }: Range, bins: Uint8Array): boolean {
    const { rows } = this;
    const first = bins[rows[from] ?? 0];
    for (let i = from + 1; i < to; i += 1) if (bins[rows[i] ?? 0] !== first) return false;
    return true;
  }

  /** Between bins that hold rows nothing changes: a cut after each of them, but the last, is all there is to try. */
  private bestCut(column: number): Cut | undefined {
    let best: Cut | undefined;
    this.below.fill(0);
    for (let i = 0; i < this.held.size - 1; i += 1) {
      const bin = this.held.at(i);
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
  private countAll({ from, to }: Range): void {
    const { labels } = this.lesson;
    const { total, rows } = this;
    total.fill(0);
    let shared = 0;
    for (let i = from; i < to; i += 1) {
      const row = rows[i] ?? 0;
      const share = this.shareOf(row);
      const label = labels[row] ?? 0;
      total[label] = (total[label] ?? 0) + this.sureOf(row) - share;
      shared += share;
    }
    for (let i = 0; i < total.length; i += 1) total[i] = (total[i] ?? 0) + shared;
  }

  /** Weighs the rows by bin and lists the bins that hold any, ascending. */
  private countBins({ from, to }: Range, bins: Uint8Array): void {
    const { rows, held, counts, shares } = this;
    const { labels, classCount } = this.lesson;
    held.clear();
    for (let i = from; i < to; i += 1) {
      const row = rows[i] ?? 0;
      const bin = bins[row] ?? 0;
      const base = bin * classCount;
      if (held.add(bin)) {
        shares[bin] = 0;
        for (let at = base; at < base + classCount; at += 1) counts[at] = 0;
      }
      const share = this.shareOf(row);
      const at = base + (labels[row] ?? 0);
      counts[at] = (counts[at] ?? 0) + this.sureOf(row) - share;
      shares[bin] = (shares[bin] ?? 0) + share;
    }
    held.sort();
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
