/** The readers of containers that go from front to back, but for lines of JSON. */
import type { BlockReader } from './formats/format.js';
import type { Container } from './formats/sniff.js';
import type { RecordIntake } from './record-intake.js';

/** Undefined for containers that are read at any place. Loaded when they are needed: most logs are lines of JSON. */
export async function otherReader(
  container: Container,
  intake: RecordIntake,
  head: Buffer,
): Promise<BlockReader | undefined> {
  if (container === 'json') return new (await import('./formats/json-documents.js')).JsonDocuments(intake);
  if (container === 'text' || container === 'cri')
    return new (await import('./formats/text-lines.js')).TextLines(intake, container);
  if (container === 'json-rows') {
    return new (await import('./formats/json-rows.js')).JsonRows(intake, intake.wanted.columnNames);
  }
  if (container === 'w3c') return new (await import('./formats/w3c-log.js')).W3cLog(intake);
  if (container !== 'csv') return undefined;
  const { csvDialectOf } = await import('./formats/csv-dialect.js');
  const dialect = csvDialectOf(head, intake.wanted.columnNames);
  if (intake.wanted.strict) return new (await import('./formats/csv.js')).CsvRows(intake, dialect);
  return new (await import('./formats/csv-bytes.js')).CsvBytes(intake, dialect);
}
