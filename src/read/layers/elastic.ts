/** Documents as Elasticsearch and OpenSearch export them: the record stands in `_source`, its id beside it. */
import { isRecord, own } from '../values.js';
import { defineLayer, eachInner } from './layer.js';

export const elastic = defineLayer({
  id: 'elastic',
  title: 'Elasticsearch document',
  example: {
    ...{ _index: 'inference-log', _id: 'r-1', _score: 1 },
    _source: { '@timestamp': '2026-01-05T10:00:00Z', account: 'acct_42', input: 'hi', output: 'hello' },
  },
  source: 'Elasticsearch guide, "Search API", hits',

  matches: (record) => own(record, '_index') !== undefined && isRecord(own(record, '_source')),

  open: (inner) =>
    eachInner(inner, (record) => {
      const source = own(record, '_source');
      return isRecord(source) ? [{ _id: own(record, '_id'), ...source }] : [];
    }),
});
