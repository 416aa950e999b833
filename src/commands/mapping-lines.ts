/** What was understood of a log as a file that `--mapping` takes back: the layout, and its columns to be edited. */
import { eventFieldIds, eventFields } from '../events/fields.js';
import type { DetectedInput, Detection } from '../read/detect.js';

export function* mappingLines({ inputs }: Detection): Iterable<string> {
  const [first] = inputs;
  if (first === undefined) return;
  const others = [...new Set(inputs.map(({ preset }) => preset))].filter((preset) => preset !== first.preset);
  yield `# How ${comment(first.path)} was understood; edit it and give it back: clonewatch scan LOG --mapping FILE`;
  if (others.length > 0) yield `# Other inputs have other layouts (${others.join(', ')}): name them one by one.`;
  yield `preset: ${first.preset}`;
  // What a vendor's layout makes of its columns goes beyond naming them: there the lines are for overriding.
  const isOwn = first.preset === 'generic';
  const lines = eventFieldIds.flatMap((field) => fieldLine(field, first, isOwn));
  if (lines.some((line) => !line.startsWith('#'))) yield 'columns:';
  else yield '# columns:';
  yield* lines;
}

function fieldLine(
  field: (typeof eventFieldIds)[number],
  { mapping, columns }: DetectedInput,
  isOwn: boolean,
): readonly string[] {
  const found = mapping[field];
  const { title, meaning } = eventFields[field];
  if (found === undefined) return [`#  ${field}:  # ${title}: ${meaning}`];
  const isColumn = !/ \| |\* \(\d+ columns\)/.test(found) && columns.includes(found.split('.')[0] ?? '');
  const isInBody = field !== 'input' && (found === mapping.input || isAnswer(field));
  const mark = isOwn && isColumn && !isInBody ? '' : '#';
  return [`${mark}  ${field}: ${quoted(found)}`];
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
