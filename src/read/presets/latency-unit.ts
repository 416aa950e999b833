/** In which unit a column of durations counts: by its name, by the columns beside it where these tell the program that wrote it. */
import { asNumber } from '../values.js';
import type { SeenColumn, SeenColumns } from './seen-columns.js';

/** Programs that name no unit in the column. */
const programs: readonly { readonly column: string; readonly beside: string; readonly unitMs: number }[] = [
  // Traefik, "Access logs": durations in nanoseconds.
  { column: 'Duration', beside: 'OriginDuration', unitMs: 1e-6 },
  { column: 'Duration', beside: 'RouterName', unitMs: 1e-6 },
  // Elastic Common Schema: nanoseconds.
  { column: 'event.duration', beside: '@timestamp', unitMs: 1e-6 },
  // Caddy, "log": seconds, unless its encoder is told otherwise.
  { column: 'duration', beside: 'resp_headers', unitMs: 1000 },
  // Tyk, analytics records: milliseconds.
  { column: 'request_time', beside: 'raw_request', unitMs: 1 },
];

/** Milliseconds in one unit; undefined where nothing tells. */
export function latencyUnitOf({ name, values }: SeenColumn, seen: SeenColumns): number | undefined {
  const known = programs.find(({ column, beside }) => column === name && seen.named(beside) !== undefined);
  if (known !== undefined) return known.unitMs;
  // Texts name their units themselves.
  return values.length > 0 && values.every((value) => Number.isNaN(asNumber(value))) ? 1 : unitMs(name);
}

/** Milliseconds in the unit a column's name tells; undefined when it tells none. */
export function unitMs(name: string): number | undefined {
  if (/ms|milli|response_?latency|latencies\.request$/i.test(name)) return 1;
  if (/request_?time$|(?:_|\b)(?:s|secs?|seconds)$|[a-z](?:Seconds|Secs?)$/i.test(name)) return 1000;
  if (/(?:_us|micros|microseconds)$/i.test(name)) return 1e-3;
  return /(?:_ns|nanos|nanoseconds)$/i.test(name) ? 1e-6 : undefined;
}
