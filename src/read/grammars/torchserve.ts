/** The access log of TorchServe: no account, no bodies, the latency in milliseconds at the end. */
import { defineGrammar } from './grammar.js';

const LINE =
  /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2},\d{3}) (?:\[\w+ *\] \S+ ACCESS_LOG )?- \/([\d.:a-fA-F[\]]+?):(\d+) "([A-Z]+ \S+ HTTP\/[\d.]+)" (\d{3}) (\d+)$/;

export const torchserve = defineGrammar({
  id: 'torchserve',
  title: 'TorchServe access log',
  example: '2026-01-05 10:00:18,976 - /203.0.113.3:64003 "POST /predictions/resnet-18 HTTP/1.1" 200 118',
  source: 'TorchServe documentation, "Logging in TorchServe", access logs',

  parse(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const [, time, address, , request, status, latency] = found;
    return { torchserve_time: time, remote_addr: address, request, status, latency_ms: latency };
  },
});
