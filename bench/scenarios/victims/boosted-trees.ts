/** Gradient-boosted trees for several classes (Friedman 2001, multinomial deviance) over binned inputs: the usual tabular model. */
import type { Random } from '../random.js';
import { softmax, type Classifier, type Code, type TrainingSet } from './victim.js';

const BINS = 24;

interface Leaf {
  readonly value: number;
}
interface Split {
  readonly column: number;
  readonly threshold: number;
  readonly below: Node;
  readonly above: Node;
}
type Node = Leaf | Split;

export interface BoostSettings {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  /** Smallest number of records in a leaf. */
  readonly leaf: number;
}

const usual: BoostSettings = { rounds: 40, depth: 3, rate: 0.25, leaf: 12 };

/** Inputs binned once: bin of every record and column, and the value that closes each bin. */
interface Binned {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly Float64Array[];
}

function binColumns(codes: readonly Code[]): Binned {
  const columns = codes[0]?.length ?? 0;
  const bins: Uint8Array[] = [];
  const edges: Float64Array[] = [];
  for (let column = 0; column < columns; column += 1) {
    const sorted = Float64Array.from(codes, (code) => code[column] ?? 0).sort();
    const cuts = new Set<number>();
    for (let bin = 1; bin < BINS; bin += 1) cuts.add(sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0);
    const edge = Float64Array.from(cuts).sort();
    edges.push(edge);
    bins.push(Uint8Array.from(codes, (code) => binOf(edge, code[column] ?? 0)));
  }
  return { bins, edges };
}

/** Number of edges at or below the value. */
function binOf(edges: Float64Array, value: number): number {
  let bin = 0;
  while (bin < edges.length && (edges[bin] ?? 0) <= value) bin += 1;
  return bin;
}

interface Best {
  gain: number;
  column: number;
  bin: number;
}

/** Sum of residuals and number of records in each bin of one column. */
class Histogram {
  readonly sums = new Float64Array(BINS + 1);
  readonly counts = new Int32Array(BINS + 1);

  fill(bins: Uint8Array, rows: Int32Array, residuals: Float64Array): void {
    this.sums.fill(0);
    this.counts.fill(0);
    for (const row of rows) {
      const bin = bins[row] ?? 0;
      this.sums[bin] = (this.sums[bin] ?? 0) + (residuals[row] ?? 0);
      this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    }
  }
}

/** Best cut of one column, if better than `best` so far. */
function improve(best: Best, histogram: Histogram, column: number, { cuts, leaf, rows, total }: Cutting): void {
  let below = 0;
  let count = 0;
  for (let bin = 0; bin < cuts; bin += 1) {
    below += histogram.sums[bin] ?? 0;
    count += histogram.counts[bin] ?? 0;
    const rest = rows - count;
    if (count < leaf || rest < leaf) continue;
    const gain = (below * below) / count + ((total - below) * (total - below)) / rest - (total * total) / rows;
    if (gain > best.gain) Object.assign(best, { gain, column, bin });
  }
}

interface Cutting {
  readonly cuts: number;
  readonly leaf: number;
  readonly rows: number;
  /** Sum of all residuals of these records. */
  readonly total: number;
}

function bestSplit(binned: Binned, rows: Int32Array, residuals: Float64Array, leaf: number): Best {
  const best: Best = { gain: 1e-9, column: -1, bin: 0 };
  const total = rows.reduce((sum, row) => sum + (residuals[row] ?? 0), 0);
  const histogram = new Histogram();
  binned.bins.forEach((bins, column) => {
    histogram.fill(bins, rows, residuals);
    improve(best, histogram, column, { cuts: binned.edges[column]?.length ?? 0, leaf, rows: rows.length, total });
  });
  return best;
}

class Grower {
  private readonly binned: Binned;
  private readonly settings: BoostSettings;
  private readonly classCount: number;
  residuals = new Float64Array(0);

  constructor(binned: Binned, settings: BoostSettings, classCount: number) {
    this.binned = binned;
    this.settings = settings;
    this.classCount = classCount;
  }

  grow(rows: Int32Array, depth: number): Node {
    if (depth === 0) return this.leaf(rows);
    const { gain, column, bin } = bestSplit(this.binned, rows, this.residuals, this.settings.leaf);
    if (column < 0 || gain <= 1e-9) return this.leaf(rows);
    const bins = this.binned.bins[column] ?? new Uint8Array(0);
    const threshold = this.binned.edges[column]?.[bin] ?? 0;
    return {
      column,
      threshold,
      below: this.grow(
        rows.filter((row) => (bins[row] ?? 0) <= bin),
        depth - 1,
      ),
      above: this.grow(
        rows.filter((row) => (bins[row] ?? 0) > bin),
        depth - 1,
      ),
    };
  }

  /** Newton step of the multinomial deviance in one leaf (Friedman 2001, equation 32). */
  private leaf(rows: Int32Array): Leaf {
    let sum = 0;
    let weight = 0;
    for (const row of rows) {
      const residual = this.residuals[row] ?? 0;
      sum += residual;
      weight += Math.abs(residual) * (1 - Math.abs(residual));
    }
    const step = weight < 1e-6 ? 0 : (((this.classCount - 1) / this.classCount) * sum) / weight;
    return { value: Math.max(-4, Math.min(4, step)) };
  }
}

function valueAt(node: Node, code: Code): number {
  let here = node;
  while ('column' in here) here = (code[here.column] ?? 0) < here.threshold ? here.below : here.above;
  return here.value;
}

/** Trains; each round sees a random 70 % of the records. */
export function trainBoostedTrees(data: TrainingSet, random: Random, settings: BoostSettings = usual): Classifier {
  const { codes, classes, classCount } = data;
  const grower = new Grower(binColumns(codes), settings, classCount);
  const scores = codes.map(() => new Float64Array(classCount));
  const trees: Node[][] = [];
  for (let round = 0; round < settings.rounds; round += 1) {
    const rows = Int32Array.from(codes.keys()).filter(() => random.chance(0.7));
    const given = scores.map((score) => softmax(score));
    const forest: Node[] = [];
    for (let label = 0; label < classCount; label += 1) {
      grower.residuals = Float64Array.from(
        classes,
        (truth, at) => (truth === label ? 1 : 0) - (given[at]?.[label] ?? 0),
      );
      const tree = grower.grow(rows, settings.depth);
      forest.push(tree);
      codes.forEach((code, at) => {
        const score = scores[at];
        if (score !== undefined) score[label] = (score[label] ?? 0) + settings.rate * valueAt(tree, code);
      });
    }
    trees.push(forest);
  }
  return {
    classes: classCount,
    probabilities: (code) => {
      const score = new Float64Array(classCount);
      for (const forest of trees) {
        forest.forEach((tree, label) => (score[label] = (score[label] ?? 0) + settings.rate * valueAt(tree, code)));
      }
      return softmax(score);
    },
  };
}
