/** The access log of an Application Load Balancer: who called, when, how long it took; no account, no bodies. */
import { defineGrammar } from './grammar.js';

const SECONDS = String.raw`-?\d+(?:\.\d+)?`;
const LINE = new RegExp(
  String.raw`^(?:https?|h2|grpcs|wss?) (\S+) \S+ (\[?[\da-fA-F.:]+\]?):\d+ \S+ (${SECONDS}) (${SECONDS}) (${SECONDS}) (\d{3}|-) \S+ \d+ \d+ "([^"]*)" "([^"]*)"`,
);
/** When the request came in, behind the priority of the rule; the first time of a line is that of the answer. */
const CREATED = /" -?\d+ (\d{4}-\d{2}-\d{2}T\S+) "/;
/** The trace id that the balancer gives each request. */
const TRACE = /"((?:Root|Self)=[^"]+)"/;

export const alb = defineGrammar({
  id: 'alb',
  title: 'Application Load Balancer access log',
  example:
    'https 2026-01-05T10:00:00.100000Z app/lb/50dc 203.0.113.3:46532 10.0.0.66:80 0.001 0.048 0.000 200 200 612 57 "POST https://api.example.com:443/v1/predict HTTP/1.1" "openai-python/1.2" TLS_AES_128 TLSv1.3 arn "Root=1-58337262-36d228ad5d99923122bbe354" "api.example.com" "arn" 1 2026-01-05T10:00:00.050000Z "forward" "-" "-" "10.0.0.66:80" "200" "-" "-"',
  source: 'Elastic Load Balancing user guide for Application Load Balancers, "Access log entries"',

  parse(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const [, time, address = '', first, second, third, status, request, agent] = found;
    const seconds = [first, second, third].map(Number);
    return {
      ...{
        time: CREATED.exec(line)?.[1] ?? time,
        remote_addr: address.replace(/^\[|\]$/g, ''),
        status,
        request,
        http_user_agent: agent,
      },
      request_id: TRACE.exec(line)?.[1],
      // A connection that failed has no times: -1 in all three.
      duration_s: seconds.some((part) => part < 0) ? undefined : seconds.reduce((sum, part) => sum + part, 0),
    };
  },
});
