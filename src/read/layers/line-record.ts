/** A line of a program's output as a record: JSON, or a line of a known text log; other lines are not about calls. */
import { plainName } from '../column-name.js';
import { parseExactly } from '../exact-json.js';
import type { RecordSink } from '../formats/format.js';
import { takeJsonText } from '../formats/json-text.js';
import { grammars } from '../grammars/index.js';
import { knownNames } from '../presets/known-names.js';
import { isRecord } from '../values.js';
import type { RawRecord } from '../values.js';
import { eachInner } from './layer.js';
import type { LayerSink } from './layer.js';

const times = new Set(knownNames.time.map(plainName));

export function takeLine(text: string, position: number, sink: RecordSink): void {
  const line = text.trim();
  if (line.startsWith('{')) takeJsonText(line, { position, bytes: line.length, broken: 'not-json' }, sink);
  else {
    for (const grammar of grammars) {
      const record = grammar.parse(line);
      if (record === undefined) continue;
      sink.record(record, position, line.length);
      return;
    }
    sink.skip();
  }
}

/** What a collector wrote of one line. */
export interface Message {
  readonly text: unknown;
  readonly time: unknown;
}

/**
 * A layer whose entries hold one line each; entries without one are skipped.
 * @param messageOf the line of an entry, and the time that stands in where the line's own record has none
 */
export function eachMessage(
  inner: RecordSink,
  entriesOf: (record: RawRecord) => readonly unknown[],
  messageOf: (entry: RawRecord) => Message,
): LayerSink {
  return eachInner(inner, entriesOf, (entry, position, bytes) => {
    const { text, time } = isRecord(entry) ? messageOf(entry) : { text: undefined, time: undefined };
    if (typeof text !== 'string') {
      inner.skip();
      return;
    }
    const timed = text.trimStart().startsWith('{') ? withTime(text, time) : undefined;
    if (timed === undefined) takeLine(text, position, inner);
    else inner.record(timed, position, bytes);
  });
}

function withTime(message: string, time: unknown): RawRecord | undefined {
  const record = objectInLine(message);
  if (record === undefined) return undefined;
  const hasTime = Object.keys(record).some((name) => times.has(plainName(name)));
  return hasTime || time === undefined ? record : { '@timestamp': time, ...record };
}

/** The object that a line of JSON stands for; undefined for anything else. */
export function objectInLine(line: unknown): RawRecord | undefined {
  if (typeof line !== 'string') return undefined;
  try {
    const value = parseExactly(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
