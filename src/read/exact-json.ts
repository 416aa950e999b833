/** JSON of which no id loses digits. */
import { mendedJson } from './mended-json.js';

const LONG_INTEGER = /[:[,]\s*-?\d{16,}/;

/** JSON.parse, except that whole numbers beyond 2^53 come as strings: as ids they must stay what they are. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return LONG_INTEGER.test(text) ? (JSON.parse(quoteLongIntegers(text)) as unknown) : value;
}

/** The value of a line, as it stands or mended; undefined for what is no JSON either way. */
export function parseLine(text: string): { readonly value: unknown; readonly isMended: boolean } | undefined {
  try {
    return { value: parseExactly(text), isMended: false };
  } catch {
    const mended = text.startsWith('{') ? mendedJson(text) : undefined;
    if (mended === undefined) return undefined;
    try {
      return { value: parseExactly(mended), isMended: true };
    } catch {
      return undefined;
    }
  }
}

/** Puts quotes around whole numbers that a double cannot hold; `text` is known to be valid JSON. */
function quoteLongIntegers(text: string): string {
  let result = '';
  let copied = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    else if (isNumberPart(code)) {
      let end = i + 1;
      while (end < text.length && isNumberPart(text.charCodeAt(end))) end += 1;
      const number = text.slice(i, end);
      if (end - i >= 16 && /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number))) {
        result += `${text.slice(copied, i)}"${number}"`;
        copied = end;
      }
      i = end - 1;
    }
  }
  return result + text.slice(copied);
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Position of the closing quote. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}

/** Digits, sign, point, and the exponent's letter (which else only stands in `true`, `false`: no digits there). */
function isNumberPart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101;
}
