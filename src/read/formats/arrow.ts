/** Arrow record batches, as file or stream format, from a file that can be read at any place. */
import type { RecordBatch } from 'apache-arrow';
import { exitCodes, UserError } from '../../errors.js';
import type { RandomAccess } from '../open.js';
import type { RecordSink } from './format.js';
import { plainValue } from './plain-value.js';

/**
 * @returns what could not be read, if anything
 * @throws UserError when not even the schema can be read
 */
export async function readArrow(file: RandomAccess, sink: RecordSink, name: string): Promise<string | undefined> {
  const { RecordBatchReader } = await import('apache-arrow');
  let row = 0;
  let batches = 0;
  try {
    const reader = await RecordBatchReader.from(file.handle);
    await reader.open({ autoDestroy: false });
    for await (const batch of reader) {
      if (sink.full) break;
      handOn(batch, row, sink);
      row += batch.numRows;
      batches += 1;
    }
    return undefined;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (batches > 0) return `arrow data broken after ${batches} batches: ${message}`;
    throw new UserError(
      `arrow data cannot be read (${message}): ${name}`,
      'the file looks cut off or damaged; export or copy it again',
      exitCodes.noInput,
    );
  }
}

function handOn(batch: RecordBatch, start: number, sink: RecordSink): void {
  const columns = batch.schema.fields.map(({ name }, index) => ({ name, values: batch.getChildAt(index) }));
  for (let row = 0; row < batch.numRows && !sink.full; row += 1) {
    const record: Record<string, unknown> = {};
    for (const { name, values } of columns) {
      if (name !== '__proto__') record[name] = plainArrow(values?.get(row));
    }
    sink.record(record, start + row + 1, columns.length * 32);
  }
}

/** Lists, structures and maps of Arrow know how to become plain arrays and objects. */
function plainArrow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) {
    return plainValue(value);
  }
  if (isVector(value)) return Array.from(value, plainArrow);
  const json = hasJson(value) ? value.toJSON() : value;
  if (typeof json !== 'object' || json === null) return plainValue(json);
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(json)) if (name !== '__proto__') fields[name] = plainArrow(inner);
  return fields;
}

function isVector(value: object): value is Iterable<unknown> {
  return 'toArray' in value && Symbol.iterator in value;
}

function hasJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
