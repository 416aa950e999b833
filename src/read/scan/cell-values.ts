/** Cells as plain values, for everything that has no shorter way: what JSON.parse would have given. */
import type { RawRecord } from '../values.js';
import { cellKinds } from './cell-kinds.js';
import type { Cells } from './cells.js';
import { parseExactly } from '../exact-json.js';
import { mayBeLong, numberOf } from './number-bytes.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  return start === end ? '' : decoder.decode(bytes.subarray(start, end));
}

/** The value of JSON text: a number, an object or an array. */
function parsed(bytes: Uint8Array, start: number, end: number): unknown {
  const [value] = parseExactly(`[${decodeText(bytes, start, end)}]`) as readonly unknown[];
  return value;
}

// eslint-disable-next-line complexity -- one case a kind
export function cellValue(cells: Cells, column: number): unknown {
  const bytes = cells.bytes[column] ?? EMPTY;
  const start = cells.starts[column] ?? 0;
  const end = cells.ends[column] ?? 0;
  switch (cells.kinds[column]) {
    case cellKinds.null:
      return null;
    case cellKinds.text:
      return decodeText(bytes, start, end);
    case cellKinds.escaped:
      return JSON.parse(`"${decodeText(bytes, start, end)}"`);
    case cellKinds.digits:
      return mayBeLong(bytes, start, end) ? parsed(bytes, start, end) : numberOf(bytes, start, end);
    case cellKinds.true:
      return true;
    case cellKinds.false:
      return false;
    case cellKinds.object:
    case cellKinds.array:
      return parsed(bytes, start, end);
    case cellKinds.number:
      return cells.numbers[column];
    case cellKinds.value:
      return cells.values[column];
    default:
      return undefined;
  }
}

const EMPTY = new Uint8Array(0);

/** A record of the given cells alone. */
export function recordOf(cells: Cells, columns: readonly number[]): RawRecord {
  const record: Record<string, unknown> = {};
  for (const column of columns) {
    const name = cells.columns[column] ?? '';
    if (cells.kinds[column] !== cellKinds.absent && name !== '__proto__') record[name] = cellValue(cells, column);
  }
  return record;
}
