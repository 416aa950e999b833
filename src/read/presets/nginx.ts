/** nginx access logs in JSON, under the names of its variables; durations are seconds. */
import { asNumber } from '../values.js';
import { isRequestLine } from './fitting.js';
import { knownNames } from './known-names.js';
import { has, pathOf } from './layout-parts.js';
import { defineLayout } from './layout.js';

const clients = ['remote_addr', 'realip_remote_addr'];
const ownWords = ['body_bytes_sent', 'bytes_sent', 'upstream_response_time', 'upstream_addr', 'request_length'];
const bodies = ['input', 'messages', 'prompt', 'body', 'output', 'response', 'payload', 'instances'];

export const nginx = defineLayout({
  id: 'nginx',
  title: 'nginx access log (JSON)',
  status: 'stable',
  example: {
    ...{ time: '2026-01-05T10:00:00+00:00', request_id: '4f2a', remote_addr: '192.0.2.44' },
    ...{ xff: '198.51.100.23, 192.0.2.44', method: 'POST', uri: '/v1/models/clf:predict', status: 200 },
    ...{ request_time: 0.148, body_bytes_sent: 312, request_length: 2210, http_user_agent: 'Go-http-client/1.1' },
    api_key_id: 'k-7',
  },
  columns: {
    time: ['msec', 'time_iso8601', '@timestamp', 'timestamp', 'time', 'ts', 'time_local'],
    account: knownNames.account,
    address: clients,
    agent: ['http_user_agent', 'user_agent', 'ua'],
    endpoint: ['request_uri', 'uri', 'path', 'request'],
    requestId: ['request_id'],
    status: ['status'],
    latency: ['request_time'],
  },
  source: 'nginx documentation, ngx_http_log_module and the index of variables; public JSON templates',
  accountElsewhere: 'a variable that the log format has to name: for example $http_x_api_key_id',
  latencyUnitMs: 1000,

  isOurs: (record) =>
    clients.some((name) => has(record, name)) &&
    ownWords.some((name) => has(record, name)) &&
    asNumber(record['request_time'] ?? 0) >= 0 &&
    (!has(record, 'request') || isRequestLine(record['request'])) &&
    !bodies.some((name) => has(record, name)),

  changes: { endpoint: (value) => pathOf(isRequestLine(value) ? value.split(' ')[1] : value) },
});
