/** Columns that come only after the records from which a layout was understood: they are not read, and that is said. */
import { eventFieldIds } from '../events/fields.js';
import { SAMPLE_RECORDS } from './held-records.js';
import { generic } from './presets/generic.js';
import type { EnvelopeReader } from './presets/preset.js';

/**
 * @param late names that the first records had not
 * @param mapping of the reader: only what has no column yet would have been read from another
 * @returns a note on each that says by its name what it holds
 */
export function notesOnLate(late: readonly string[], mapping: EnvelopeReader['mapping']): string[] {
  return late.flatMap((name) => {
    const told = generic.open([{ [name]: null }], {}).mapping;
    const field = eventFieldIds.find((id) => told[id] === name);
    if (field === undefined || mapping[field] !== undefined) return [];
    return [
      `the column "${name}" comes only after the first ${SAMPLE_RECORDS} records and is not read: name it with --map ${field}=${name}`,
    ];
  });
}
