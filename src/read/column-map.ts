/** The columns a person names by hand (`--map account=caller.id`): checked before reading, and against what was seen. */
import { exitCodes, nearestWord, UserError } from '../errors.js';
import { mappedIds } from '../events/fields.js';
import type { MappedId } from '../events/fields.js';
import type { ColumnMap, EnvelopeReader } from './presets/preset.js';

const SHOWN_COLUMNS = 40;

/** @throws UserError when a name on the left is no event field, or the path on the right is empty */
export function checkMap(map: ColumnMap): void {
  const known: readonly string[] = mappedIds;
  for (const [field, path] of Object.entries(map)) {
    if (!known.includes(field)) {
      const near = nearestWord(field, known);
      const guess = near === undefined ? '' : `${near}; `;
      throw new UserError(
        `unknown event field "${field}" in --map; known: ${guess}${known.join(', ')}`,
        'write --map field=column',
      );
    }
    if (path === '') throw new UserError(`no column given for "${field}" in --map`, `write --map ${field}=column`);
  }
}

/** A column that was named is not there: a mistake in the command, whichever input shows it. */
export class AbsentColumn extends UserError {}

interface Naming {
  readonly reader: Pick<EnvelopeReader, 'absent'>;
  readonly map: ColumnMap;
  /** Lines follow that may have columns which were not seen. */
  readonly mayCome: boolean;
}

/** Without these nothing of a record is worth much: a name that the first records do not have is a mistake. */
const needed: ReadonlySet<string> = new Set(['time', 'account', 'input']);

/**
 * Columns that were named, that the first records do not have, and that lines of JSON may yet bring.
 * @returns what to say of them
 */
export function awaited(path: string, { reader: { absent }, map, mayCome }: Naming): string[] {
  if (!mayCome || absent.some((field) => needed.has(field))) return [];
  return absent.map(
    (field) => `${path}: the first records have no column "${map[field] ?? ''}"; it is read as ${field} if it comes`,
  );
}

/** @throws AbsentColumn for columns that were named but are not in the first records */
export function refuseAbsent(path: string, absent: readonly MappedId[], map: ColumnMap, seen: readonly string[]): void {
  const [field] = absent;
  if (field === undefined) return;
  const shown = seen.slice(0, SHOWN_COLUMNS).join(', ');
  const more = seen.length > SHOWN_COLUMNS ? ', ...' : '';
  throw new AbsentColumn(
    `no column "${map[field] ?? ''}" for ${field} in ${path}; seen: ${shown}${more}`,
    'detect prints the columns and how they are understood',
    exitCodes.noInput,
  );
}
