/** Requests and responses that a model server's logger writes as two events of one id: KServe and Seldon. */
import { asWord, isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineJoin } from './join.js';

export const eventHalves = defineJoin({
  id: 'event-halves',
  title: 'Request and response events of one id',
  source: 'KServe, "Inference Logger"; Seldon Core, "Request logging"',

  matches: (record) => halfOf(record) !== undefined,

  keyOf: (record) => (halfOf(record) === undefined ? undefined : idOf(record)),

  take(held) {
    const request = held.records.find((record) => halfOf(record) === 'request');
    const response = held.records.find((record) => halfOf(record) === 'response');
    if (request === undefined || response === undefined) return [];
    held.records.length = 0;
    return [{ ...request, answer: response }];
  },

  finish: ({ records }) => ({ records, single: records.length }),
});

/** Under the names of CloudEvents in structured form, of its HTTP headers, and of KServe's batches in files. */
const TYPES = ['type', 'ce-type', 'reqType', 'ce_type'];
const IDS = ['id', 'ce-requestid', 'ce-id', 'ce_requestid', 'requestid'];

export function halfOf(record: RawRecord): 'request' | 'response' | undefined {
  for (const name of TYPES) {
    const type = own(record, name);
    if (typeof type !== 'string') continue;
    if (type.endsWith('serving.inference.request')) return 'request';
    if (type.endsWith('serving.inference.response')) return 'response';
  }
  return undefined;
}

/** Seldon's id of a request comes before that of the single event. */
export function idOf(record: RawRecord): string | undefined {
  const names = isRecord(own(record, 'headers')) || own(record, 'ce-requestid') !== undefined ? [...IDS].slice(1) : IDS;
  for (const name of names) {
    const id = asWord(own(record, name));
    if (id !== '') return id;
  }
  return undefined;
}
