/** The common and combined log formats of nginx and Apache, with or without fields behind them. */
import { defineGrammar } from './grammar.js';

// A quote inside a quoted field is escaped, or breaks the line: what is read then ends early, and the rest is passed over.
const LINE =
  /^(\S+) \S+ (\S+) \[(\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\] "([^"\\]*(?:\\.[^"\\]*)*)" (\d{3}|-) (\d+|-)(?: "([^"\\]*(?:\\.[^"\\]*)*)" "([^"\\]*(?:\\.[^"\\]*)*)")?(.*)$/;
const SECONDS = /^ (?:(?:rt|request_time)=)?"?(\d+\.\d{3})"?(?: |$)/;
/** What the ingress controller of Kubernetes puts there: length and time of the request, then where it went. */
const INGRESS = /^ \d+ (\d+\.\d{3}) \[[^\]]*\] \[[^\]]*\](?:.* ([\da-f]{32})$)?/;
const FORWARDED = /^ "((?:[\da-fA-F:.]+)(?:, ?[\da-fA-F:.]+)*)"/;

export const combined = defineGrammar({
  id: 'combined',
  title: 'Common or combined access log',
  example:
    '203.0.113.9 - acme [05/Jan/2026:10:00:00 +0000] "POST /v1/predict HTTP/1.1" 200 312 "-" "python-requests/2.32"',
  source:
    'Apache HTTP Server, mod_log_config; nginx documentation, ngx_http_log_module, "combined"; ingress-nginx, "Log format"',

  parse(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const [, address, user, time, request, status, bytes, referer, agent, rest = ''] = found;
    const ingress = INGRESS.exec(rest);
    return {
      ...{ remote_addr: address, remote_user: user, time_local: time, request, status },
      ...{ body_bytes_sent: bytes, http_referer: referer, http_user_agent: agent },
      request_time: SECONDS.exec(rest)?.[1] ?? ingress?.[1],
      ...(ingress?.[2] === undefined ? {} : { request_id: ingress[2] }),
      http_x_forwarded_for: FORWARDED.exec(rest)?.[1],
    };
  },
});
