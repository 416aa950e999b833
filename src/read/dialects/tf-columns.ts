/** The column API of TensorFlow Serving: every named input holds one entry a row, and so do the outputs. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineDialect } from './dialect.js';
import type { Exchange } from './dialect.js';
import { writeInput } from './input.js';
import { writeOutput } from './output.js';
import { writeParameters } from './parameters.js';
import { answerOfRow } from './rows.js';

export const tfColumns = defineDialect({
  id: 'tf-columns',
  title: 'Columns of inputs (TensorFlow Serving)',
  status: 'stable',
  example: {
    request: { signature_name: 'serving_default', inputs: { width: [2.5, 3], shape: ['round', 'oval'] } },
    response: { outputs: { label: ['a', 'b'], score: [0.7, 0.8] } },
  },
  source: 'TensorFlow Serving RESTful API, "Predict API", column format',

  matches: (exchange) => columnsOf(exchange.request) !== undefined && isOurs(exchange),

  rows: ({ request }) => rowsOf(columnsOf(request)),

  write({ request, response, parameters }, row, target) {
    const columns = columnsOf(request);
    const rows = rowsOf(columns);
    if (columns !== undefined) writeInput(rowOfColumns(columns, row), target);
    writeParameters(request, target.event);
    writeParameters(parameters, target.event);
    const outputs = isRecord(response) ? own(response, 'outputs') : undefined;
    const answer = isRecord(outputs) ? rowOfColumns(outputs, row, rows) : answerOfRow(response, row, rows);
    writeOutput(answer, target);
  },
});

/** The named columns, when all of them are lists of one length. */
function columnsOf(request: unknown): RawRecord | undefined {
  const inputs = isRecord(request) ? own(request, 'inputs') : undefined;
  if (!isRecord(inputs)) return undefined;
  const lists = Object.values(inputs);
  const length = Array.isArray(lists[0]) ? lists[0].length : 0;
  return length > 0 && lists.every((list) => Array.isArray(list) && list.length === length) ? inputs : undefined;
}

/** Lists alone may be one input's features: the answer, or the name of a signature, tells. */
function isOurs({ request, response }: Exchange): boolean {
  if (isRecord(request) && Object.hasOwn(request, 'signature_name')) return true;
  return isRecord(response) && (Object.hasOwn(response, 'outputs') || Array.isArray(own(response, 'predictions')));
}

function rowsOf(columns: RawRecord | undefined): number {
  const [first] = columns === undefined ? [] : Object.values(columns);
  return Array.isArray(first) ? first.length : 1;
}

function rowOfColumns(columns: RawRecord, row: number, rows?: number): RawRecord {
  const answer: Record<string, unknown> = {};
  for (const [name, list] of Object.entries(columns)) {
    if (Array.isArray(list) && (rows === undefined || list.length === rows)) answer[name] = list[row];
  }
  return answer;
}
