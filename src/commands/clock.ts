/** The time of a run, and times as people write them. */
import { offsetAt } from '../config/time-zone.js';
import { UserError } from '../errors.js';
import type { Io } from './command.js';

/** Now, or what SOURCE_DATE_EPOCH says (seconds since 1970): then the same input gives the same bytes. */
export function timeOfRun(environment: Io['environment']): Date {
  const seconds = environment['SOURCE_DATE_EPOCH'];
  if (seconds === undefined || seconds === '') return new Date();
  const time = /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1000) : new Date(NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new UserError(
    `SOURCE_DATE_EPOCH "${seconds}" is not a number of seconds since 1970`,
    'unset it, or set it to the output of: date +%s',
  );
}

/** The zone of times that name none, and of those in reports for people. */
export function zoneOfRun({ configuration }: Io): string {
  return configuration?.timeZone ?? 'UTC';
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};
const RELATIVE = /^(\d+)([smhdw])$/;
const ABSOLUTE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Milliseconds since 1970 of `7d` (before now) or an ISO 8601 time; NaN if it is neither.
 * @param timeZone of times that name no offset
 */
export function parseWhen(text: string, now: Date, timeZone = 'UTC'): number {
  const [, amount, unit] = RELATIVE.exec(text) ?? [];
  if (amount !== undefined && unit !== undefined) return now.getTime() - Number(amount) * (UNITS[unit] ?? NaN);
  const [, day, clock = '00:00', zone] = ABSOLUTE.exec(text) ?? [];
  if (day === undefined) return NaN;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // 30 February would silently become 2 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return NaN;
  if (zone === undefined) return inZone(Date.parse(`${day}T${clock}Z`), timeZone);
  return Date.parse(`${day}T${clock}${zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
}

/**
 * The time at which the clocks of a zone show what UTC clocks show at `shown`. Where they show it twice (autumn) the first; where they
 * skip it (spring) as long after the jump as it lies after its beginning.
 */
function inZone(shown: number, timeZone: string): number {
  if (timeZone === 'UTC' || Number.isNaN(shown)) return shown;
  const day = 86_400_000;
  const [before, after] = [offsetAt(shown - day, timeZone), offsetAt(shown + day, timeZone)];
  const first = shown - Math.max(before, after);
  return offsetAt(first, timeZone) === Math.max(before, after) ? first : shown - Math.min(before, after);
}
