/** When callers act: working hours with time zones, evenings, steady services, nightly jobs, polling and bursts. */
import type { Random } from '../random.js';
import type { Moment, Span } from '../shapes.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Relative activity by local hour, 24 numbers. */
export type DayCurve = readonly number[];

export const officeCurve: DayCurve = [
  0, 0, 0, 0, 0, 0, 0.1, 0.4, 0.9, 1, 1, 0.9, 0.5, 0.8, 1, 1, 0.8, 0.5, 0.2, 0.1, 0.05, 0, 0, 0,
];
export const eveningCurve: DayCurve = [
  0.2, 0.1, 0, 0, 0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0.15, 0.2, 0.15, 0.1, 0.15, 0.25, 0.4, 0.7, 1, 1, 1, 0.8, 0.4,
];
export const consumerCurve: DayCurve = [
  0.2, 0.12, 0.08, 0.06, 0.06, 0.1, 0.25, 0.5, 0.7, 0.8, 0.85, 0.9, 1, 0.9, 0.85, 0.85, 0.9, 0.95, 1, 1, 0.95, 0.8, 0.6,
  0.4,
];
export const flatCurve: DayCurve = Array.from({ length: 24 }, () => 1);

export interface Habit {
  readonly curve: DayCurve;
  /** Hours ahead of UTC. */
  readonly zone: number;
  /** Activity on Saturday and Sunday relative to a weekday. */
  readonly weekend: number;
}

/** Home zones of customers, with the share of the customer base. */
export function zone(random: Random): number {
  return random.weighted([
    [0, 3],
    [1, 4],
    [2, 2],
    [-5, 3],
    [-8, 2],
    [5.5, 1],
    [8, 1],
    [9, 1],
  ]);
}

export function officeHabit(random: Random): Habit {
  return { curve: officeCurve, zone: zone(random), weekend: random.between(0, 0.12) };
}

export function eveningHabit(random: Random): Habit {
  return { curve: eveningCurve, zone: zone(random), weekend: random.between(0.8, 2.2) };
}

export function consumerHabit(random: Random): Habit {
  return { curve: consumerCurve, zone: zone(random), weekend: random.between(0.5, 1.3) };
}

/** Activity of a habit at an instant, 0 to about 1. */
export function activity(habit: Habit, time: number): number {
  const local = new Date(time + habit.zone * HOUR);
  const weekday = local.getUTCDay();
  const hour = habit.curve[local.getUTCHours()] ?? 0;
  return hour * (weekday === 0 || weekday === 6 ? habit.weekend : 1);
}

/** An instant drawn by the habit, by rejection over the whole span; falls back to a uniform one where the habit is never awake. */
export function instant(random: Random, span: Span, habit: Habit): number {
  const most = Math.max(1, habit.weekend) * Math.max(...habit.curve);
  for (let trial = 0; trial < 400; trial += 1) {
    const time = random.between(span.start, span.end);
    if (random.next() * most < activity(habit, time)) return Math.floor(time);
  }
  return Math.floor(random.between(span.start, span.end));
}

function inOrder(moments: Moment[], span: Span): Moment[] {
  return moments
    .filter(({ time }) => time >= span.start && time < span.end)
    .sort((one, other) => one.time - other.time);
}

/** Numbers the sittings by time after all were laid out. */
function bySitting(sittings: readonly (readonly number[])[], span: Span): Moment[] {
  const sorted = [...sittings].sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
  return inOrder(
    sorted.flatMap((times, sitting) => times.map((time) => ({ time: Math.floor(time), sitting }))),
    span,
  );
}

/** Requests in the span for so many a week. */
function inSpan(aWeek: number, span: Span): number {
  return Math.max(1, Math.round((aWeek * span.days) / 7));
}

/** Requests of many end users through one service: independent of each other, following the day curve. */
export function steady(random: Random, span: Span, { aWeek, habit }: { aWeek: number; habit: Habit }): Moment[] {
  const times = Array.from({ length: inSpan(aWeek, span) }, () => instant(random, span, habit));
  return times.sort((one, other) => one - other).map((time, sitting) => ({ time, sitting }));
}

export interface Sittings {
  /** Requests a week, about. */
  readonly aWeek: number;
  readonly habit: Habit;
  /** Requests in one sitting, median. */
  readonly each: number;
  /** Mean pause between two requests of a sitting, in seconds. */
  readonly pauseSeconds: number;
}

/** A person at a screen: sittings at the hours of the habit, pauses to read and think. */
export function sittings(random: Random, span: Span, { aWeek, habit, each, pauseSeconds }: Sittings): Moment[] {
  const all: number[][] = [];
  let left = inSpan(aWeek, span);
  while (left > 0) {
    const size = Math.min(left, Math.max(1, Math.round(random.around(each, 0.6))));
    left -= size;
    let time = instant(random, span, habit);
    all.push(
      Array.from({ length: size }, () => {
        time += (2 + random.exponential(pauseSeconds)) * SECOND;
        return time;
      }),
    );
  }
  return bySitting(all, span);
}

export interface Job {
  /** Requests a run, about. */
  readonly size: number;
  /** UTC hour of the day, may carry a fraction. */
  readonly hour: number;
  readonly perSecond: number;
  /** Days between runs. */
  readonly every?: number;
  /** Run on weekdays only. */
  readonly weekdays?: boolean;
}

/** A scheduled job: starts on the minute, works through its list at a machine's pace with small stalls. */
export function nightly(
  random: Random,
  span: Span,
  { size, hour, perSecond, every = 1, weekdays = false }: Job,
): Moment[] {
  const runs: number[][] = [];
  for (let day = random.below(every); day < span.days; day += every) {
    let time = span.start + day * DAY + hour * HOUR + random.between(0.4, 9) * SECOND;
    const weekday = new Date(time).getUTCDay();
    if (weekdays && (weekday === 0 || weekday === 6)) continue;
    const length = Math.max(1, Math.round(random.around(size, 0.15)));
    runs.push(
      Array.from({ length }, () => {
        time += random.exponential(SECOND / perSecond) + (random.chance(0.01) ? random.between(2, 20) * SECOND : 0);
        return time;
      }),
    );
  }
  return bySitting(runs, span);
}

/** A monitor's clock: every so many seconds, day and night, with little jitter and now and then a gap. */
export function polling(random: Random, span: Span, everySeconds: number): Moment[] {
  const moments: Moment[] = [];
  let time = span.start + random.next() * everySeconds * SECOND;
  for (let sitting = 0; time < span.end; sitting += 1) {
    if (!random.chance(0.004)) moments.push({ time: Math.floor(time + random.between(0, 0.4) * SECOND), sitting });
    time += everySeconds * SECOND;
  }
  return moments;
}

export interface Run {
  readonly count: number;
  /** Beginning, milliseconds. */
  readonly start: number;
  readonly perSecond: number;
}

/** One run at machine pace from a given start. */
export function run(random: Random, span: Span, { count, start, perSecond }: Run): Moment[] {
  let time = start;
  const times = Array.from({ length: Math.round(count) }, () => {
    time += random.exponential(SECOND / perSecond);
    return time;
  });
  return bySitting([times], span);
}

/** Several rhythms of one account as one; sittings are renumbered so that they stay apart. */
export function together(span: Span, ...parts: readonly (readonly Moment[])[]): Moment[] {
  const moments = parts.flatMap((part, index) =>
    part.map(({ time, sitting }) => ({ time, sitting: sitting * parts.length + index })),
  );
  return inOrder(moments, span);
}

/** The part of the span in which an account exists: newcomers start late, some leave early. */
export function within(span: Span, from: number, to: number): Span {
  const start = span.start + (span.end - span.start) * from;
  const end = span.start + (span.end - span.start) * to;
  return { start, end, days: (end - start) / DAY };
}
