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
const known = new Set(Object.values(knownNames).flat().map(plainName));

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
  /** What the collector says of the stream the line is of. */
  readonly labels?: unknown;
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
    const message: Message = isRecord(entry) ? messageOf(entry) : { text: undefined, time: undefined };
    const { text } = message;
    if (typeof text !== 'string') {
      inner.skip();
      return;
    }
    const timed = text.trimStart().startsWith('{') ? withCollected(text, message) : undefined;
    if (timed === undefined) takeLine(text, position, inner);
    else inner.record(timed, position, bytes);
  });
}

/** The record of a line, with the time and the labels of its collector where it has none of its own. */
function withCollected(line: string, { time, labels }: Message): RawRecord | undefined {
  const record = objectInLine(line);
  if (record === undefined) return undefined;
  const names = new Set(Object.keys(record).map(plainName));
  const hasTime = [...names].some((name) => times.has(name));
  const added = isRecord(labels) ? Object.entries(labels).filter(([name]) => isOfUse(name, names)) : [];
  const whole = added.length === 0 ? record : { ...record, ...Object.fromEntries(added) };
  return hasTime || time === undefined ? whole : { '@timestamp': time, ...whole };
}

/** Whether a label is called like a field of a call, and the line does not say it itself. */
function isOfUse(label: string, names: ReadonlySet<string>): boolean {
  const name = plainName(label);
  return known.has(name) && !times.has(name) && !names.has(name);
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
