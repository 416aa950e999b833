/**
 * Bodies that Python wrote with `str()` instead of `json.dumps()`, as pandas does for the dictionaries of a CSV file:
 * `{'messages': [{'role': 'user', 'content': "it's"}], 'stream': False}`.
 * DuckDB writes structs and lists of its own like that, with texts as they are: `{'a': 1, 'c': hello, 'd': NULL}`.
 * Source: Python language reference, "Lexical analysis": string and bytes literals, keywords; library reference, `repr`; DuckDB documentation, "Struct Data Type".
 */

import { losesDigits } from './whole-numbers.js';

const DEEPEST = 64;
/** Begins as a dictionary or list whose first text is in single quotes, or has words that JSON does not know. */
const MAY_BE = /^\s*[[({][\s[({]*'|\b(?:None|True|False)\b/;
const WORDS = /(?:None|True|False|nan|-?inf)\b/y;
/** A text without quotes, up to the comma or bracket behind it: nothing that begins another value, and no call such as `array([1])`. */
const BARE = /[^'"\\,{}[\]()]+(?=[,}\]])/y;
const NUMBER = /-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const PLAIN = /[^'"\\]+/y;
const BLANKS = /\s*/y;
const HEX = /^[0-9a-f]+$/i;

/** The object or list that the text stands for; undefined for any other text. */
export function parsePython(text: string): object | undefined {
  if (!MAY_BE.test(text.slice(0, 4096))) return undefined;
  const reading = new Reading(text);
  const value = reading.value(0);
  return typeof value === 'object' && value !== null && reading.isAtEnd() ? value : undefined;
}

/** What is no literal at all; JSON's null is one. */
const NONE = Symbol('no literal');

class Reading {
  private readonly text: string;
  private at = 0;
  /** Words without quotes are texts in structs alone: a list of words may be prose in brackets. */
  private readonly isStruct: boolean;

  constructor(text: string) {
    this.text = text;
    this.isStruct = text.trimStart().startsWith('{');
  }

  isAtEnd(): boolean {
    this.match(BLANKS);
    return this.at === this.text.length;
  }

  value(depth: number): unknown {
    this.match(BLANKS);
    const first = this.text.charAt(this.at);
    if (depth < DEEPEST && first === '{') return this.dictionary(depth);
    if (depth < DEEPEST && (first === '[' || first === '(')) return this.list(first === '[' ? ']' : ')', depth);
    return first === "'" || first === '"' || first === 'b' ? this.string() : this.scalar();
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }

  private takes(character: string): boolean {
    this.match(BLANKS);
    if (this.text.charAt(this.at) !== character) return false;
    this.at += 1;
    return true;
  }

  private dictionary(depth: number): unknown {
    this.at += 1;
    const fields: Record<string, unknown> = {};
    while (!this.takes('}')) {
      const name = this.value(depth + 1);
      if ((typeof name !== 'string' && typeof name !== 'number') || !this.takes(':')) return NONE;
      const value = this.value(depth + 1);
      if (value === NONE) return NONE;
      if (name !== '__proto__') fields[name] = value;
      if (!this.takes(',') && this.text.charAt(this.at) !== '}') return NONE;
    }
    return fields;
  }

  private list(end: string, depth: number): unknown {
    this.at += 1;
    const list: unknown[] = [];
    while (!this.takes(end)) {
      const value = this.value(depth + 1);
      if (value === NONE) return NONE;
      list.push(value);
      if (!this.takes(',') && this.text.charAt(this.at) !== end) return NONE;
    }
    return list;
  }

  private scalar(): unknown {
    const start = this.at;
    const word = this.match(WORDS);
    const digits = word === undefined ? this.match(NUMBER) : undefined;
    if ((word ?? digits) !== undefined && this.endsValue())
      return word === undefined ? numberOf(digits ?? '') : wordOf(word);
    this.at = start;
    const bare = this.isStruct ? (this.match(BARE)?.trim() ?? '') : '';
    return bare === '' ? NONE : bare === 'NULL' ? null : bare;
  }

  private endsValue(): boolean {
    this.match(BLANKS);
    return this.at === this.text.length || /[,:}\])]/.test(this.text.charAt(this.at));
  }

  private string(): unknown {
    if (this.text.charAt(this.at) === 'b') this.at += 1;
    const quote = this.text.charAt(this.at);
    if (quote !== "'" && quote !== '"') return NONE;
    this.at += 1;
    let result = '';
    while (this.at < this.text.length) {
      result += this.match(PLAIN) ?? '';
      const character = this.text.charAt(this.at);
      this.at += 1;
      if (character === quote) return result;
      result += character === '\\' ? this.escape() : character;
    }
    return NONE;
  }

  /** The character behind a backslash. */
  private escape(): string {
    const kind = this.text.charAt(this.at);
    this.at += 1;
    const length = { x: 2, u: 4, U: 8 }[kind];
    if (length === undefined) return { n: '\n', r: '\r', t: '\t', '\n': '' }[kind] ?? simple(kind);
    const digits = this.text.slice(this.at, this.at + length);
    const code = HEX.test(digits) ? Number.parseInt(digits, 16) : NaN;
    this.at += length;
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
}

function wordOf(word: string): boolean | null {
  return word === 'True' || word === 'False' ? word === 'True' : null;
}

function numberOf(digits: string): number | string {
  const number = Number(digits);
  return losesDigits(number) ? digits : number;
}

function simple(kind: string): string {
  return kind === "'" || kind === '"' || kind === '\\' ? kind : `\\${kind}`;
}
