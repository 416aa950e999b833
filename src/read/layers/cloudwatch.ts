/** Amazon CloudWatch Logs: the subscription's wrapper of many events, and the table that Logs Insights exports. */
import { own } from '../values.js';
import { defineLayer } from './layer.js';
import { eachMessage } from './line-record.js';

export const cloudwatch = defineLayer({
  id: 'cloudwatch',
  title: 'CloudWatch Logs subscription',
  example: {
    ...{ messageType: 'DATA_MESSAGE', owner: '111122223333', logGroup: '/bedrock', logStream: 's' },
    logEvents: [
      { id: '3700', timestamp: 1767607200000, message: '{"account":"acct_42","input":"hi","output":"hello"}' },
    ],
  },
  source: 'Amazon CloudWatch Logs user guide, "Real-time processing of log data with subscriptions"',

  matches: (record) => own(record, 'messageType') !== undefined && Array.isArray(own(record, 'logEvents')),

  open: (inner) =>
    eachMessage(
      inner,
      // Control messages only ask whether somebody listens.
      (record) => (own(record, 'messageType') === 'CONTROL_MESSAGE' ? [] : (own(record, 'logEvents') as unknown[])),
      (event) => ({ text: own(event, 'message'), time: own(event, 'timestamp') }),
    ),
});

export const logsInsights = defineLayer({
  id: 'logs-insights',
  title: 'CloudWatch Logs Insights export',
  example: { '@timestamp': '2026-01-05 10:00:00.000', '@message': '{"account":"acct_42","input":"hi","output":"a"}' },
  source: 'Amazon CloudWatch Logs user guide, "Supported logs and discovered fields"',

  matches: (record) => typeof own(record, '@message') === 'string',

  open: (inner) =>
    eachMessage(
      inner,
      (record) => [record],
      (record) => ({ text: own(record, '@message'), time: own(record, '@timestamp') }),
    ),
});
