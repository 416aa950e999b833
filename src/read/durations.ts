/** Durations as logs write them, as milliseconds: numbers in the unit of their column, or texts that name their unit. */
import { asNumber } from './values.js';

const UNITS_MS: Readonly<Record<string, number>> = {
  ...{ ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 },
  ...{ sec: 1000, secs: 1000, second: 1000, seconds: 1000, msec: 1, milliseconds: 1, min: 60_000 },
};
const PART = String.raw`(\d+(?:\.\d+)?|\.\d+)\s?([a-zµμ]+)`;
/** Go and protocol buffers: `1m2.5s`, `350µs`, `0.101s`; with a blank as well: `101 ms`. */
const NAMED = new RegExp(`^(?:${PART})+$`);
const ONE_PART = new RegExp(PART, 'g');
/** ISO 8601: `PT0.101S`, `P0DT0H0M0.101S`. */
const ISO = /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;
/** Python and .NET: `0:00:00.101000`, `0 days 00:00:00.101000`. */
const CLOCK = /^(?:(\d+) days? )?(\d{1,3}):(\d{2}):(\d{2}(?:\.\d+)?)$/;
/** Thousands apart, as Kibana and spreadsheets export numbers: `1,234`, `12,345.6`. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** Longer texts are none. */
const LONGEST = 60;

/** Milliseconds, or NaN for what is no duration. @param unitMs milliseconds in one unit of a bare number */
export function durationMs(value: unknown, unitMs: number): number {
  const number = asNumber(value);
  if (!Number.isNaN(number)) return number * unitMs;
  if (typeof value !== 'string' || value.length > LONGEST) return NaN;
  const text = value.trim();
  if (NAMED.test(text)) return sumOfParts(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(',', '')) * unitMs;
  const iso = ISO.exec(text) ?? CLOCK.exec(text);
  if (iso === null) return NaN;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return tidy((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

function sumOfParts(text: string): number {
  let sum = 0;
  for (const [, amount, unit = ''] of text.matchAll(ONE_PART)) {
    sum += Number(amount) * (Object.hasOwn(UNITS_MS, unit) ? (UNITS_MS[unit] ?? NaN) : NaN);
  }
  return tidy(sum);
}

/** Whole nanoseconds: 0.101 times 1000 is no whole number. */
function tidy(milliseconds: number): number {
  return Math.round(milliseconds * 1e6) / 1e6;
}
