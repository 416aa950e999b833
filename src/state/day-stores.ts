/** The fold of a run that is kept by day: each event goes to the profiles of its day. */
import type { EventView } from '../events/event.js';
import { ProfileStore } from '../profiles/build.js';
import type { SummarySettings } from '../summaries/settings.js';
import { dayOf } from './tiers.js';

/** Days kept in memory at once; where a log jumps between more, the one untouched for longest is put on the disk. */
const OPEN_DAYS = 6;
/** Days told apart in one run; a log that names more has broken times, and those events count for the day of the run. */
const MOST_DAYS = 4_000;
/** Events between two looks at the memory taken. */
const LOOK_EVERY = 8_192;

export interface Spill {
  /** Puts the profiles of a day aside. */
  put(day: number, store: ProfileStore): void;
  /** Adds what was put aside for a day, in the order it was. */
  take(day: number, into: ProfileStore): void;
}

export class DayStores {
  /** Rows by day. */
  readonly rows = new Map<number, number>();
  private readonly open = new Map<number, ProfileStore>();
  private readonly spilled = new Set<number>();
  private readonly settings: SummarySettings;
  private readonly today: number;
  private readonly spill: Spill;
  private readonly budget: number;
  /** Inputs kept of each account of a day at most. */
  private sampleLimit: number;
  private booked = 0;

  /**
   * @param today day for events without a time
   * @param budget bytes that all days may take, about; samples are cut alike in all of them before it is exceeded
   */
  constructor(settings: SummarySettings, today: number, spill: Spill, budget = Infinity) {
    this.settings = settings;
    this.today = today;
    this.spill = spill;
    this.budget = budget;
    this.sampleLimit = settings.sampleSize;
  }

  accumulate(event: EventView): void {
    const day = this.dayFor(event.time);
    this.rows.set(day, (this.rows.get(day) ?? 0) + 1);
    this.storeOf(day).accumulate(event);
    this.booked += 1;
    if (this.booked % LOOK_EVERY === 0 && this.budget !== Infinity) this.keepWithinBudget();
  }

  /** Ends the fold: days are whole now, and with a bound on memory lie on the disk until they are asked for, one at a time. */
  finish(): void {
    if (this.budget === Infinity) return;
    this.keepWithinBudget();
    while (this.open.size > 0) this.putOldestAside();
  }

  private keepWithinBudget(): void {
    const stores = [...this.open.values()];
    const taken = (): number => stores.reduce((sum, { bytesTaken }) => sum + bytesTaken, 0);
    while (taken() > this.budget) {
      const next = Math.min(this.sampleLimit, ...stores.map(({ limit }) => limit.next));
      if (next === this.sampleLimit) return;
      this.sampleLimit = next;
      for (const { limit } of stores) limit.cut(next);
    }
  }

  private dayFor(time: number): number {
    const day = Number.isFinite(time) ? dayOf(time) : this.today;
    return this.rows.has(day) || this.rows.size < MOST_DAYS ? day : this.today;
  }

  private storeOf(day: number): ProfileStore {
    const known = this.open.get(day);
    if (known !== undefined) return known;
    if (this.open.size >= OPEN_DAYS) this.putOldestAside();
    const store = new ProfileStore(this.settings);
    store.limit.cut(this.sampleLimit);
    this.open.set(day, store);
    return store;
  }

  /** The day that was opened first: logs go forward in time, so it is the one least likely to come again. */
  private putOldestAside(): void {
    const [oldest] = this.open;
    if (oldest === undefined) return;
    const [day, store] = oldest;
    this.spill.put(day, store);
    this.spilled.add(day);
    this.open.delete(day);
  }

  /** Days with events, oldest first. */
  get days(): number[] {
    return [...this.rows.keys()].sort((a, b) => a - b);
  }

  /** Profiles of one day, whole. */
  store(day: number): ProfileStore {
    const open = this.open.get(day);
    if (!this.spilled.has(day)) return open ?? new ProfileStore(this.settings);
    const store = new ProfileStore(this.settings);
    store.limit.cut(this.sampleLimit);
    this.spill.take(day, store);
    if (open !== undefined) store.merge(open);
    return store;
  }
}

/**
 * The newest day that can be believed: broken clocks write days far ahead, and one such record must not age everything else away. It is the newest
 * with at least a hundredth of the rows at or after it, and never later than the day after the run.
 */
export function newestDay(rows: ReadonlyMap<number, number>, today: number): number | undefined {
  const days = [...rows].filter(([day]) => day <= today + 1).sort(([a], [b]) => b - a);
  const all = days.reduce((sum, [, count]) => sum + count, 0);
  let after = 0;
  for (const [day, count] of days) {
    after += count;
    if (after >= all / 100) return day;
  }
  return undefined;
}
