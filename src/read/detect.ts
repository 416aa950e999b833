/** What can be told of logs from their first records, before a long run. */
import { UserError } from '../errors.js';
import { eventFieldIds } from '../events/fields.js';
import type { EventFieldId, FieldCounts } from '../events/fields.js';
import type { RecordCounts } from '../events/rejection.js';
import { checkMap } from './column-map.js';
import { findInputs } from './find-inputs.js';
import { SignReader } from './log-signs.js';
import type { LogSigns } from './log-signs.js';
import { LogReading } from './log-reading.js';
import type { InputFile, LogReport } from './log-report.js';
import type { LogInput, ReadOptions } from './read-options.js';

/** What the head of one input tells. Plain data. */
export interface DetectedInput extends InputFile {
  readonly preset: string;
  /** Names of the columns (top level) in the first records. */
  readonly columns: readonly string[];
  /** Records looked at, and their fate. */
  readonly counts: RecordCounts;
  readonly rows: number;
  readonly fields: FieldCounts;
  readonly mapping: Partial<Record<EventFieldId, string>>;
  /** Share of the records by body dialect, 0..1. */
  readonly dialects: Readonly<Record<string, number>>;
  readonly present: readonly EventFieldId[];
  readonly missing: readonly EventFieldId[];
  /** Wrappers that were peeled off and joins that were made, by id. */
  readonly layers: readonly string[];
  readonly signs: LogSigns;
  /** Why none of the records became an event, where none did. */
  readonly problem: string | undefined;
  readonly notes: readonly string[];
}

/** What was understood of the inputs from their first records. Plain data, but for the problem. */
export interface Detection {
  readonly inputs: readonly DetectedInput[];
  /** Inputs of which nothing could be understood, with the reason. */
  readonly unreadable: readonly string[];
  /** What scan would end with: no input has an event. */
  readonly problem: UserError | undefined;
}

/** Records of each input that are looked at: many of a single one, fewer of each in a folder of thousands. */
const MOST_RECORDS = 20_000;
const LEAST_RECORDS = 512;
const ALL_RECORDS = 100_000;

/**
 * Reads only the first records of each input and tells how they were understood.
 * @throws UserError (exit code `noInput`) when a path leads nowhere or nothing could be understood
 */
export async function detectLog(paths: readonly string[], options: ReadOptions & LogInput): Promise<Detection> {
  checkMap(options.map);
  const inputs: DetectedInput[] = [];
  const unreadable: string[] = [];
  const problems: UserError[] = [];
  const found = await findInputs(paths);
  const limit = Math.max(LEAST_RECORDS, Math.min(MOST_RECORDS, Math.floor(ALL_RECORDS / found.length)));
  for (const input of found) {
    const signs = new SignReader();
    const reading = new LogReading(options, signs.event.bind(signs), signs.record.bind(signs));
    try {
      await reading.read(input, limit, () => undefined);
      const { report, problem } = reading.outcome();
      if (problem !== undefined) problems.push(problem);
      // Columns that were seen are told, above all when nothing came of them.
      if (problem !== undefined && reading.columns.length === 0) unreadable.push(problem.message);
      else inputs.push(detected(reading, report, { signs, problem: problem?.message }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
      unreadable.push(error.message);
    }
  }
  const [first] = problems;
  if (inputs.length === 0 && first !== undefined) throw first;
  return { inputs, unreadable, problem: inputs.every(({ problem }) => problem !== undefined) ? first : undefined };
}

function detected(
  reading: LogReading,
  report: LogReport,
  { signs, problem }: { readonly signs: SignReader; readonly problem: string | undefined },
): DetectedInput {
  const { files, counts, rows, fields, mapping, dialects, notes } = report;
  const [file] = files;
  if (file === undefined) throw new Error('an input that was read has no entry among the files');
  const records = Object.values(dialects).reduce((total, count) => total + count, 0);
  return {
    ...file,
    ...{ preset: reading.preset, columns: reading.columns, counts, rows, fields, mapping },
    dialects: Object.fromEntries(Object.entries(dialects).map(([id, count]) => [id, count / Math.max(1, records)])),
    present: eventFieldIds.filter((id) => fields[id] > 0),
    missing: eventFieldIds.filter((id) => fields[id] === 0),
    layers: [...reading.layers],
    signs: signs.finish(),
    problem,
    notes,
  };
}
