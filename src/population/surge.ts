/** Usage that stands above the account's own history, from its timeline: since when, how large, how long. */
import type { Profile } from '../profiles/profile.js';
import { findRise, type Rise } from '../stats/cusum.js';
import { medianOf, robustDeviation } from '../stats/median.js';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const FIRST_WEEKDAY = 4;

/** History that is enough to know what is usual: bins with requests, bins in all, requests. */
export const ENOUGH = { activeBins: 10, bins: 16, requests: 60 } as const;

/** Bins of history and requests below which nothing is judged. */
type Enough = Readonly<Record<'bins' | 'requests', number>>;
/** Allowance and threshold of the CUSUM. Run lengths without a change are in docs/method.md, section 5; test/population/surge.test.ts holds them. */
const REFERENCE = 1;
const THRESHOLD = 12;
/** One bin counts for at most so many deviations: just enough to be an alarm by itself. */
const MOST = 14;
/** A rise worth telling: so many times the usual, and so many requests above it. */
const LEAST = { ratio: 2, extra: 20 } as const;
/** Bins up to which a rise is sudden. */
const SUDDEN_BINS = 3;

export interface Surge {
  readonly kind: 'sudden' | 'sustained';
  /** Milliseconds since 1970 UTC; the end is that of the last bin. */
  readonly from: number;
  readonly to: number;
  readonly requests: number;
  /** What its own history makes expect in the same time. */
  readonly expected: number;
}

/** Null with too little history; undefined where nothing stands out. */
export function findSurge({ timeline }: Profile, enough: Enough = ENOUGH): Surge | undefined | null {
  const { binHours, startBin } = timeline;
  const counts = timeline.bins.slice(0, timeline.bins.findLastIndex((count) => count > 0) + 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const active = counts.filter((count) => count > 0).length;
  if (counts.length < enough.bins || active < ENOUGH.activeBins || total < enough.requests) return null;
  const expected = expectCounts(counts, binHours, startBin);
  const raw = Float64Array.from(counts, (count, i) => (count - (expected[i] ?? 0)) / Math.sqrt((expected[i] ?? 0) + 1));
  // Callers come in sittings: the scatter of the account's own bins, not the square root of the count, says what is usual.
  const scale = Math.max(1, robustDeviation(raw, 0));
  const found = findRise(
    raw.map((value) => Math.min(MOST, value / scale)),
    REFERENCE,
    THRESHOLD,
  );
  if (found === undefined) return undefined;
  const rise = trim(found, (bin) => (counts[bin] ?? 0) - (expected[bin] ?? 0));
  const sum = (values: ArrayLike<number>): number => {
    let added = 0;
    for (let i = rise.from; i <= rise.to; i += 1) added += values[i] ?? 0;
    return added;
  };
  const requests = sum(counts);
  const usual = Math.max(1, sum(expected));
  if (requests < LEAST.ratio * usual || requests - usual < LEAST.extra) return undefined;
  const bins = rise.to - rise.from + 1;
  const time = (bin: number): number => (startBin + bin) * binHours * HOUR_MS;
  return {
    kind: bins <= SUDDEN_BINS ? 'sudden' : 'sustained',
    from: time(rise.from),
    to: time(rise.to + 1),
    requests,
    expected: usual,
  };
}

/** A sum leaves zero a little before what raises it: bins at either end that hold less than a twentieth of the excess are left out. */
function trim({ from, to }: Rise, excess: (bin: number) => number): Rise {
  let total = 0;
  for (let i = from; i <= to; i += 1) total += Math.max(0, excess(i));
  let [first, last] = [from, to];
  while (first < last && excess(first) < 0.05 * total) first += 1;
  while (last > first && excess(last) < 0.05 * total) last -= 1;
  return { from: first, to: last };
}

/**
 * What each bin would hold if the account kept its habits: the median of the bins at the same time of day, of workdays and of weekends apart where
 * there are three of each. A median does not follow the rise it is to find, as long as that covers less than half of the days.
 */
function expectCounts(counts: Uint32Array, binHours: number, startBin: number): Float64Array {
  const slots = new Map<number, number[]>();
  const slotOf = (bin: number): number => {
    const hour = (startBin + bin) * binHours;
    const day = Math.floor(hour / DAY_HOURS);
    const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
    const timeOfDay = binHours < DAY_HOURS && DAY_HOURS % binHours === 0 ? hour - day * DAY_HOURS : 0;
    return 2 * timeOfDay + (binHours <= DAY_HOURS && (weekday === 0 || weekday === 6) ? 1 : 0);
  };
  counts.forEach((count, bin) => {
    const slot = slots.get(slotOf(bin)) ?? [];
    slot.push(count);
    slots.set(slotOf(bin), slot);
  });
  const overall = medianOf(counts);
  return Float64Array.from(counts, (_, bin) => {
    const slot = slotOf(bin);
    const own = slots.get(slot) ?? [];
    if (own.length >= 3) return medianOf(own);
    // Two weekend days are no habit: taken together with the workdays at the same time of day.
    const both = [...own, ...(slots.get(slot ^ 1) ?? [])];
    return both.length >= 3 ? medianOf(both) : overall;
  });
}
