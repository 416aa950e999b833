/** Learning curves: agreement with the model against the number of answers learnt from. */

export interface CurvePoint {
  /** Answers learnt from. */
  readonly queries: number;
  /** Share of ordinary inputs on which the copy gives the model's answer, 0..1. */
  readonly agreement: number;
}

/** Exponents of the error beyond what was measured: learning slows down, but not at once. */
const SLOWEST = 0.05;
const FASTEST = 0.5;
/** Nobody copies better than this: ties, noise and answers that change. */
const BEST = 0.99;

/**
 * A rising curve through measured points, for reading agreement off any number of queries and back.
 *
 * Between points the error 1 - F is interpolated linearly in log queries, log error; beyond the last it falls as a power law whose exponent is
 * that of the last quarter of the range, within .05 and .5. Points are made monotone first (pool adjacent violators).
 * Source: power-law learning curves, Hestness et al. 2017, "Deep learning scaling is predictable, empirically".
 */
export class LearningCurve {
  readonly points: readonly CurvePoint[];
  private readonly exponent: number;

  /** @param measured at least two points */
  constructor(measured: readonly CurvePoint[]) {
    if (measured.length < 2) throw new Error(`learning curve: ${String(measured.length)} points, two are needed`);
    this.points = monotone(measured);
    this.exponent = tailExponent(this.points);
  }

  /** Agreement after `queries` answers, 0..1; below the first point that point's share of it. */
  agreement(queries: number): number {
    const { points } = this;
    const first = points[0];
    const last = points[points.length - 1];
    if (first === undefined || last === undefined) return 0;
    if (queries <= first.queries) return first.agreement;
    if (queries >= last.queries) {
      return Math.min(BEST, 1 - (1 - last.agreement) * (last.queries / queries) ** this.exponent);
    }
    const right = points.findIndex((point) => point.queries > queries);
    const [a, b] = [points[right - 1] ?? first, points[right] ?? last];
    const share = Math.log(queries / a.queries) / Math.log(b.queries / a.queries);
    return 1 - Math.exp(logError(a) + share * (logError(b) - logError(a)));
  }

  /** Queries after which the curve reaches `agreement`; the first point's below it. */
  queries(agreement: number): number {
    const { points } = this;
    const first = points[0];
    const last = points[points.length - 1];
    if (first === undefined || last === undefined || agreement <= first.agreement) return first?.queries ?? 0;
    if (agreement >= last.agreement) {
      const ratio = (1 - last.agreement) / Math.max(1 - BEST, 1 - agreement);
      return last.queries * ratio ** (1 / this.exponent);
    }
    const right = points.findIndex((point) => point.agreement > agreement);
    const [a, b] = [points[right - 1] ?? first, points[right] ?? last];
    const share = (Math.log(1 - agreement) - logError(a)) / (logError(b) - logError(a));
    return a.queries * (b.queries / a.queries) ** share;
  }
}

function logError({ agreement }: CurvePoint): number {
  return Math.log(Math.max(1 - BEST, 1 - agreement));
}

/** Pool adjacent violators, every point weighing the same. */
function monotone(measured: readonly CurvePoint[]): CurvePoint[] {
  const blocks: { sum: number; count: number }[] = [];
  const sorted = [...measured].sort((a, b) => a.queries - b.queries);
  for (const { agreement } of sorted) {
    blocks.push({ sum: agreement, count: 1 });
    for (;;) {
      const last = blocks[blocks.length - 1];
      const before = blocks[blocks.length - 2];
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
    }
  }
  const levels = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return sorted.map(({ queries }, i) => ({ queries, agreement: levels[i] ?? 0 }));
}

function tailExponent(points: readonly CurvePoint[]): number {
  const last = points[points.length - 1];
  const from = points[Math.max(0, points.length - 1 - Math.max(2, Math.floor(points.length / 4)))];
  if (last === undefined || from === undefined || last.queries <= from.queries) return SLOWEST;
  const slope = (logError(from) - logError(last)) / Math.log(last.queries / from.queries);
  return Math.max(SLOWEST, Math.min(FASTEST, slope));
}
