/** Lines of a program's log that end with a record as JSON: syslog, compose, pods and loggers put a time or a name before it. */
import { parseLine } from '../exact-json.js';
import { saysWhoOrWhen } from '../presets/known-names.js';
import { isRecord } from '../values.js';
import { defineGrammar } from './grammar.js';

/** What stands before is short, has no tab (that would be a table), and no JSON of its own. */
const LINE = /^[^\t{}]{1,300}?[\s|:](\{\s*".*\})\s*$/s;

export const prefixed = defineGrammar({
  id: 'prefixed',
  title: 'JSON behind a prefix',
  example:
    'Jan  5 10:00:00 host app[12]: {"ts":"2026-01-05T10:00:00Z","account":"acct_42","input":"hi","output":"hello"}',
  source: 'RFC 3164 and RFC 5424 (syslog); Docker documentation, "docker compose logs"',

  parse(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const value = parseLine(found[1] ?? '')?.value;
    if (!isRecord(value)) return undefined;
    return Object.keys(value).some((name) => saysWhoOrWhen(name)) ? value : undefined;
  },
});
