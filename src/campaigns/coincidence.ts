/** Coincidence of active windows: are two accounts active at the same moments more often than their hours explain? */
import { windowHash, type WindowSample } from '../summaries/window-sample.js';

const HASH_RANGE = 2 ** 32;
const HOUR_MS = 3_600_000;
/** Share of activity below which the crowd of a window is not judged from it: the estimate would be noise. */
const SMALLEST_VIEW = 0.02;

const NONE = new Float64Array(0);

interface Activity {
  /** Sampled windows, ascending. */
  readonly windows: Float64Array;
  /** Share of the account's windows that are in the sample. */
  readonly share: number;
  /** Hours with activity, ascending, and the estimated number of active windows in each. */
  readonly hours: Float64Array;
  readonly active: Float64Array;
}

/**
 * (C - E) / sqrt(E + 1). C: windows in which both are active; E: what independent use at the same hours gives, the sum over hours of
 * a_h b_h / windows per hour. A common window weighs (usual crowd of its hour + 1) / (its own crowd + 1), so that
 * the full minute of everybody's cron counts little. Samples are of the same windows for everybody: below the smaller of two thresholds
 * both are complete, and C and E are taken there.
 */
export class Coincidence {
  private readonly accounts: Activity[];
  private readonly windowsPerHour: number;
  private readonly weights: Map<number, number>;

  constructor(samples: readonly WindowSample[], widthMs: number) {
    this.windowsPerHour = HOUR_MS / widthMs;
    this.accounts = samples.map((sample) => this.activity(sample));
    this.weights = this.weigh(samples);
  }

  windows(place: number): Float64Array {
    return this.accounts[place]?.windows ?? NONE;
  }

  /** Below 0 for accounts that meet less often than their hours explain; 0 where nothing was to be expected and nothing is found. */
  value(a: number, b: number): number {
    const expected = this.expected(a, b);
    return (this.common(a, b) - expected) / Math.sqrt(expected + 1);
  }

  /** Weighed common windows of the samples. */
  common(a: number, b: number): number {
    const first = this.windows(a);
    const second = this.windows(b);
    let sum = 0;
    for (let i = 0, j = 0; i < first.length && j < second.length;) {
      const difference = (first[i] ?? 0) - (second[j] ?? 0);
      if (difference === 0) sum += this.weights.get(first[i] ?? 0) ?? 1;
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
    return sum;
  }

  /** Common windows that independent use at the same hours gives, in the part of the samples that both have. */
  expected(a: number, b: number): number {
    const first = this.accounts[a];
    const second = this.accounts[b];
    if (first === undefined || second === undefined) return 0;
    let sum = 0;
    for (let i = 0, j = 0; i < first.hours.length && j < second.hours.length;) {
      const difference = (first.hours[i] ?? 0) - (second.hours[j] ?? 0);
      if (difference === 0) sum += (first.active[i] ?? 0) * (second.active[j] ?? 0);
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
    return (Math.min(first.share, second.share) * sum) / this.windowsPerHour;
  }

  private activity(sample: WindowSample): Activity {
    const windows = sample.entries();
    const share = Math.min(1, sample.threshold() / HASH_RANGE);
    const hours = new Map<number, number>();
    for (const window of windows) {
      const hour = Math.floor(window / this.windowsPerHour);
      hours.set(hour, (hours.get(hour) ?? 0) + 1 / share);
    }
    const most = this.windowsPerHour;
    const active = Float64Array.from(hours.values(), (count) => Math.min(most, count));
    return { windows, share, hours: Float64Array.from(hours.keys()), active };
  }

  /** Weight of each window that somebody's sample holds. */
  private weigh(samples: readonly WindowSample[]): Map<number, number> {
    const holders = new Map<number, number>();
    const hourly = new Map<number, number>();
    for (const { windows, hours, active } of this.accounts) {
      for (const window of windows) holders.set(window, (holders.get(window) ?? 0) + 1);
      hours.forEach((hour, i) => hourly.set(hour, (hourly.get(hour) ?? 0) + (active[i] ?? 0) / this.windowsPerHour));
    }
    const view = viewOf(samples);
    const weights = new Map<number, number>();
    for (const [window, count] of holders) {
      if (count < 2) continue;
      const crowd = count / view(windowHash(window));
      const usual = hourly.get(Math.floor(window / this.windowsPerHour)) ?? 0;
      weights.set(window, (usual + 1) / (crowd + 1));
    }
    return weights;
  }
}

/** Share of all activity that comes from accounts whose samples would show a window of the given hash. */
function viewOf(samples: readonly WindowSample[]): (hash: number) => number {
  const sorted = samples
    .map((sample) => ({ threshold: sample.threshold(), activity: sample.distinct() }))
    .sort((a, b) => b.threshold - a.threshold);
  const total = Math.max(
    1,
    sorted.reduce((sum, { activity }) => sum + activity, 0),
  );
  const sums: number[] = [];
  let sum = 0;
  for (const { activity } of sorted) {
    sum += activity;
    sums.push(sum / total);
  }
  return (hash) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle]?.threshold ?? 0) >= hash) low = middle + 1;
      else high = middle;
    }
    return Math.max(SMALLEST_VIEW, sums[low - 1] ?? 0);
  };
}
