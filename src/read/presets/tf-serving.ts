/** TensorFlow Serving's PredictionLog in the JSON form of protocol buffers; tensors become those of the Open Inference protocol. */
import { asWord, isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayout } from './layout.js';
import { classified, examplesIn, field, tensorsIn, textOf } from './tf-tensors.js';

const LOGS = ['predictLog', 'classifyLog', 'regressLog', 'predictStreamedLog', 'multiInferenceLog', 'sessionRunLog'];

export const tfServing = defineLayout({
  id: 'tf-serving',
  title: 'TensorFlow Serving prediction log (JSON)',
  status: 'stable',
  example: {
    logMetadata: {
      modelSpec: { name: 'clf', version: '3', signatureName: 'serving_default' },
      samplingConfig: { samplingRate: 0.1 },
      timestampSecs: '1767607200',
    },
    predictLog: {
      request: {
        modelSpec: { name: 'clf' },
        inputs: {
          x: {
            ...{ dtype: 'DT_FLOAT', tensorShape: { dim: [{ size: '2' }, { size: '4' }] } },
            floatVal: [6.8, 2.8, 4.8, 1.4, 6, 3.4, 4.5, 1.6],
          },
        },
        clientId: 'YWNtZQ==',
      },
      response: {
        outputs: {
          scores: {
            ...{ dtype: 'DT_FLOAT', tensorShape: { dim: [{ size: '2' }, { size: '3' }] } },
            floatVal: [0.1, 0.7, 0.2, 0.3, 0.4, 0.3],
          },
        },
      },
    },
  },
  columns: {
    time: ['logMetadata.timestampSecs'],
    model: ['logMetadata.modelSpec.name'],
    account: LOGS.flatMap((log) => [`${log}.request.clientId`, `${log}.request.requestOptions.clientId`]),
    request: LOGS,
    response: LOGS,
  },
  source: 'TensorFlow Serving: prediction_log.proto, logging.proto, predict.proto, classification.proto',
  accountElsewhere: 'what callers send as clientId',
  stringOutput: 'label',

  isOurs: (record) => metadataOf(record) !== undefined && logOf(record) !== undefined,

  complete(record, envelope) {
    const log = logOf(record);
    const request = log && field(log, 'request');
    const response = log && field(log, 'response');
    envelope.account =
      textOf(envelope.account) || asWord(field(metadataOf(record) ?? {}, 'requestOrigin')) || undefined;
    envelope.request = isRecord(request) ? requestBody(request) : undefined;
    envelope.response = isRecord(response) ? responseBody(response) : undefined;
  },
});

function metadataOf(record: RawRecord): RawRecord | undefined {
  const metadata = field(record, 'logMetadata');
  return isRecord(metadata) ? metadata : undefined;
}

function logOf(record: RawRecord): RawRecord | undefined {
  return LOGS.map((name) => field(record, name)).find(isRecord);
}

function requestBody(request: RawRecord): unknown {
  const inputs = tensorsIn(field(request, 'inputs'));
  return inputs.length > 0 ? { inputs } : { instances: examplesIn(field(request, 'input')) };
}

function responseBody(response: RawRecord): unknown {
  const outputs = tensorsIn(field(response, 'outputs'));
  if (outputs.length > 0) return { outputs };
  const result = field(response, 'result');
  return isRecord(result) ? { predictions: classified(result) } : own(response, 'result');
}
