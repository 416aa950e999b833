/** Numbers and times in words: the only place that rounds. No locale: the same everywhere. */
import { zoneOf } from '../findings/in-zone.js';

/** A whole number with its thousands apart: 12,345. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Three significant digits, without an exponent where that reads well. */
export function measure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1000) return (value < 0 ? '-' : '') + count(size);
  if (size < 0.001) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/** A score or share of one with two digits; never 1.00 or 0.00 for something that is not. */
export function score(value: number): string {
  if (value > 0 && value < 0.005) return '<.01';
  if (value < 1 && value >= 0.995) return '>.99';
  return value.toFixed(2);
}

/** Whether a contribution would print as zero. */
export function isNothing(contribution: number): boolean {
  return Math.abs(contribution) < 0.0005;
}

/** What something adds, with its sign: +0.310, -0.020, and 0 for what adds nothing visible. */
export function signed(value: number): string {
  if (isNothing(value)) return '0';
  return (value > 0 ? '+' : '-') + Math.abs(value).toFixed(3);
}

/** Digits of numbers that machines read: contributions still add up to 1e-8; last digits, which hang on the order of sums, go. */
const DIGITS = 9;

export function forMachines(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
}

/** A probability: two significant digits, from 1e-4 down as a power of ten. */
export function probability(value: number): string {
  if (value >= 0.0001 || value === 0) return String(Number(value.toPrecision(2)));
  return value.toExponential(0);
}

export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '<0.1 %';
  return `${value < 10 && value !== Math.round(value) ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** The numbers of a record, strongest first; ties by name. */
function strongest(record: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(record).sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || (a < b ? -1 : 1));
}

/** `sweep 2.41, harvest 0.52`: the strongest `most`. */
export function namedNumbers(record: Readonly<Record<string, number>>, most = Infinity): string {
  return strongest(record)
    .slice(0, most)
    .map(([name, value]) => `${name} ${measure(value)}`)
    .join(', ');
}

/** `shift +0.410, probing -0.010`. */
export function namedContributions(record: Readonly<Record<string, number>>): string {
  return strongest(record)
    .map(([name, value]) => `${name} ${signed(value)}`)
    .join(', ');
}

/** `1 account`, `2 accounts`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${Math.round(value) === 1 ? one : many}`;
}

const ISO = /^(\d{4})-(\d\d-\d\d)T(\d\d:\d\d)/;

/** `2026-11-20 14:05`; what is not an ISO time stays as it is, null is a dash. */
export function minute(time: string | null): string {
  if (time === null) return '-';
  const [, year, day, clock] = ISO.exec(time) ?? [];
  return year === undefined ? time : `${year}-${day ?? ''} ${clock ?? ''}`;
}

/** `11-20 14:05`: for narrow columns whose heading names the year. */
export function minuteOfYear(time: string | null): string {
  return minute(time).replace(/^\d{4}-/, '');
}

/** `2026-11-20 14:05 UTC`. */
export function minuteInZone(time: string): string {
  return `${minute(time)} ${zoneOf(time)}`;
}

/** `2026-11-01 08:00 to 2026-11-20 17:30 UTC`. */
export function period(from: string | null, to: string | null): string {
  return from === null || to === null ? 'the log has no times' : `${minute(from)} to ${minuteInZone(to)}`;
}
