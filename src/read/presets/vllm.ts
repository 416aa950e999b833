/** vLLM's text log: only its access lines are calls with a caller's address; no id joins them with the lines of parameters. */
import { asWord, own } from '../values.js';
import { pathOf } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const vllm = defineLayout({
  id: 'vllm',
  title: 'vLLM text log',
  status: 'stable',
  example: {
    ...{ vllm_line: 'access', remote_addr: '203.0.113.18', request: 'POST /v1/chat/completions HTTP/1.1' },
    status: '200',
  },
  columns: { address: ['remote_addr'], endpoint: ['request'], status: ['status'] },
  source: 'vLLM: vllm/entrypoints/logger.py and the access log of uvicorn, as issues of the project show them',
  others: ['vllm_line', 'request'],
  notes: [
    'vLLM writes no account and no time beside the calls, and parameters on lines of their own that no id joins: ' +
      'only volume and errors by address can be told (--by source); a gateway in front of it logs the rest',
  ],

  isOurs: (record) => own(record, 'vllm_line') !== undefined,

  isCall: (record) => own(record, 'vllm_line') === 'access' && asWord(own(record, 'request')).startsWith('POST '),

  complete(_record, envelope) {
    if (typeof envelope.endpoint === 'string') envelope.endpoint = pathOf(envelope.endpoint.split(' ')[1]);
  },
});
