/** The row APIs of TensorFlow Serving, KServe V1 and Google: `instances` in and `predictions` out, `examples` in and `results` out, `requests` in and `responses` or `embeddings` out, aligned by position. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineDialect } from './dialect.js';
import { writeOutput, writeUsage } from './output.js';
import { writeParameters } from './parameters.js';
import { answerOfRow } from './rows.js';
import { writeRow } from './text-request.js';

export const rowInstances = defineDialect({
  id: 'row-instances',
  title: 'Rows of instances (TensorFlow Serving, KServe V1, Google batches)',
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
  source:
    'TensorFlow Serving RESTful API, "Classify and Regress API" and "Predict API", row format; KServe, data plane V1; Gemini API, "batchEmbedContents"; Cloud Vision API, "images.annotate"',

  /** Examples are rows of features, all of them; a list of words may be anybody's. */
  matches({ request }) {
    const rows = instancesOf(request);
    return isRecord(request) && (Array.isArray(own(request, 'instances')) || (rows.length > 0 && rows.every(isRecord)));
  },

  rows: ({ request }) => Math.max(1, instancesOf(request).length),

  write({ request, response, parameters }, row, target) {
    const instances = instancesOf(request);
    writeRow(instances[row], target);
    writeParameters(request, target.event);
    writeParameters(parameters, target.event);
    writeOutput(classesOf(answerOfRow(response, row, Math.max(1, instances.length))), target);
    writeUsage(response, target.event);
  },
});

function instancesOf(request: unknown): readonly unknown[] {
  if (!isRecord(request)) return [];
  const instances = own(request, 'instances');
  const list = Array.isArray(instances) ? instances : (own(request, 'examples') ?? requestsOf(request));
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

/** Requests of Google's services in one: texts to be embedded, pictures to be looked at. */
function requestsOf(request: RawRecord): unknown {
  const list = own(request, 'requests');
  const isOne = (inner: unknown): boolean =>
    isRecord(inner) && (isRecord(inner['content']) || isRecord(inner['image']));
  return Array.isArray(list) && list.every(isOne) ? list : undefined;
}

/** `[["cat", 0.9], ["dog", 0.1]]`: classes with their scores. */
function classesOf(answer: unknown): unknown {
  if (!Array.isArray(answer)) return answer;
  const pairs: readonly unknown[] = answer;
  return pairs.length > 0 && pairs.every(isScoredClass) ? { scores: Object.fromEntries(pairs) } : pairs;
}

function isScoredClass(pair: unknown): pair is readonly [string, number] {
  return Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'number';
}
