/** The commonest written times straight from their digits; NaN for every other form. */
import { viewOf } from '../../represent/wide-bytes.js';
import { clockMs, DAY, daysSince1970 } from '../civil-time.js';

const Z = 0x5a;
const POINT = 0x2e;

/** The date looked at last, as its bytes, and the day it is: of a log most times are of the day before them. */
let firstFour = 0;
let secondFour = 0;
let lastTwo = 0;
let day = NaN;

/** `YYYY-MM-DDTHH:MM:SSZ` with 0 to 9 digits of a fraction, of which milliseconds count, as in `parseTime`. */
export function isoTime(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 20 || length > 30 || bytes[end - 1] !== Z || !hasMarks(bytes, start)) return NaN;
  const date = dayAt(bytes, start);
  const clock = clockMs(digits(bytes, start + 11, 2), digits(bytes, start + 14, 2), digits(bytes, start + 17, 2));
  if (length === 20) return date * DAY + clock;
  if (bytes[start + 19] !== POINT || length === 21) return NaN;
  const places = length - 21;
  const fraction = digits(bytes, start + 20, places);
  const power = POWERS[Math.abs(places - 3)] ?? NaN;
  return date * DAY + clock + (places <= 3 ? fraction * power : Math.floor(fraction / power));
}

function dayAt(bytes: Uint8Array, start: number): number {
  const view = viewOf(bytes);
  const first = view.getInt32(start, true);
  const second = view.getInt32(start + 4, true);
  const third = view.getInt16(start + 8, true);
  if (first === firstFour && second === secondFour && third === lastTwo) return day;
  firstFour = first;
  secondFour = second;
  lastTwo = third;
  day = daysSince1970(digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2));
  return day;
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

function hasMarks(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start + 4] === 0x2d &&
    bytes[start + 7] === 0x2d &&
    bytes[start + 10] === 0x54 &&
    bytes[start + 13] === 0x3a &&
    bytes[start + 16] === 0x3a
  );
}

function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i += 1) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
