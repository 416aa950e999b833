import { seeds } from '../../config/defaults.js';
import { seededRandom } from '../../stats/random.js';
import { binOf } from '../../stats/bins.js';
import { tailEvidence } from '../../stats/normal-tail.js';
import type { Crowd } from '../crowd.js';
import { defineLink } from '../link.js';
import { number } from '../words.js';

/** Common inputs that must be expected before their absence says anything. */
const FEWEST_EXPECTED = 4;
/** Popular inputs come in clusters: counts scatter more than a Poisson count does. */
const SCATTER = 2;
/** Random accounts against which it is measured how often an account falls into the cells of another. */
const OTHERS = 40;
/** Random pairs on which the expectation is tried, and the lifts that part them: popular inputs (a greeting, a thank-you) are everybody's, however near two accounts are. */
const TRIED = 4_000;
const LIFTS = [1, 2, 4];
/** Common inputs added on both sides of a trial: few pairs tell nothing. */
const PRIOR = 5;
/** How many times as often as with others two accounts may be taken to meet: beyond, the estimate rests on few cells. */
const MOST_LIFT = 10;

export const complementaryCoverage = defineLink({
  id: 'complementary-coverage',
  title: 'A work list dealt out',
  measures:
    'how much rarer the accounts ask the same exact inputs than the popularity of these inputs and the common part of input space explain, over all pairs of a group: -log10 of its chance',
  range: [-1000, 1000],
  needs: ['input'],
  source:
    'samples dealt from one list overlap below the hypergeometric expectation (Kesarwani et al. 2018, section 4, pools colluders’ coverage); own measurement in docs/method.md',
  benign: ['workers of one customer that share a queue', 'an evaluation split over several keys'],
  family: 'content',

  prepare(crowd) {
    const overlaps = new ExpectedOverlaps(crowd);
    return {
      compare: (a, b) => shortfall(overlaps.of([a, b])),
      together: (places) => tailEvidence(shortfall(overlaps.of(places))),
      explain(places) {
        const overlap = overlaps.of(places);
        if (tailEvidence(shortfall(overlap)) < 2) return '';
        return `their inputs are dealt out: ${number(overlap.common)} asked by two of them where chance gives ${number(overlap.expected)}`;
      },
    };
  },
});

interface Overlap {
  readonly common: number;
  readonly expected: number;
}

const NOTHING: Overlap = { common: 0, expected: 0 };

function shortfall({ common, expected }: Overlap): number {
  return expected < FEWEST_EXPECTED ? 0 : (expected - common) / Math.sqrt(SCATTER * expected);
}

/**
 * How many exact inputs accounts should share. An input that h of the accounts outside have is asked by one of them with chance h / N; by an account that
 * falls into the same cells `lift` times as often as others do, with `lift` times that chance. Samples hold the inputs with the smallest keys, so
 * an input counts where its key lies below both thresholds: there both samples are complete.
 */
class ExpectedOverlaps {
  private readonly crowd: Crowd;
  private readonly others: readonly number[];
  private readonly usual = new Map<number, number>();
  private trial: readonly number[] | undefined;

  constructor(crowd: Crowd) {
    this.crowd = crowd;
    const random = seededRandom(seeds.groups);
    this.others = Array.from({ length: OTHERS }, () => Math.floor(random() * crowd.size));
  }

  of(places: readonly number[]): Overlap {
    const { inputs } = this.crowd;
    const inside = inputs.holders(places);
    const known: { readonly a: number; readonly b: number; readonly popular: number }[] = [];
    let most = 0;
    for (const a of places) {
      for (const b of places) {
        if (a >= b) continue;
        const popular = this.popular(a, b, inside) + this.popular(b, a, inside);
        most += (MOST_LIFT * popular) / 2;
        if (popular > 0) known.push({ a, b, popular });
      }
    }
    // Comparing cells is dear: not where the inputs are so rare that nothing could be said whatever the cells are like.
    if (most < FEWEST_EXPECTED) return NOTHING;
    let common = 0;
    for (const a of places) for (const b of places) if (a < b) common += inputs.common(a, b);
    let expected = 0;
    for (const { a, b, popular } of known) expected += this.expectedOf(popular, this.lift(a, b));
    return { common, expected };
  }

  private expectedOf(popular: number, lift: number): number {
    this.trial ??= this.tried();
    return ((this.trial[binOf(lift, LIFTS)] ?? 1) * lift * popular) / 2;
  }

  /** By lift, how many inputs random pairs have in common for each that popularity times lift expects. */
  private tried(): number[] {
    const { inputs, size } = this.crowd;
    const random = seededRandom(seeds.groups);
    const common = new Float64Array(LIFTS.length + 1).fill(PRIOR);
    const expected = new Float64Array(LIFTS.length + 1).fill(PRIOR);
    for (let i = 0; i < TRIED; i += 1) {
      const a = Math.floor(random() * size);
      const b = Math.floor(random() * size);
      if (a === b) continue;
      const inside = inputs.holders([a, b]);
      const popular = this.popular(a, b, inside) + this.popular(b, a, inside);
      if (popular === 0) continue;
      const lift = this.lift(a, b);
      const bin = binOf(lift, LIFTS);
      common[bin] = (common[bin] ?? 0) + inputs.common(a, b);
      expected[bin] = (expected[bin] ?? 0) + (lift * popular) / 2;
    }
    return Array.from(common, (count, bin) => count / (expected[bin] ?? 1));
  }

  /** Expected number of the one's inputs that an account like any other would have asked, if it showed as many as the second. */
  private popular(of: number, by: number, inside: ReadonlyMap<number, number>): number {
    const { inputs, size } = this.crowd;
    const threshold = inputs.threshold(by);
    let sum = 0;
    for (const name of inputs.names(of)) {
      if (inputs.keyOf(name) > threshold) continue;
      sum += (inputs.having(name) - (inside.get(name) ?? 0)) / Math.max(1, inputs.showing(name) * size);
    }
    return sum;
  }

  private lift(a: number, b: number): number {
    const usual = (this.usualOverlap(a) + this.usualOverlap(b)) / 2;
    return usual > 0 ? Math.min(MOST_LIFT, this.crowd.cells.overlap(a, b).cross / usual) : 0;
  }

  private usualOverlap(place: number): number {
    const known = this.usual.get(place);
    if (known !== undefined) return known;
    const crossed = this.others
      .filter((other) => other !== place)
      .map((other) => this.crowd.cells.overlap(place, other).cross);
    const mean = crossed.reduce((sum, cross) => sum + cross, 0) / Math.max(1, crossed.length);
    this.usual.set(place, mean);
    return mean;
  }
}
