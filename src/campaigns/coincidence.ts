/** Coincidence of active windows: are two accounts active at the same moments more often than their hours explain? */
import { windowHash, type WindowSample } from '../summaries/window-sample.js';
import { PackedLists } from './packed-lists.js';
import { find, placeIn } from './sorted.js';

const HOUR_MS = 3_600_000;
/** Share of activity below which the crowd of a window is not judged from it: the estimate would be noise. */
const SMALLEST_VIEW = 0.02;

/**
 * (C - E) / sqrt(E + 1). C: windows in which both are active; E: what independent use at the same hours gives, the sum over hours of the windows
 * there are times the shares of them in which either is active. A common window weighs (usual crowd of its hour + 1) / (its own crowd + 1), so that
 * the full minute of everybody's cron counts little. Samples are of the same windows for everybody: below the smaller of two thresholds
 * both are complete, and C and E are taken there. How many windows of an hour a sample could hold is counted, not taken as the hour's share: an hour with
 * many of them looks busy in every sample, and two busy accounts would seem to avoid each other. All accounts lie behind one another: 8 bytes a window, 6 an hour.
 */
export class Coincidence {
  private readonly windowsPerHour: number;
  /** Sampled windows that somebody else's sample has too, ascending, and what each weighs. */
  private readonly shared: PackedLists;
  private readonly weights: Float32Array;
  /** Hours with activity, ascending, and how many sampled windows lie in each. */
  private readonly hours: PackedLists;
  private readonly counts: Uint8Array;
  /** How many windows of each such hour the sample would hold, had the account been active in all of them. */
  private readonly rooms: Uint8Array;

  constructor(samples: readonly WindowSample[], widthMs: number) {
    this.windowsPerHour = HOUR_MS / widthMs;
    const windows = samples.reduce((sum, { size }) => sum + size, 0);
    const all = new PackedLists(samples.length, windows);
    for (const sample of samples) all.push(sample.entries());
    all.trim();
    this.hours = this.hoursOf(all, samples.length);
    this.counts = this.countHours(all, samples.length);
    this.rooms = this.roomsOf(samples);
    const usual = this.usualCrowds(samples.length);
    const held = sharedWindows(all.values);
    this.shared = new PackedLists(samples.length, windows);
    for (let place = 0; place < samples.length; place += 1)
      this.shared.push(all.of(place).filter((window) => find(window, held.windows) >= 0));
    this.shared.trim();
    this.weights = this.weigh(held, usual, viewOf(samples));
  }

  /** Sampled windows of an account that at least one other has. */
  windows(place: number): Uint32Array {
    return this.shared.of(place);
  }

  /** Below 0 for accounts that meet less often than their hours explain; 0 for those that never meet. */
  value(a: number, b: number): number {
    const common = this.common(a, b);
    if (common === 0) return 0;
    const expected = this.expected(a, b);
    return (common - expected) / Math.sqrt(expected + 1);
  }

  /** Weighed common windows of the samples. */
  common(a: number, b: number): number {
    return this.sumOver(a, b, this.weights);
  }

  /** Common windows of the samples, each counting one. */
  meetings(a: number, b: number): number {
    return this.sumOver(a, b, undefined);
  }

  private sumOver(a: number, b: number, weights: Float32Array | undefined): number {
    const { values } = this.shared;
    const endA = this.shared.startOf(a + 1);
    const endB = this.shared.startOf(b + 1);
    let sum = 0;
    for (let i = this.shared.startOf(a), j = this.shared.startOf(b); i < endA && j < endB;) {
      const first = values[i] ?? 0;
      const second = values[j] ?? 0;
      if (first === second) sum += weights?.[i] ?? 1;
      if (first <= second) i += 1;
      if (first >= second) j += 1;
    }
    return sum;
  }

  /** Common windows that independent use at the same hours gives, in the part of the samples that both have. */
  expected(a: number, b: number): number {
    const { values } = this.hours;
    const endA = this.hours.startOf(a + 1);
    const endB = this.hours.startOf(b + 1);
    let sum = 0;
    for (let i = this.hours.startOf(a), j = this.hours.startOf(b); i < endA && j < endB;) {
      const first = values[i] ?? 0;
      const second = values[j] ?? 0;
      if (first === second) sum += Math.min(this.rooms[i] ?? 0, this.rooms[j] ?? 0) * this.active(i) * this.active(j);
      if (first <= second) i += 1;
      if (first >= second) j += 1;
    }
    return sum;
  }

  /** Share of the windows of an hour in which the account was active. */
  private active(hour: number): number {
    return (this.counts[hour] ?? 0) / Math.max(1, this.rooms[hour] ?? 0);
  }

  private hoursOf(all: PackedLists, accounts: number): PackedLists {
    const hours = new PackedLists(accounts, all.values.length);
    for (let place = 0; place < accounts; place += 1)
      hours.push(Array.from(new Set(Array.from(all.of(place), (window) => Math.floor(window / this.windowsPerHour)))));
    return hours.trim();
  }

  private countHours(all: PackedLists, accounts: number): Uint8Array {
    const { starts, values } = this.hours;
    const counts = new Uint8Array(values.length);
    for (let place = 0; place < accounts; place += 1) {
      let at = starts[place] ?? 0;
      for (const window of all.of(place)) {
        while (values[at] !== Math.floor(window / this.windowsPerHour)) at += 1;
        counts[at] = Math.min(255, (counts[at] ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Windows of every account's hours whose hashes lie below the threshold of its sample. */
  private roomsOf(samples: readonly WindowSample[]): Uint8Array {
    const { starts, values } = this.hours;
    const rooms = new Uint8Array(values.length);
    const hashes = new Map<number, Float64Array>();
    const hashesOf = (hour: number): Float64Array => {
      const known = hashes.get(hour);
      if (known !== undefined) return known;
      const made = Float64Array.from({ length: this.windowsPerHour }, (_, i) =>
        windowHash(hour * this.windowsPerHour + i),
      ).sort();
      hashes.set(hour, made);
      return made;
    };
    samples.forEach((sample, place) => {
      const threshold = sample.threshold();
      for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
        const sorted = hashesOf(values[at] ?? 0);
        rooms[at] = placeIn(sorted, threshold + 1);
      }
    });
    return rooms;
  }

  /** Mean crowd of the windows of each hour. */
  private usualCrowds(accounts: number): ReadonlyMap<number, number> {
    const { starts, values } = this.hours;
    const usual = new Map<number, number>();
    for (let place = 0; place < accounts; place += 1) {
      for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
        const hour = values[at] ?? 0;
        usual.set(hour, (usual.get(hour) ?? 0) + this.active(at));
      }
    }
    return usual;
  }

  private weigh(
    { windows, holders }: SharedWindows,
    usual: ReadonlyMap<number, number>,
    view: (hash: number) => number,
  ): Float32Array {
    const weights = Float32Array.from(windows, (window, i) => {
      const crowd = (holders[i] ?? 0) / view(windowHash(window));
      return ((usual.get(Math.floor(window / this.windowsPerHour)) ?? 0) + 1) / (crowd + 1);
    });
    return Float32Array.from(this.shared.values, (window) => weights[find(window, windows)] ?? 1);
  }
}

interface SharedWindows {
  /** Windows of at least two samples, ascending. */
  readonly windows: Uint32Array;
  readonly holders: Uint32Array;
}

function sharedWindows(values: Uint32Array): SharedWindows {
  const sorted = values.slice().sort();
  const holders = new Uint32Array(sorted.length);
  let found = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    if (to - from < 2) continue;
    holders[found] = to - from;
    // What is overwritten was read before.
    sorted[found] = sorted[from] ?? 0;
    found += 1;
  }
  return { windows: sorted.slice(0, found), holders: holders.slice(0, found) };
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
