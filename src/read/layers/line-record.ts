/** A line of a program's output as a record: JSON, or a line of a known text log; other lines are not about calls. */
import type { RecordSink } from '../formats/format.js';
import { parseLine } from '../exact-json.js';
import { grammars } from '../grammars/index.js';
import { isRecord } from '../values.js';

export function takeLine(text: string, position: number, sink: RecordSink): void {
  const line = text.trim();
  if (line.startsWith('{')) takeJson(line, position, sink);
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

function takeJson(line: string, position: number, sink: RecordSink): void {
  const parsed = parseLine(line);
  if (parsed === undefined) sink.reject('not-json', position, line);
  else if (isRecord(parsed.value)) {
    if (parsed.isMended) sink.mended?.();
    sink.record(parsed.value, position, line.length);
  } else sink.reject('not-an-object', position, line);
}
