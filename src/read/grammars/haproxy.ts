/** The HTTP log of HAProxy: where a call came from, when, how long it took; of accounts only what the operator has captured. */
import { defineGrammar } from './grammar.js';

const TIMERS = String.raw`(?:-?\d+/){4}\+?(-?\d+)`;
// Behind the counters of connections and queues stand the captured headers, then the request.
const LINE = new RegExp(
  String.raw`(?:^|\s)\[?([\da-fA-F.:]+?)\]?:\d+ \[(\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2}\.\d{3})\] (\S+) (\S+) ${TIMERS} (-?\d+) \+?\d+ \S+ \S+ \S{4} [\d/+]+ \d+/\d+ (?:\{([^}]*)\} )?(?:\{[^}]*\} )?"([^"]*)"?`,
);

export const haproxy = defineGrammar({
  id: 'haproxy',
  title: 'HAProxy HTTP log',
  example:
    'Jan  5 10:00:00 lb haproxy[14389]: 203.0.113.9:33317 [05/Jan/2026:10:00:00.655] http-in llm/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {acme|curl/8} {} "POST /v1/predict HTTP/1.1"',
  source: 'HAProxy configuration manual, "HTTP log format"; captured headers are captured_1, captured_2, ...',

  parse(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const [, address, time = '', frontend, backend, total, status, captured = '', request] = found;
    return {
      ...{ remote_addr: address, time: timeOf(time), frontend, backend, request },
      // -1 for a call that broke off before.
      ...{ status: Number(status) < 0 ? undefined : status, latency_ms: Number(total) < 0 ? undefined : total },
      ...Object.fromEntries(captured.split('|').map((value, i) => [`captured_${i + 1}`, value])),
    };
  },
});

/** `05/Jan/2026:10:00:00.655`, without a zone, as other written times have it. */
function timeOf(logged: string): string {
  return logged.replaceAll('/', '-').replace(':', ' ');
}
