/** Texts from the bytes into the event. */
import { inputKinds, type TextSlice } from '../../events/event.js';
import type { Target } from '../dialects/dialect.js';
import { writeText } from '../dialects/input.js';
import type { Scratch } from '../scratch.js';
import { decodeText } from './cell-values.js';

/** Bytes that a word put in place of an input has at most, and the letters such words begin with. */
const LONGEST_STAND_IN = 180;
const STAND_INS = new Set(Buffer.from('dDrR[<*'));

/** Points the slice at the JSON string between two quotes. */
// eslint-disable-next-line max-params -- a hot path: a string by its place
export function putString(
  slice: TextSlice,
  scratch: Scratch,
  bytes: Uint8Array,
  start: number,
  end: number,
  hasEscape: boolean,
): void {
  if (start === end) slice.clear();
  else if (hasEscape) scratch.putUnescaped(slice, bytes, start, end);
  else slice.set(bytes, start, end);
}

/** Takes the text that stands in the event's slice as the input. */
export function acceptText(target: Target): void {
  const { event } = target;
  const { bytes, start, end } = event.text;
  if (start === end) return;
  if (end - start <= LONGEST_STAND_IN && STAND_INS.has(bytes[start] ?? 0)) {
    const text = decodeText(bytes, start, end);
    event.text.clear();
    writeText(text, target);
  } else event.inputKind = inputKinds.text;
}

/** True when JSON may be hidden in the text: it begins and ends as an object, a list or a string does. */
export function mayHoldJson({ bytes, start, end }: TextSlice): boolean {
  let first = start;
  let last = end - 1;
  while (first < end && isBlank(bytes[first])) first += 1;
  while (last > first && isBlank(bytes[last])) last -= 1;
  const opening = bytes[first];
  const closing = bytes[last];
  if (opening === 0x7b) return closing === 0x7d;
  return (opening === 0x5b && closing === 0x5d) || (opening === 0x22 && closing === 0x22);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
