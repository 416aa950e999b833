/** One text of JSON as a record of a sink, mended where that is needed and enough. */
import type { RejectionReason } from '../../events/rejection.js';
import { parseLine } from '../exact-json.js';
import { isRecord } from '../values.js';
import type { RecordSink } from './format.js';

export interface TextPlace {
  readonly position: number;
  readonly bytes: number;
  /** What a text is called that is no JSON. */
  readonly broken: Extract<RejectionReason, 'not-json' | 'cut-off'>;
}

/** A record that was written as a text of JSON, quotes, backslashes and all. */
function tookInner(
  value: unknown,
  { position, bytes }: Pick<TextPlace, 'position' | 'bytes'>,
  sink: RecordSink,
): boolean {
  const inner = typeof value === 'string' ? parseLine(value.trim())?.value : undefined;
  if (!isRecord(inner)) return false;
  sink.mended?.();
  sink.record(inner, position, bytes);
  return true;
}

export function takeJsonText(text: string, { position, bytes, broken }: TextPlace, sink: RecordSink): void {
  const parsed = parseLine(text);
  if (parsed === undefined) sink.reject(broken, position, text);
  else if (isRecord(parsed.value)) {
    if (parsed.isMended) sink.mended?.();
    sink.record(parsed.value, position, bytes);
  } else if (!tookInner(parsed.value, { position, bytes }, sink)) sink.reject('not-an-object', position, text);
}
