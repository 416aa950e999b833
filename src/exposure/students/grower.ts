/** Growing extremely randomised trees: of a few random columns, each cut at a random value, the purest cut is taken. */
import type { Lesson } from './student.js';
import { largestAt } from './student.js';
import { Tree } from './tree.js';

/** Columns tried for a cut at most; the square root of their number is usual. */
const MOST_TRIED = 8;

interface Cut {
  readonly column: number;
  /** Largest value of the part up to the cut. */
  readonly at: number;
  readonly purity: number;
}

/** A node that waits: its rows are those `from` up to `to` in the tree's order, and the first columns in theirs are known to be constant in it. */
interface Node {
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly constant: number;
}

export class Grower {
  private readonly labels: Int32Array;
  private readonly random: () => number;
  private readonly tried: number;
  private readonly count: number;
  /** Value of every example, column by column: a column is read from end to end. */
  private readonly values: Float64Array;
  /** What every class gets of an answer, and what its label gets beyond that. */
  private readonly shares: Float64Array;
  private readonly more: Float64Array;
  /** By class what its labels have beyond the common share: in the node, and in the part up to a cut. */
  private readonly whole: Float64Array;
  private readonly part: Float64Array;
  /** Of the node: the common share, the sum over the classes and the sum of their squares. */
  private wholeShare = 0;
  private wholeSum = 0;
  private wholeSquares = 0;
  private readonly rows: Int32Array;
  private readonly columns: Int32Array;
  /** Columns at the front that are constant in the node just cut. */
  private constant = 0;

  constructor({ examples, labels, confidence, width, classCount }: Lesson, random: () => number) {
    this.labels = labels;
    this.random = random;
    this.tried = Math.max(1, Math.min(MOST_TRIED, Math.round(Math.sqrt(width))));
    this.count = examples.length;
    this.values = new Float64Array(width * this.count);
    examples.forEach(({ places, dense }, row) => {
      for (const column of places) this.values[column * this.count + row] = dense?.[column] ?? 0;
    });
    this.shares = confidence.map((sure) => (classCount > 1 ? (1 - sure) / (classCount - 1) : 0));
    this.more = confidence.map((sure, row) => sure - (this.shares[row] ?? 0));
    this.whole = new Float64Array(classCount);
    this.part = new Float64Array(classCount);
    this.rows = Int32Array.from(examples.keys());
    this.columns = Int32Array.from({ length: width }, (_, column) => column);
  }

  /** @param most examples the tree sees at most, drawn without putting them back */
  grow(most: number): Tree {
    const size = Math.min(most, this.count);
    if (size < this.count) this.drawRows(size);
    const tree = new Tree(size);
    const waiting: Node[] = [{ place: 0, from: 0, to: size, constant: 0 }];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      this.countWhole(node);
      const cut = this.isPure(node) ? undefined : this.chooseCut(node);
      if (cut === undefined) {
        tree.close(node.place, largestAt(this.whole));
        continue;
      }
      const { constant } = this;
      const middle = this.split(node, cut);
      const place = tree.cut(node.place, cut.column, cut.at);
      waiting.push({ ...node, place, to: middle, constant }, { ...node, place: place + 1, from: middle, constant });
    }
    return tree;
  }

  /** Brings random examples to the front. */
  private drawRows(size: number): void {
    for (let i = 0; i < size; i += 1) swap(this.rows, i, i + Math.floor(this.random() * (this.count - i)));
  }

  private isPure({ from, to }: Node): boolean {
    const { labels, rows } = this;
    const first = labels[rows[from] ?? 0];
    for (let i = from + 1; i < to; i += 1) if (labels[rows[i] ?? 0] !== first) return false;
    return true;
  }

  private countWhole({ from, to }: Node): void {
    const { rows, labels, whole } = this;
    whole.fill(0);
    this.wholeShare = 0;
    for (let i = from; i < to; i += 1) {
      const row = rows[i] ?? 0;
      const label = labels[row] ?? 0;
      whole[label] = (whole[label] ?? 0) + (this.more[row] ?? 0);
      this.wholeShare += this.shares[row] ?? 0;
    }
    this.wholeSum = 0;
    this.wholeSquares = 0;
    for (const own of whole) {
      this.wholeSum += own;
      this.wholeSquares += own * own;
    }
  }

  /**
   * Draws columns without putting them back until enough of them are not constant here. The constant ones go to the front, behind those known
   * already: what is cut off the node has them there too, whatever is done to the order of the rest in between.
   */
  private chooseCut(node: Node): Cut | undefined {
    const { columns } = this;
    let best: Cut | undefined;
    this.constant = node.constant;
    for (let tried = 0, drawn = node.constant; tried < this.tried && drawn < columns.length; drawn += 1) {
      swap(columns, drawn, drawn + Math.floor(this.random() * (columns.length - drawn)));
      const column = columns[drawn] ?? 0;
      const at = this.drawCut(node, column);
      if (Number.isNaN(at)) {
        swap(columns, drawn, this.constant);
        this.constant += 1;
        continue;
      }
      tried += 1;
      const purity = this.purityOf(node, column, at);
      if (best === undefined || purity > best.purity) best = { column, at, purity };
    }
    return best;
  }

  /** A value between those of two random rows, or where they are equal between the least and the largest; NaN where all are equal. */
  private drawCut({ from, to }: Node, column: number): number {
    const { rows, values, random } = this;
    const base = column * this.count;
    const a = values[base + (rows[from + Math.floor(random() * (to - from))] ?? 0)] ?? 0;
    const b = values[base + (rows[from + Math.floor(random() * (to - from))] ?? 0)] ?? 0;
    let least = Math.min(a, b);
    let largest = Math.max(a, b);
    for (let i = from; least === largest && i < to; i += 1) {
      const value = values[base + (rows[i] ?? 0)] ?? 0;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    if (least === largest) return NaN;
    const at = least + random() * (largest - least);
    return at < largest ? at : least;
  }

  /** Of the two parts the squares of the classes' weights, summed, over the size: the node's size less this is the Gini impurity. */
  private purityOf({ from, to }: Node, column: number, at: number): number {
    const { rows, values, labels, part, whole } = this;
    const base = column * this.count;
    let [size, share, sum, squares, product] = [0, 0, 0, 0, 0];
    for (let i = from; i < to; i += 1) {
      const row = rows[i] ?? 0;
      if ((values[base + row] ?? 0) > at) continue;
      const label = labels[row] ?? 0;
      const more = this.more[row] ?? 0;
      const before = part[label] ?? 0;
      part[label] = before + more;
      squares += more * (2 * before + more);
      product += more * (whole[label] ?? 0);
      sum += more;
      share += this.shares[row] ?? 0;
      size += 1;
    }
    part.fill(0);
    const restShare = this.wholeShare - share;
    const restSquares = this.wholeSquares - 2 * product + squares;
    const classes = part.length;
    return (
      (squares + 2 * share * sum + classes * share * share) / size +
      (restSquares + 2 * restShare * (this.wholeSum - sum) + classes * restShare * restShare) / (to - from - size)
    );
  }

  /** Moves the rows up to the cut in front of the others; returns where those begin. */
  private split({ from, to }: Node, { column, at }: Cut): number {
    const { rows, values } = this;
    const base = column * this.count;
    let middle = from;
    for (let i = from; i < to; i += 1) {
      if ((values[base + (rows[i] ?? 0)] ?? 0) > at) continue;
      swap(rows, i, middle);
      middle += 1;
    }
    return middle;
  }
}

function swap(list: Int32Array, a: number, b: number): void {
  const kept = list[a] ?? 0;
  list[a] = list[b] ?? 0;
  list[b] = kept;
}
