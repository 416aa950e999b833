/** JSON of which no id loses digits. */
import { mendedJson } from './mended-json.js';
import { parsePython } from './python-literal.js';

function parseMended(text: string): { readonly value: unknown; readonly isMended: true } | undefined {
  try {
    const mended = mendedJson(text);
    if (mended !== undefined) return { value: parseExactly(mended), isMended: true };
  } catch {
    // It may be a dictionary as Python prints it.
  }
  const value = parsePython(text);
  return value === undefined ? undefined : { value, isMended: true };
}

/** Digits of the shortest whole number that a double may not hold. */
const LONG = 16;

/** JSON.parse, except that whole numbers beyond 2^53 come as strings: as ids they must stay what they are. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayHoldLongInteger(text) ? (JSON.parse(quoteLongIntegers(text)) as unknown) : value;
}

/** The value of a line, as it stands or mended; undefined for what is no JSON either way. */
export function parseLine(text: string): { readonly value: unknown; readonly isMended: boolean } | undefined {
  try {
    return { value: parseExactly(text), isMended: false };
  } catch {
    return text.startsWith('{') ? parseMended(text) : undefined;
  }
}

/**
 * False where no value of valid JSON is a whole number of so many digits. Of so many characters in a row one is looked at: a third of
 * the time of a regular expression.
 */
function mayHoldLongInteger(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isDigit(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (end - start >= LONG && isValueBehind(text, start)) return true;
    at = end - 1;
  }
  return false;
}

/** Whether what begins there stands where a value does, and not in a text. */
function isValueBehind(text: string, start: number): boolean {
  let at = text.charCodeAt(start - 1) === MINUS ? start - 2 : start - 1;
  while (at >= 0 && BLANKS.includes(text.charAt(at))) at -= 1;
  return at >= 0 && ':[,'.includes(text.charAt(at));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const MINUS = 45;
const BLANKS = ' \n\r\t';

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
