/** One suggested response a line, for a gateway: only accounts about which something is to be done. */
import { jsonLine } from './json-lines.js';
import { defineReporter } from './reporter.js';

export const responses = defineReporter({
  id: 'responses',
  title: 'Suggested responses, one a line',
  mediaType: 'application/x-ndjson',
  extension: 'responses.ndjson',
  for: 'a gateway or whoever sets limits: action, rate, reason, and what it costs an honest account',

  *render({ accounts, generatedAt }) {
    for (const { account, level, suspicion, campaign, exposure, response } of accounts) {
      const { action, rate, decimals, reason, cost } = response;
      if (action === 'none') continue;
      const copied = exposure === null ? null : { low: exposure.low, high: exposure.high };
      const line = { type: 'response', account, action, rate, decimals, level, suspicion, exposure: copied, campaign };
      yield `${jsonLine({ ...line, reason, honestCost: cost, decidedBy: 'nobody yet: a suggestion', generatedAt })}\n`;
    }
  },
});
