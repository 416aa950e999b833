/** What is told about a log that was read, and how the parts that several threads read are put together. */
import type { UserError } from '../errors.js';
import type { EventFieldId, FieldCounts } from '../events/fields.js';
import { eventFieldIds, noFieldCounts } from '../events/fields.js';
import type { RecordCounts } from '../events/rejection.js';
import { noRecords, rejectionReasons } from '../events/rejection.js';
import type { RejectionReason } from '../events/rejection.js';
import { counted } from './counted.js';
import { fillBodyFields, nothingRead } from './log-outcome.js';

export interface InputFile {
  /** Path as given or found; `-` for standard input. */
  readonly path: string;
  readonly container: string;
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly bytes: number;
}

export interface ReadProgress {
  bytesRead: number;
  /** NaN when unknown (standard input). */
  bytesTotal: number;
  records: number;
}

export interface LogReport {
  readonly files: readonly InputFile[];
  readonly counts: RecordCounts;
  /** How many rows (model inputs) were handed on. */
  readonly rows: number;
  readonly fields: FieldCounts;
  /** Which column filled which event field, for `detect`. */
  readonly mapping: Partial<Record<EventFieldId, string>>;
  /** Records by body dialect (openai-chat, row-instances, plain). */
  readonly dialects: Readonly<Record<string, number>>;
  /**
   * Lines of JSON behind the first records: read from their bytes, and those that had to be parsed as a whole. Of all records: those that
   * were JSON only once small faults were mended.
   */
  readonly lines: { readonly scanned: number; readonly parsed: number; readonly mended: number };
  /** Inputs that could not be read to their end, with the reason; exit code 4. */
  readonly incomplete: readonly string[];
  readonly notes: readonly string[];
  /** Share of the calls that the log holds, as its first records say, 0..1; NaN when they say nothing. */
  readonly sampled: number;
}

/** What one thread has read; plain data. */
export interface ReadingPart extends Omit<LogReport, 'mapping'> {
  readonly mapping: Partial<Record<EventFieldId, string>>;
  /** Records that were skipped for their time. */
  readonly outsideSpan: number;
  /** The column of the answers, where there is one. */
  readonly responseColumn: string | undefined;
  /** Fields that the layout fills by itself where the log says nothing. */
  readonly constants: readonly string[];
}

/**
 * The report on everything: of threads that share every input, each with records of its own. What they all saw, the first one tells.
 * @param problem why the first unreadable input could not be read
 * @throws UserError when no record became an event
 */
export function reportOf(parts: readonly ReadingPart[], problem: UserError | undefined): LogReport {
  const report = summed(parts);
  const none = whyNothing(report, total(parts, 'outsideSpan'), problem);
  if (none !== undefined) throw none;
  return report;
}

/** Why there is no event at all, if there is none. */
export function whyNothing(
  { counts, files, incomplete, notes }: LogReport,
  outsideSpan: number,
  problem: UserError | undefined,
): UserError | undefined {
  if (counts.events > 0) return undefined;
  if (counts.read === 0 && problem !== undefined) return problem;
  const where = files.length === 1 ? (files[0]?.path ?? '') : counted(files.length, 'input');
  return nothingRead(counts, { outsideSpan, where: incomplete[0] ?? where, notes });
}

/** The same, of whatever was read. */
export function summed(parts: readonly ReadingPart[]): LogReport {
  const [first] = parts;
  if (first === undefined) throw new Error('log report: nobody has read anything');
  const { files, mapping, incomplete, sampled } = first;
  const counts = sumOf(parts.map((part) => part.counts));
  const fields = noFieldCounts();
  for (const part of parts) for (const id of eventFieldIds) fields[id] += part.fields[id];
  const { responseColumn, constants } = first;
  fillBodyFields(mapping, { fields, responseColumn, constants });
  const lines = { scanned: 0, parsed: 0, mended: 0 };
  for (const part of parts) {
    lines.scanned += part.lines.scanned;
    lines.parsed += part.lines.parsed;
    lines.mended += part.lines.mended;
  }
  const rows = total(parts, 'rows');
  const notes = lines.mended > 0 ? [...first.notes, mendedNote(lines.mended)] : first.notes;
  return { files, counts, rows, fields, mapping, dialects: dialectsOf(parts), lines, incomplete, notes, sampled };
}

function mendedNote(records: number): string {
  const were = counted(records, 'record was', 'records were');
  return `${were} no valid JSON and read all the same: NaN, \\x22, control characters, bare quotes, quotes of Python or records as text were mended`;
}

function total(parts: readonly ReadingPart[], name: 'outsideSpan' | 'rows'): number {
  return parts.reduce((sum, part) => sum + part[name], 0);
}

function dialectsOf(parts: readonly ReadingPart[]): Record<string, number> {
  const dialects: Record<string, number> = {};
  for (const part of parts) {
    for (const [id, records] of Object.entries(part.dialects)) dialects[id] = (dialects[id] ?? 0) + records;
  }
  return dialects;
}

/** Sums, the reasons in one order; the first rejections are those of the first part, which the receiver has put in theirs. */
function sumOf(all: readonly RecordCounts[]): RecordCounts {
  const sum: RecordCounts = { ...noRecords(), firstRejections: all[0]?.firstRejections ?? [] };
  for (const { read, events, rejected, skipped } of all) {
    sum.read += read;
    sum.events += events;
    sum.rejected += rejected;
    sum.skipped += skipped;
  }
  // In the order of the list, not of arrival: it does not depend on who read what.
  for (const reason of Object.keys(rejectionReasons) as RejectionReason[]) {
    const records = all.reduce((count, { byReason }) => count + (byReason[reason] ?? 0), 0);
    if (records > 0) sum.byReason[reason] = records;
  }
  return sum;
}
