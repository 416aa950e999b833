/** Times as people and older programs write them, where the order of day and month cannot be mistaken. */
import { clockMs, DAY, daysSince1970, monthNamed, offsetMs } from './civil-time.js';

// Spreadsheets leave the seconds out.
const CLOCK = String.raw`(?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?`;
const ZONE = String.raw`(?:\s?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;

const forms: readonly RegExp[] = [
  // ISO 8601, basic format: 20260105T100000Z.
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})T(?<h>\d{2})(?<min>\d{2})(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?(?<zone>Z|[+-]\d{4})?$/,
  // Go's log package, nginx' error log: 2026/01/05 10:00:00.
  new RegExp(String.raw`^(?<y>\d{4})/(?<m>\d{2})/(?<d>\d{2})(?: ${CLOCK}${ZONE})?$`),
  // RFC 5322 and HTTP: Mon, 05 Jan 2026 10:00:00 GMT.
  new RegExp(String.raw`^(?:[A-Z][a-z]{2}, )?(?<d>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<y>\d{4}) ${CLOCK}${ZONE}$`),
  // C's ctime: Mon Jan  5 10:00:00 2026.
  new RegExp(String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<d>\d{1,2}) ${CLOCK} (?<y>\d{4})$`),
  // Dates of JavaScript as text: Mon Jan 05 2026 10:00:00 GMT+0100 (Central European Standard Time).
  new RegExp(
    String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<d>\d{2}) (?<y>\d{4}) ${CLOCK} GMT(?<zone>[+-]\d{4})(?: \([^)]*\))?$`,
  ),
  // Azure portal, spreadsheets of the United States: 1/5/2026, 10:00:00.446 AM. Without AM or PM it may be the day that comes first.
  new RegExp(String.raw`^(?<m>\d{1,2})/(?<d>\d{1,2})/(?<y>\d{4}),? ${CLOCK}\s(?<half>[AP]M)$`, 'i'),
  new RegExp(String.raw`^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2}),? ${CLOCK}\s(?<half>[AP]M)$`, 'i'),
  // 05.01.2026 10:00:00: with points the day comes first.
  new RegExp(String.raw`^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?:,? ${CLOCK}${ZONE})?$`),
];

/** Milliseconds since 1970 UTC, or NaN. Example: `1/5/2026, 10:00:00 PM` is 22:00 on the fifth of January. */
export function parseWritten(text: string): number {
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return timeOf(parts);
  }
  return NaN;
}

function timeOf(parts: Readonly<Record<string, string | undefined>>): number {
  const { y, m, month, d, h = '0', min = '0', s = '0', f = '', zone, half } = parts;
  const date = daysSince1970(Number(y), month === undefined ? Number(m) : monthNamed(month), Number(d));
  const clock = clockMs(half === undefined ? Number(h) : hourOf(Number(h), half), Number(min), Number(s));
  return date * DAY + clock + Number(f.padEnd(3, '0').slice(0, 3)) - offsetMs(zone);
}

/** 12 AM is midnight. */
function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

/** Times that libraries put into objects: MongoDB's `{"$date": ...}`, the seconds and nanoseconds of protocol buffers. */
export function innerTime(value: object): unknown {
  if ('$date' in value) return value.$date;
  if ('$numberLong' in value) return value.$numberLong;
  if ('seconds' in value) {
    const nanos = 'nanos' in value ? Number(value.nanos) : 0;
    return Number(value.seconds) + nanos / 1e9;
  }
  return undefined;
}
