/** What was understood of a log as a file that `--mapping` takes back: the layout, and its columns to be edited. */
import { type EventFieldId, eventFieldIds, eventFields } from '../events/fields.js';
import type { DetectedInput, Detection } from '../read/detect.js';

/** @param names that were given to the columns of CSV without them */
export function* mappingLines({ inputs }: Detection, names: readonly string[] = []): Iterable<string> {
  const [first] = inputs;
  if (first === undefined) return;
  const others = [...new Set(inputs.map(({ preset }) => preset))].filter((preset) => preset !== first.preset);
  yield `# How ${comment(first.path)} was understood; edit it and give it back: clonewatch scan LOG --mapping FILE`;
  if (others.length > 0) yield `# Other inputs have other layouts (${others.join(', ')}): name them one by one.`;
  yield `preset: ${first.preset}`;
  if (names.length > 0) yield `names: [${names.map((name) => JSON.stringify(name)).join(', ')}]`;
  const lines = eventFieldIds.flatMap((field) => fieldLine(field, first));
  if (lines.some((line) => !line.startsWith('#'))) yield 'columns:';
  else yield '# columns:';
  yield* lines;
}

function fieldLine(field: EventFieldId, input: DetectedInput): readonly string[] {
  const found = input.mapping[field];
  const { title, meaning } = eventFields[field];
  if (found === undefined) return [`#  ${field}:  # ${title}: ${meaning}`];
  return [`${isNameable(field, input) ? '' : '#'}  ${field}: ${quoted(found)}`];
}

/**
 * Whether naming the column of a field says no more than what was understood. What a vendor's layout makes of its columns goes beyond naming
 * them, as does what is put together from several or found in a body.
 */
export function isNameable(field: EventFieldId, { preset, mapping, columns }: DetectedInput): boolean {
  const found = mapping[field];
  if (preset !== 'generic' || found === undefined) return false;
  const isColumn =
    !/ \| |\* \(\d+ columns\)/.test(found) &&
    (columns.includes(found.split('.')[0] ?? '') || found.split(',').every((part) => columns.includes(part)));
  // What several fields are found in is a body.
  const isShared = eventFieldIds.some((other) => other !== field && mapping[other] === found);
  return isColumn && (field === 'input' || (!isShared && !isAnswer(field)));
}

/** What the bodies give besides columns of their own is found there without being named. */
function isAnswer(field: string): boolean {
  return ['label', 'probabilities', 'outputText', 'parameters'].includes(field);
}

function quoted(column: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(column) ? column : JSON.stringify(column);
}

/** A path on one line of a comment. */
function comment(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');
}
