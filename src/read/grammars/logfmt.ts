/** logfmt: pairs of key and value, as services in Go and many proxies write them. */
import { plainName } from '../column-name.js';
import { knownNames } from '../presets/known-names.js';
import { defineGrammar } from './grammar.js';

const PAIR = /\s*([A-Za-z_@][\w.@/-]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s"=]\S*)?)(?=\s|$)/y;
/** Fewer pairs are a sentence with an equals sign. */
const FEWEST_PAIRS = 3;
const telling: ReadonlySet<string> = new Set([...knownNames.account, ...knownNames.time].map(plainName));
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

export const logfmt = defineGrammar({
  id: 'logfmt',
  title: 'Pairs of key and value (logfmt)',
  example:
    'time=2026-01-05T10:00:00Z level=info account=acct_42 prompt="say \\"hi\\"" answer=hello status=200 duration_ms=31',
  source: 'B. Kragh, "logfmt"; Go, log/slog, TextHandler; Grafana Loki, logfmt parser',

  parse(line) {
    const record: Record<string, unknown> = {};
    PAIR.lastIndex = 0;
    let end = 0;
    for (let pair = PAIR.exec(line); pair !== null; pair = PAIR.exec(line)) {
      const [, name = '', quoted, bare = ''] = pair;
      record[name] = quoted === undefined ? bare : unquoted(quoted);
      end = PAIR.lastIndex;
    }
    const names = Object.keys(record);
    const isWhole = line.slice(end).trim() === '' && names.length >= FEWEST_PAIRS;
    return isWhole && names.some((name) => telling.has(plainName(name))) ? record : undefined;
  },
});

function unquoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, letter: string) => LETTERS[letter] ?? letter) : text;
}
