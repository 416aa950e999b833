/** Files of Fluentd (out_file): a time, a tag and the record as JSON, with tabs between. */
import { parseLine } from '../exact-json.js';
import { saysWho, saysWhen } from '../presets/known-names.js';
import { isRecord } from '../values.js';
import { defineGrammar } from './grammar.js';

const LINE = /^(\d{4}-\d\d-\d\d[T ][^\t{}]{1,40})\t[^\t{}]{1,300}\t(\{\s*".*\})\s*$/s;

export const fluentd = defineGrammar({
  id: 'fluentd',
  title: 'Fluentd file',
  example: '2026-01-05T10:00:00+00:00\tmodel.api\t{"account":"acct_42","input":"hi","output":"hello"}',
  source: 'Fluentd documentation, "out_file" and the formatter "out_file"',

  parse(line) {
    const [, time, text = ''] = LINE.exec(line) ?? [];
    const value = time === undefined ? undefined : parseLine(text)?.value;
    if (!isRecord(value)) return undefined;
    const names = Object.keys(value);
    // Else it is a table without names, and the tag an account.
    if (!names.some(saysWho)) return undefined;
    return names.some(saysWhen) ? value : { '@timestamp': time, ...value };
  },
});
