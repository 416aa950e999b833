/** One JSON object a line: every account in rank order, then every campaign. */
import { accountLine, campaignLine } from './json-lines.js';
import { defineReporter } from './reporter.js';

export const ndjson = defineReporter({
  id: 'ndjson',
  title: 'One JSON object a line',
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  for: 'pipes, log collectors and databases',

  *render({ accounts, campaigns }, { redact }) {
    for (const account of accounts) yield `${accountLine(account, redact, 'account')}\n`;
    for (const campaign of campaigns) yield `${campaignLine(campaign, 'campaign')}\n`;
  },
});
