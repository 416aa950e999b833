/** logfmt: pairs of key and value, as services in Go and many proxies write them. */
import { saysWhoOrWhen } from '../presets/known-names.js';
import { defineGrammar } from './grammar.js';

const KEY = /\s*([A-Za-z_@][\w.@/-]*)=/y;
const BARE = /(?:[^\s"=]\S*)?(?=\s|$)/y;
/** Fewer pairs are a sentence with an equals sign. */
const FEWEST_PAIRS = 3;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

export const logfmt = defineGrammar({
  id: 'logfmt',
  title: 'Pairs of key and value (logfmt)',
  example:
    'time=2026-01-05T10:00:00Z level=info account=acct_42 prompt="say \\"hi\\"" answer=hello status=200 duration_ms=31',
  source: 'B. Kragh, "logfmt"; Go, log/slog, TextHandler; Grafana Loki, logfmt parser',

  parse(line) {
    const record: Record<string, unknown> = {};
    let end = 0;
    for (let key = matchAt(KEY, line, 0); key !== null; key = matchAt(KEY, line, end)) {
      const value = valueAt(line, KEY.lastIndex);
      if (value === undefined) break;
      record[key[1] ?? ''] = value.text;
      end = value.end;
    }
    const names = Object.keys(record);
    const isWhole = line.slice(end).trim() === '' && names.length >= FEWEST_PAIRS;
    return isWhole && names.some((name) => saysWhoOrWhen(name)) ? record : undefined;
  },
});

function matchAt(form: RegExp, line: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(line);
}

/** The value that begins at a place, and where it ends; undefined where none does. */
function valueAt(line: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (line[at] !== '"') {
    const bare = matchAt(BARE, line, at);
    return bare === null ? undefined : { text: bare[0], end: BARE.lastIndex };
  }
  const close = closingQuote(line, at + 1);
  if (close < 0 || !/^\s?$/.test(line.charAt(close + 1))) return undefined;
  return { text: unquoted(line.slice(at + 1, close)), end: close + 1 };
}

/** The next quote that is not escaped, or -1. No pattern: on millions of characters it would run out of stack. */
function closingQuote(line: string, from: number): number {
  for (let quote = line.indexOf('"', from); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (quote - slashes > from && line[quote - slashes - 1] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote;
  }
  return -1;
}

function unquoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, letter: string) => LETTERS[letter] ?? letter) : text;
}
