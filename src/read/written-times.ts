/** Times as people and older programs write them, where the order of day and month cannot be mistaken. */
import { clockMs, DAY, daysSince1970, monthNamed, offsetMs } from './civil-time.js';

// Spreadsheets leave the seconds out.
const CLOCK = String.raw`(?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?`;
const HALF = String.raw`\s?(?<half>[AP]M)`;
const ZONE = String.raw`(?:\s?(?<zone>Z|[A-Z]{3,5}|[+-]\d{2}:?\d{2}))?`;

const forms: readonly RegExp[] = [
  // ISO 8601, basic format, and date and clock as digits alone: 20260105T100000Z, 20260105 10:00:00, 20260105100000.
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:T|(?=\d{6}$))(?<h>\d{2})(?<min>\d{2})(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?(?<zone>Z|[+-]\d{4})?$/,
  new RegExp(String.raw`^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})[ T]${CLOCK}${ZONE}$`),
  // Go's log package, nginx' error log: 2026/01/05 10:00:00.
  new RegExp(String.raw`^(?<y>\d{4})/(?<m>\d{2})/(?<d>\d{2})(?: ${CLOCK}${ZONE})?$`),
  // RFC 5322 and HTTP: Mon, 05 Jan 2026 10:00:00 GMT; with hyphens SAS, Oracle and people: 05-Jan-2026 10:00:00.
  new RegExp(
    String.raw`^(?:[A-Z][a-z]{2}, )?(?<d>\d{1,2})[ -](?<month>[A-Z]{3})[ -](?<y>\d{4})[ ,:]+${CLOCK}${ZONE}$`,
    'i',
  ),
  // RFC 850: Monday, 05-Jan-26 10:00:00 GMT.
  new RegExp(String.raw`^[A-Z][a-z]{5,8}, (?<d>\d{2})-(?<month>[A-Z][a-z]{2})-(?<yy>\d{2}) ${CLOCK}${ZONE}$`),
  // Oracle's usual form: 05-JAN-26 10.00.00.123000 AM.
  /^(?<d>\d{2})-(?<month>[A-Z]{3})-(?<yy>\d{2}) (?<h>\d{2})\.(?<min>\d{2})\.(?<s>\d{2})(?:[.,](?<f>\d{1,9}))? (?<half>[AP]M)(?: (?<zone>[+-]\d{2}:?\d{2}|UTC))?$/i,
  // C's ctime and the command date: Mon Jan  5 10:00:00 2026, Mon Jan  5 10:00:00 UTC 2026.
  new RegExp(
    String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<d>\d{1,2}) ${CLOCK}(?:${HALF})?${ZONE} (?<y>\d{4})$`,
  ),
  // Dates of JavaScript as text: Mon Jan 05 2026 10:00:00 GMT+0100 (Central European Standard Time).
  new RegExp(
    String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<d>\d{2}) (?<y>\d{4}) ${CLOCK} GMT(?<zone>[+-]\d{4})(?: \([^)]*\))?$`,
  ),
  // Kibana, SQL Server, spreadsheets: Jan 5, 2026 @ 10:00:00.123, Jan  5 2026 10:00:00AM.
  new RegExp(String.raw`^(?<month>[A-Z][a-z]{2}) +(?<d>\d{1,2}),? (?<y>\d{4})(?:,| @)? +${CLOCK}(?:${HALF})?${ZONE}$`),
  // Azure portal, spreadsheets of the United States: 1/5/2026, 10:00:00.446 AM. Without AM or PM it may be the day that comes first.
  new RegExp(String.raw`^(?<m>\d{1,2})/(?<d>\d{1,2})/(?<y>\d{4}),? ${CLOCK}${HALF}${ZONE}$`, 'i'),
  new RegExp(String.raw`^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2}),? ${CLOCK}${HALF}${ZONE}$`, 'i'),
  // 05.01.2026 10:00:00: with points the day comes first.
  new RegExp(String.raw`^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?:,? ${CLOCK}${ZONE})?$`),
];

/** Dates of .NET in JSON: /Date(1767607200123+0100)/, milliseconds since 1970 UTC whatever the offset. */
const DOTNET = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/;

/** Milliseconds since 1970 UTC, or NaN. Example: `1/5/2026, 10:00:00 PM` is 22:00 on the fifth of January. */
export function parseWritten(text: string): number {
  const dotnet = DOTNET.exec(text);
  if (dotnet !== null) return Number(dotnet[1]);
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return timeOf(parts);
  }
  return NaN;
}

function timeOf(parts: Readonly<Record<string, string | undefined>>): number {
  const { y, yy, m, month, d, h = '0', min = '0', s = '0', f = '', zone, half } = parts;
  const date = daysSince1970(
    y === undefined ? 2000 + Number(yy) : Number(y),
    month === undefined ? Number(m) : monthNamed(month),
    Number(d),
  );
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
