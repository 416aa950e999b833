/** Texts from the bytes into the event. */
import { inputKinds, type TextSlice } from '../../events/event.js';
import type { Target } from '../dialects/dialect.js';
import { writeText } from '../dialects/input.js';
import { putText } from '../dialects/text.js';
import { LONGEST_LABEL, looksLikeLabel, MOST_LABEL_WORDS } from '../dialects/output.js';
import type { Scratch } from '../scratch.js';
import { cellKinds } from './cell-kinds.js';
import type { Cells } from './cells.js';
import { decodeText } from './cell-values.js';
import type { Tape } from './tape.js';

/** Bytes that a word put in place of an input has at most, and the letters such words begin with. */
const LONGEST_STAND_IN = 180;
const STAND_INS = new Set(Buffer.from('dDrR[<*'));

/** Points the slice at the text of a cell. */
export function putString(slice: TextSlice, scratch: Scratch, cells: Cells, column: number): void {
  const bytes = cells.bytes[column];
  const start = cells.starts[column] ?? 0;
  const end = cells.ends[column] ?? 0;
  if (bytes === undefined || start === end) slice.clear();
  else if (cells.kinds[column] === cellKinds.escaped) scratch.putUnescaped(slice, bytes, start, end);
  else slice.set(bytes, start, end);
}

/** Points the slice at the text of a token. */
export function putToken(slice: TextSlice, scratch: Scratch, tape: Tape, token: number): void {
  const start = tape.start(token) + 1;
  const end = tape.end(token) - 1;
  if (start === end) slice.clear();
  else if (tape.kinds[token] === cellKinds.escaped) scratch.putUnescaped(slice, tape.bytes, start, end);
  else slice.set(tape.bytes, start, end);
}

/** Takes the text that stands in the event's slice as the input, or as the conversation that was written into it. */
export function acceptPrompt(target: Target): void {
  const { text } = target.event;
  if (!mayHoldTurns(text)) {
    acceptText(target);
    return;
  }
  const prompt = decodeText(text.bytes, text.start, text.end);
  text.clear();
  writeText(prompt, target);
}

/** Takes the text that stands in the event's slice as the input. */
export function acceptText(target: Target): void {
  const { event } = target;
  const { bytes, start, end } = event.text;
  if (start === end) return;
  if (end - start <= LONGEST_STAND_IN && STAND_INS.has(bytes[start] ?? 0)) {
    const text = decodeText(bytes, start, end);
    event.text.clear();
    putText(text, target);
  } else event.inputKind = inputKinds.text;
}

/**
 * True when a conversation may be written into the text (`turnsIn`): it begins with a mark of a chat template or the name of a speaker, or
 * its last sign is the colon behind one.
 */
function mayHoldTurns(text: TextSlice): boolean {
  const { bytes } = text;
  const first = firstSign(text);
  const opening = bytes[first] ?? 0;
  return (
    bytes[lastSign(text, first)] === 0x3a || opening === 0x3c || MAY_OPEN.has((opening << 8) | (bytes[first + 1] ?? 0))
  );
}

/** The two bytes with which `[INST]`, `[SYSTEM_PROMPT]`, `[gMASK]`, headings, "System", "Human" and "USER" begin, in the cases in which they count; one alone would be that of "Summarise" and "How". */
const MAY_OPEN = new Set(
  ['[I', '[S', '[g', '##', 'sy', 'Sy', 'SY', 'Hu', 'HU', 'US'].map(
    (two) => (two.charCodeAt(0) << 8) | two.charCodeAt(1),
  ),
);

/** 1 for bytes with which a JSON string may begin that is JSON again: brackets, quotes, and what may stand for them or before them. */
const MAY_HIDE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 0x20 || '{["\\'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** True when an object or a list may be hidden in the text, or in a JSON string that the text is: other text stays as it is, even if it is JSON. */
export function mayHoldJson(text: TextSlice): boolean {
  const { bytes } = text;
  const first = firstSign(text);
  const opening = bytes[first];
  const closing = bytes[lastSign(text, first)];
  if (opening === 0x7b) return closing === 0x7d;
  if (opening === 0x5b) return closing === 0x5d;
  return opening === 0x22 && closing === 0x22 && MAY_HIDE[bytes[first + 1] ?? 0] === 1;
}

/** True when the text may be JSON in base64: it begins as `{` or `[` do then, and goes on without a blank. */
export function mayHoldBase64({ bytes, start, end }: TextSlice): boolean {
  const first = bytes[start];
  if ((first !== 0x65 && first !== 0x57) || end - start < BASE64_LETTERS) return false;
  return isBase64(bytes, start, start + BASE64_LETTERS);
}

const BASE64_LETTERS = 8;

/** True when the text may be a picture in base64 or in an address of its own (`data:`): it is long and without a blank. */
export function mayHoldPicture({ bytes, start, end }: TextSlice): boolean {
  if (end - start < SHORTEST_PICTURE) return false;
  if (bytes[start] === 0x64 && bytes[start + 4] === 0x3a) return true;
  return isBase64(bytes, start, start + PICTURE_LETTERS);
}

const SHORTEST_PICTURE = 64;
/** As far as a text that begins like a picture is looked at, without what may fill up the end. */
const PICTURE_LETTERS = 30;

/** True when the text may be a list of numbers: it begins and ends with a digit, a sign, a point, a bracket or what parts numbers. */
export function mayHoldNumbers({ bytes, start, end }: TextSlice): boolean {
  return end - start >= SHORTEST_NUMBERS && isOfNumber(bytes[start] ?? 0) && isOfNumber(bytes[end - 1] ?? 0);
}

/** Eight digits and what parts them. */
const SHORTEST_NUMBERS = 15;

function isOfNumber(byte: number): boolean {
  if (byte >= 0x30 && byte <= 0x39) return true;
  return (byte >= 0x2c && byte <= 0x2e) || byte === 0x3b || byte === 0x5b || byte === 0x5d || isBlank(byte);
}

/** Letters, digits and signs of base64, also of that for addresses. */
function isBase64(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    const letter = byte | 0x20;
    const isLetter = letter >= 0x61 && letter <= 0x7a;
    const isDigitOrSign = (byte >= 0x2f && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x5f;
    if (!isLetter && !isDigitOrSign) return false;
  }
  return true;
}

/** Where the text begins behind blanks; its end where it is nothing else. */
function firstSign({ bytes, start, end }: TextSlice): number {
  let first = start;
  while (first < end && isBlank(bytes[first])) first += 1;
  return first;
}

/** Where the last sign of the text stands, from the first on. */
function lastSign({ bytes, end }: TextSlice, first: number): number {
  let last = end - 1;
  while (last > first && isBlank(bytes[last])) last -= 1;
  return last;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Bytes with which numbers begin, and in chats the transcripts of streamed answers. */
export function needsLook(first: number, isChat: boolean): boolean {
  if (isChat) return first <= 0x20 || first === 0x64 || first === 0x65;
  return first === 0x2d || (first >= 0x30 && first <= 0x39);
}

/** `looksLikeLabel` without making a string, where the text is ASCII. */
export function isLabel(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 3 * LONGEST_LABEL) return false;
  let blanks = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) return looksLikeLabel(decodeText(bytes, start, end));
    if (byte === 0x0a) return false;
    if (byte === 0x20) blanks += 1;
  }
  return end - start <= LONGEST_LABEL && blanks < MOST_LABEL_WORDS;
}
