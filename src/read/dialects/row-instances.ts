/** The row API of TensorFlow Serving and KServe V1: `instances` in, `predictions` out, aligned by position. */
import { isRecord, own } from '../values.js';
import { defineDialect } from './dialect.js';
import { writeInput } from './input.js';
import { writeOutput, writeUsage } from './output.js';
import { writeParameters } from './parameters.js';
import { answerOfRow } from './rows.js';

export const rowInstances = defineDialect({
  id: 'row-instances',
  title: 'Rows of instances (TensorFlow Serving, KServe V1)',
  status: 'stable',
  example: {
    request: {
      instances: [
        { width: 2.5, shape: 'round' },
        { width: 3, shape: 'oval' },
      ],
    },
    response: {
      predictions: [
        { label: 'a', probs: { a: 0.7, b: 0.3 } },
        { label: 'b', probs: { a: 0.2, b: 0.8 } },
      ],
    },
  },
  source: 'TensorFlow Serving RESTful API, "Predict API", row format; KServe, data plane V1',

  matches: ({ request }) => isRecord(request) && Array.isArray(own(request, 'instances')),

  rows: ({ request }) => Math.max(1, instancesOf(request).length),

  write({ request, response, parameters }, row, target) {
    const instances = instancesOf(request);
    writeInput(instances[row], target);
    writeParameters(request, target.event);
    writeParameters(parameters, target.event);
    writeOutput(answerOfRow(response, row, Math.max(1, instances.length)), target);
    writeUsage(response, target.event);
  },
});

function instancesOf(request: unknown): readonly unknown[] {
  const instances = isRecord(request) ? own(request, 'instances') : undefined;
  return Array.isArray(instances) ? instances : [];
}
