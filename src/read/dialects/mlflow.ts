/** The scoring body of MLflow: a data frame as columns and rows, or as a list of records; predictions out. */
import { asWord, isRecord, own } from '../values.js';
import { defineDialect } from './dialect.js';
import { writeInput } from './input.js';
import { writeOutput, writeUsage } from './output.js';
import { writeParameters } from './parameters.js';
import { answerOfRow } from './rows.js';

export const mlflow = defineDialect({
  id: 'mlflow',
  title: 'Data frames (MLflow)',
  status: 'trial',
  example: {
    request: {
      dataframe_split: {
        columns: ['width', 'shape'],
        data: [
          [2.5, 'round'],
          [3, 'oval'],
        ],
      },
    },
    response: { predictions: ['a', 'b'] },
  },
  source: 'MLflow documentation, "Serving: accepted inputs of /invocations"',

  matches: ({ request }) => frameOf(request) !== undefined,

  rows: ({ request }) => Math.max(1, frameOf(request)?.rows.length ?? 1),

  write({ request, response, parameters }, row, target) {
    const { event } = target;
    const { columns, rows } = frameOf(request) ?? { columns: [], rows: [] };
    writeInput(named(rows[row], columns), target);
    writeParameters(request, event);
    writeParameters(parameters, event);
    writeOutput(answerOfRow(response, row, Math.max(1, rows.length)), target);
    writeUsage(response, event);
  },
});

interface Frame {
  readonly columns: readonly unknown[];
  readonly rows: readonly unknown[];
}

function frameOf(request: unknown): Frame | undefined {
  if (!isRecord(request)) return undefined;
  const records = own(request, 'dataframe_records');
  if (Array.isArray(records)) return { columns: [], rows: records };
  const split = own(request, 'dataframe_split');
  const data = isRecord(split) ? own(split, 'data') : undefined;
  const columns = isRecord(split) ? own(split, 'columns') : undefined;
  return Array.isArray(data) ? { columns: Array.isArray(columns) ? columns : [], rows: data } : undefined;
}

/** The values of a row under the names of their columns; a row without names as it is. */
export function named(row: unknown, names: readonly unknown[]): unknown {
  if (!Array.isArray(row) || row.length !== names.length || names.length === 0) return row;
  return Object.fromEntries(names.map((name, i) => [asWord(name), row[i] as unknown]));
}
