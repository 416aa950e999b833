/** What was understood of the inputs, as text: a mapping to check and, if need be, to edit. */
import { eventFieldIds, eventFields } from '../events/fields.js';
import type { DetectedInput, Detection } from '../read/detect.js';
import { columnLines } from '../report/layout.js';
import { count, percent, plural } from '../report/numbers.js';
import { type Page, span } from '../report/page.js';
import { withoutFields } from './catalogue.js';
import { isNameable } from './mapping-lines.js';
import { byteText } from './progress.js';
import { signLines } from './sign-lines.js';

const INDENT = 14;
const LONGEST_COLUMN = 60;

export function* detectionLines(page: Page, { inputs, unreadable }: Detection): Iterable<string> {
  for (const [index, input] of inputs.entries()) {
    if (index > 0) yield '';
    yield* inputLines(page, input);
  }
  for (const reason of unreadable) {
    yield '';
    yield* page.paragraph('unreadable', reason, INDENT, 'suspect');
  }
}

function* inputLines(page: Page, input: DetectedInput): Iterable<string> {
  const { path, container, compression, bytes, preset, counts, dialects, columns, notes } = input;
  yield page.line(span(page.clean(path), 'strong'));
  const packed = compression === 'none' ? '' : `, ${compression}`;
  const size = bytes > 0 ? `, ${byteText(bytes)}` : '';
  yield* page.paragraph('  format', `${container}${packed}${size}, preset ${preset}`, INDENT);
  const fates = `${plural(counts.events, 'event')}, ${count(counts.rejected)} rejected, ${count(counts.skipped)} skipped`;
  yield* page.paragraph('  looked at', `${plural(counts.read, 'record')}: ${fates}`, INDENT);
  const reasons = Object.entries(counts.byReason).map(([reason, number]) => `${count(number)} ${reason}`);
  yield* page.paragraph('  rejected', reasons.join(', '), INDENT);
  yield* page.paragraph('  no event', input.problem ?? '', INDENT, 'suspect');
  const bodies = Object.entries(dialects).map(([id, share]) => `${id} ${percent(share)}`);
  yield* page.paragraph('  bodies', bodies.join(', '), INDENT);
  yield* signLines(page, input, INDENT);
  yield '';
  const fields = [...fieldLines(page, input)];
  yield* fields;
  if (fields.length > 0) yield '';
  yield* page.paragraph('  columns', columns.join(', '), INDENT, 'dim');
  if (input.problem === undefined) yield* missingLines(page, input);
  yield* mappingLines(page, input);
  for (const note of notes) yield* page.paragraph('  note', note, INDENT);
}

function* fieldLines(page: Page, input: DetectedInput): Iterable<string> {
  const { fields, rows, mapping } = input;
  // Without an event no field was filled: what the columns would be is all there is to tell.
  const present = input.problem === undefined ? input.present : eventFieldIds.filter((id) => mapping[id] !== undefined);
  if (present.length === 0) return;
  yield* columnLines(
    page,
    [
      { title: 'field', align: 'left', least: 12, dropsAt: 0, cells: present.map((id) => span(id)) },
      {
        title: 'column',
        align: 'left',
        least: 12,
        dropsAt: 0,
        cells: present.map((id) => span(page.fit(mapping[id] ?? '-', LONGEST_COLUMN), 'strong')),
      },
      {
        title: 'in',
        align: 'right',
        least: Infinity,
        dropsAt: 0,
        cells: present.map((id) => span(rows === 0 ? '-' : percent(fields[id] / rows))),
      },
      {
        title: 'meaning',
        align: 'left',
        least: 20,
        dropsAt: 1,
        cells: present.map((id) => span(eventFields[id].meaning, 'dim')),
      },
    ],
    2,
  );
}

function* missingLines(page: Page, { missing }: DetectedInput): Iterable<string> {
  yield* page.paragraph('  missing', missing.join(', ') || 'nothing', INDENT);
  const lost = withoutFields(missing);
  if (lost.length === 0) return;
  const text = lost.map(({ id, missing: fields }) => `${id} (${fields.join(', ')})`).join(', ');
  yield* page.paragraph('  not judged', text, INDENT, 'dim');
}

/** Ready to be copied and changed. */
function* mappingLines(page: Page, input: DetectedInput): Iterable<string> {
  const named = eventFieldIds.filter((field) => isNameable(field, input));
  if (input.problem !== undefined && input.preset === 'generic') {
    const open = (['account', 'time', 'input', 'label'] as const).filter((field) => input.mapping[field] === undefined);
    yield* page.paragraph('  to name', open.map((field) => `--map ${field}=COLUMN`).join(' '), INDENT);
    return;
  }
  const options = named.map((field) => `--map ${field}=${quoted(input.mapping[field] ?? '')}`);
  const other = 'the preset finds the columns; --map FIELD=COLUMN takes a field from another one';
  yield* page.paragraph('  to edit', options.join(' ') || other, INDENT);
}

function quoted(column: string): string {
  return /^[\w.[\]/:-]+$/.test(column) ? column : `'${column.replaceAll("'", String.raw`'\''`)}'`;
}
