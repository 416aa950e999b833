/** The access log of Envoy, as it is written where nobody chose a format, and that of Istio. */
import { defineGrammar } from './grammar.js';

const QUOTED = String.raw`"([^"]*)"`;
const LINE = new RegExp(
  String.raw`^\[(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\] ${QUOTED} (\d{1,3}) \S+(?: \S+ \S+ "[^"]*")? (\d+) (\d+) (\d+|-) (?:\d+|-) ${QUOTED} ${QUOTED} ${QUOTED} ${QUOTED}`,
);

export const envoy = defineGrammar({
  id: 'envoy',
  title: 'Envoy and Istio access log',
  example:
    '[2026-01-05T10:00:00.894Z] "POST /v1/predict HTTP/1.1" 200 - 105 432 152 150 "203.0.113.30" "curl/8.7.1" "83b60000-0000-4000-8000-000000000007" "api.example.com" "10.0.0.9:80"',
  source: 'Envoy documentation, "Access logging", default format string; Istio, "Envoy Access Logs"',

  parse(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const [, time, request, status, received, sent, duration, forwarded, agent, id] = found;
    return {
      ...{ start_time: time, request, status: status === '0' ? undefined : status, duration_ms: duration },
      ...{ x_forwarded_for: forwarded, user_agent: agent, x_request_id: id },
      ...{ bytes_received: received, bytes_sent: sent },
    };
  },
});
