/** Bodies that a record only points to, read from a copy of the bucket beside the log; nothing is ever fetched. */
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LONGEST_RECORD } from './formats/format.js';
import { readWhole } from './open.js';
import type { EnvelopeReader } from './presets/preset.js';
import { valueAt } from './presets/seen-columns.js';
import { wrappedReader } from './presets/wrapped.js';
import { asWord } from './values.js';
import type { RawRecord } from './values.js';

/** The reader of an input whose records may point to files, with the bodies of those that lie beside it. */
export function withSideFiles(reader: EnvelopeReader, path: string): EnvelopeReader {
  const { pointers } = reader;
  if (pointers === undefined || path === '-') return reader;
  const body = (record: RawRecord, place: string): unknown => bodyAt(asWord(valueAt(record, place.split('.'))), path);
  return wrappedReader(reader, {
    // Records that point anywhere are parsed as a whole, as far as the layout tells them from usual ones.
    slots: reader.usual === undefined ? undefined : reader.slots,
    read(record, envelope) {
      reader.read(record, envelope);
      envelope.request = body(record, pointers.request) ?? envelope.request;
      envelope.response = body(record, pointers.response) ?? envelope.response;
    },
  });
}

/** The body that an address of a bucket stands for, if a copy lies where the log lies. */
function bodyAt(address: string, log: string): unknown {
  const [, key] = /^(?:s3|gs):\/\/[^/]+\/(.+)$/.exec(address) ?? [];
  // Log text is hostile: only what lies under the log's own folders is looked at.
  if (key === undefined || !/\.json(?:\.gz)?$/.test(key) || key.split(/[\\/]/).includes('..')) return undefined;
  for (const place of placesOf(key, log)) {
    const bytes = readWhole(place, LONGEST_RECORD);
    if (bytes !== undefined) return textOf(bytes);
  }
  return undefined;
}

/** Where a copy of the whole bucket has it, and where one of the day's folder has it. */
function placesOf(key: string, log: string): readonly string[] {
  const folder = dirname(log);
  const top = `/${log}`.lastIndexOf('/AWSLogs/');
  const inKey = `/${key}`.lastIndexOf('/AWSLogs/');
  const whole = top >= 0 && inKey >= 0 ? [join(log.slice(0, top), key.slice(inKey))] : [];
  const inData = /(?:^|\/)data\/(.+)$/.exec(key)?.[1];
  return [...whole, ...(inData === undefined ? [] : [join(folder, 'data', inData)]), join(folder, basename(key))];
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST_RECORD }).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Files that logs point to and that are no logs themselves; and what AWS writes to see whether it may write. */
export function isSideFile(path: string): boolean {
  const name = basename(path);
  if (name.startsWith('amazon-bedrock-logs-permission-check')) return true;
  if (!path.split(/[\\/]/).slice(0, -1).includes('data')) return false;
  return path.includes('BedrockModelInvocationLogs') || /_(?:input|output)\.json(?:\.gz)?$/.test(name);
}
