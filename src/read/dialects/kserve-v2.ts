/** The Open Inference protocol (KServe V2, Triton): named tensors in, named tensors out, cut into rows by their shapes. */
import { isRecord, own } from '../values.js';
import { defineDialect } from './dialect.js';
import { writeInput } from './input.js';
import { writeOutput } from './output.js';
import { writeParameters } from './parameters.js';
import { rowOfTensors, tensorOf } from './tensor.js';
import type { Tensor } from './tensor.js';

export const kserveV2 = defineDialect({
  id: 'kserve-v2',
  title: 'Open Inference tensors (KServe V2, Triton)',
  status: 'stable',
  example: {
    request: {
      id: 'r-1',
      inputs: [{ name: 'x', shape: [2, 2], datatype: 'FP32', data: [6.8, 2.8, 4.8, 1.4] }],
      parameters: { return_scores: true },
    },
    response: {
      model_name: 'iris',
      outputs: [{ name: 'probs', shape: [2, 2], datatype: 'FP32', data: [0.9, 0.1, 0.3, 0.7] }],
    },
  },
  source: 'Open Inference Protocol, "Inference Request/Response JSON Object"',

  matches: ({ request }) => tensorsIn(request, 'inputs').length > 0,

  rows: ({ request }) => tensorsIn(request, 'inputs')[0]?.rows ?? 1,

  write({ request, response, parameters }, row, target) {
    const { event } = target;
    const inputs = tensorsIn(request, 'inputs');
    writeInput(rowOfTensors(inputs, row), target);
    writeParameters(request, event);
    writeParameters(parameters, event);
    const outputs = tensorsIn(response, 'outputs');
    // Answers that are not aligned with the inputs belong to none of them.
    if (outputs.every(({ rows }) => rows === (inputs[0]?.rows ?? 1))) writeOutput(rowOfTensors(outputs, row), target);
  },
});

const none: readonly Tensor[] = [];
/** A body of many rows is cut once, not once a row. */
const cut = new WeakMap<object, readonly Tensor[]>();

/** The tensors of a body; none when a single one of them cannot be read. */
function tensorsIn(body: unknown, key: 'inputs' | 'outputs'): readonly Tensor[] {
  const list = isRecord(body) ? own(body, key) : undefined;
  if (!Array.isArray(list)) return none;
  const known = cut.get(list);
  if (known !== undefined) return known;
  const tensors = list.flatMap((item: unknown) => tensorIn(item) ?? []);
  const whole = tensors.length === list.length ? tensors : none;
  cut.set(list, whole);
  return whole;
}

function tensorIn(item: unknown): Tensor | undefined {
  if (!isRecord(item) || !Array.isArray(own(item, 'shape'))) return undefined;
  const name = own(item, 'name');
  return tensorOf(typeof name === 'string' ? name : '', own(item, 'shape'), own(item, 'data'));
}
