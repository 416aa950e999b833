/** TorchServe's access log: when, from where, which model, how long; no account and no bodies. */
import { asWord, own } from '../values.js';
import { pathOf } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const torchserve = defineLayout({
  id: 'torchserve',
  title: 'TorchServe access log',
  status: 'stable',
  example: {
    ...{ torchserve_time: '2026-01-05 10:00:18,976', remote_addr: '203.0.113.3', status: '200', latency_ms: '118' },
    request: 'POST /predictions/resnet-18 HTTP/1.1',
  },
  columns: {
    time: ['torchserve_time'],
    address: ['remote_addr'],
    endpoint: ['request'],
    status: ['status'],
    latency: ['latency_ms'],
  },
  source: 'TorchServe documentation, "Logging in TorchServe", access logs',
  notes: ['TorchServe logs no account and no bodies: addresses can stand for accounts (--by source)'],

  isOurs: (record) => own(record, 'torchserve_time') !== undefined,

  isCall: (record) => !/ \/(?:ping|metrics|models)\b/.test(asWord(own(record, 'request'))),

  complete(_record, envelope) {
    if (typeof envelope.endpoint !== 'string') return;
    envelope.endpoint = pathOf(envelope.endpoint.split(' ')[1]);
    envelope.model = /^\/predictions\/([^/]+)/.exec(asWord(envelope.endpoint))?.[1];
  },
});
