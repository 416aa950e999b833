/** The Seldon V1 body: `data` with names and an `ndarray`, or a flat `tensor` with its shape; the same comes back. */
import { isRecord, own } from '../values.js';
import { defineDialect } from './dialect.js';
import { writeInput } from './input.js';
import { named } from './mlflow.js';
import { writeOutput } from './output.js';
import { writeParameters } from './parameters.js';
import { rowOf, tensorOf } from './tensor.js';

export const seldon = defineDialect({
  id: 'seldon',
  title: 'Seldon V1 arrays',
  status: 'stable',
  example: {
    request: {
      data: {
        names: ['SL', 'SW'],
        ndarray: [
          [6.8, 2.8],
          [6, 3.4],
        ],
      },
    },
    response: {
      data: {
        names: ['t:0', 't:1'],
        ndarray: [
          [0.9, 0.1],
          [0.2, 0.8],
        ],
      },
    },
  },
  source: 'Seldon Core, V1 prediction messages, as its request logger writes them',

  matches: ({ request }) => rowsIn(request) !== undefined,

  rows: ({ request }) => Math.max(1, rowsIn(request)?.length ?? 1),

  write({ request, response, parameters }, row, target) {
    const inputs = rowsIn(request) ?? [];
    writeInput(named(inputs[row], namesIn(request)), target);
    writeParameters(parameters, target.event);
    const answers = rowsIn(response) ?? [];
    if (answers.length === inputs.length) writeOutput(named(answers[row], namesIn(response)), target);
  },
});

/** A body of many rows is cut once, not once a row. */
const cut = new WeakMap<object, readonly unknown[]>();

function rowsIn(body: unknown): readonly unknown[] | undefined {
  const data = isRecord(body) ? own(body, 'data') : undefined;
  if (!isRecord(data)) return undefined;
  const ndarray = own(data, 'ndarray');
  if (Array.isArray(ndarray)) return ndarray as readonly unknown[];
  const tensor = own(data, 'tensor');
  if (!isRecord(tensor)) return undefined;
  const known = cut.get(tensor);
  if (known !== undefined) return known;
  const whole = tensorOf('', own(tensor, 'shape'), own(tensor, 'values'));
  if (whole === undefined) return undefined;
  const rows = Array.from({ length: whole.rows }, (_, row) => rowOf(whole, row));
  cut.set(tensor, rows);
  return rows;
}

function namesIn(body: unknown): readonly unknown[] {
  const data = isRecord(body) ? own(body, 'data') : undefined;
  const names = isRecord(data) ? own(data, 'names') : undefined;
  return Array.isArray(names) ? names : [];
}
