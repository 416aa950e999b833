/** The key and the tenant that records name beside the account, whatever the account is. */
import { columnOfPrincipal, principalSlots } from './principals.js';
import type { ColumnMap, EnvelopeReader, PrincipalSlot, SlotSource } from './presets/preset.js';
import { wrappedReader } from './presets/wrapped.js';
import { mayAppear } from './presets/column-reader.js';
import { SeenColumns, valueAt } from './presets/seen-columns.js';
import type { RawRecord } from './values.js';

/** The reader that fills these two as well, from columns that were named or are found; the same one where the first records have neither. */
export function withPrincipals(reader: EnvelopeReader, sample: readonly RawRecord[], map: ColumnMap): EnvelopeReader {
  const seen = new SeenColumns(sample);
  const bodies = bodiesOf(reader);
  const sources = principalSlots.flatMap((slot): SlotSource[] => {
    const named = map[slot];
    if (named !== undefined) return [slotOf(slot, seen.named(named)?.path ?? named.split('.'))];
    const column = columnOfPrincipal(slot, seen, ({ name }) => !bodies.some((body) => name.startsWith(`${body}.`)));
    return column === undefined ? [] : [slotOf(slot, column.path)];
  });
  const absent = principalSlots.filter((slot) => isAbsent(map[slot], seen));
  if (sources.length === 0) return reader;
  return wrappedReader(reader, {
    absent: [...reader.absent, ...absent],
    columns: new Set([...reader.columns, ...sources.flatMap(({ needs }) => needs)]),
    slots: reader.slots === undefined ? undefined : [...reader.slots, ...sources],
    read(record, envelope) {
      reader.read(record, envelope);
      for (const source of sources) envelope[source.slot] = source.valueIn(record);
    },
  });
}

function isAbsent(named: string | undefined, seen: SeenColumns): boolean {
  return named !== undefined && seen.named(named) === undefined && !mayAppear(named, seen);
}

function slotOf(slot: PrincipalSlot, path: readonly string[]): SlotSource {
  const [first = ''] = path;
  const valueIn = (record: RawRecord): unknown => valueAt(record, path);
  return { slot, needs: [first], places: [path], columns: path.length === 1 ? [first] : undefined, valueIn };
}

/** Columns that hold bodies: what a customer writes into them is no name of anybody. */
function bodiesOf({ mapping, responseColumn }: EnvelopeReader): readonly string[] {
  const fields: readonly (keyof ColumnMap)[] = ['input', 'label', 'probabilities', 'outputText', 'parameters'];
  const shown = [...fields.map((field) => mapping[field]), responseColumn];
  return shown.flatMap((names) => names?.split(' | ') ?? []);
}
