/** What difference is usual in each column of this log, learnt from the first rows of the run. */
import { medianOf } from '../stats/median.js';
import { seededRandom } from '../stats/random.js';
import { PackedRow, type RowLayout } from './row.js';
import { rowDistance, type Scales } from './row-distance.js';

/** Rows the scales are learnt from; enough for medians, few enough to wait for. */
export const PILOT_ROWS = 2048;
/** Random pairs whose median distance is called typical. */
const PAIRS = 2000;
/** Pairs of one layout needed to leave the others out. */
const ENOUGH_PAIRS = 30;
const SEED = 0x7363616c;
/** Makes the median absolute deviation of a normal sample estimate its standard deviation (Rousseeuw and Croux 1993, section 1). */
const NORMAL_CONSISTENCY = 1.4826;

export interface LearntRow {
  readonly layout: RowLayout;
  readonly bits: Uint32Array;
}

export class ColumnScales implements Scales {
  /** Median distance of two random rows of the pilot that have the same columns, in (0, 1]; 1 before the pilot or without rows. */
  typical = 1;
  /** Whether the pilot is over. */
  isReady = false;

  private readonly inverseByColumn = new Map<number, number>();
  private cache = new WeakMap<RowLayout, Float64Array>();
  private lastLayout: RowLayout | undefined;
  private lastInverse: Float64Array = new Float64Array(0);

  /**
   * Learns scale and typical distance, once. Scale of a numeric column: 1.4826 times the median absolute deviation from the
   * median; if that is 0 (more than half of the values equal), a tenth of the range; if that is 0 too, 1.
   */
  learn(rows: readonly LearntRow[]): void {
    const row = new PackedRow();
    const valuesByColumn = new Map<number, number[]>();
    for (const { layout, bits } of rows) {
      row.set(layout, bits, 0);
      for (let i = 0; i < row.length; i += 1) {
        const value = row.numbers[i] ?? 0;
        if (layout.isWord[i] === 1 || !Number.isFinite(value)) continue;
        const column = layout.columns[i] ?? 0;
        const values = valuesByColumn.get(column);
        if (values === undefined) valuesByColumn.set(column, [value]);
        else values.push(value);
      }
    }
    for (const [column, values] of valuesByColumn) this.inverseByColumn.set(column, 1 / scaleOf(values));
    this.cache = new WeakMap();
    this.lastLayout = undefined;
    this.typical = this.typicalDistance(rows);
    this.isReady = true;
  }

  inverse(layout: RowLayout): Float64Array {
    if (layout === this.lastLayout) return this.lastInverse;
    let inverse = this.cache.get(layout);
    if (inverse === undefined) {
      inverse = Float64Array.from(layout.columns, (column) => this.inverseByColumn.get(column) ?? 1);
      this.cache.set(layout, inverse);
    }
    this.lastLayout = layout;
    this.lastInverse = inverse;
    return inverse;
  }

  private typicalDistance(rows: readonly LearntRow[]): number {
    const random = seededRandom(SEED);
    const a = new PackedRow();
    const b = new PackedRow();
    const alike: number[] = [];
    const all: number[] = [];
    for (let pair = 0; pair < PAIRS && rows.length > 1; pair += 1) {
      const first = rows[Math.floor(random() * rows.length)];
      const second = rows[Math.floor(random() * rows.length)];
      if (first === undefined || second === undefined || first === second) continue;
      a.set(first.layout, first.bits, 0);
      b.set(second.layout, second.bits, 0);
      const distance = rowDistance(a, b, this);
      all.push(distance);
      if (first.layout === second.layout) alike.push(distance);
    }
    const typical = medianOf(alike.length >= ENOUGH_PAIRS ? alike : all);
    return typical > 0 ? typical : 1;
  }
}

function scaleOf(values: readonly number[]): number {
  const centre = medianOf(values);
  const deviation = NORMAL_CONSISTENCY * medianOf(values.map((value) => Math.abs(value - centre)));
  if (deviation > 0) return deviation;
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? (high - low) / 10 : 1;
}
