/** One JSON object a line: every account in rank order, then every campaign. */
import { printedAccount, printedCampaign } from './json-lines.js';
import { JsonText } from './json-text.js';
import { defineReporter } from './reporter.js';

export const ndjson = defineReporter({
  id: 'ndjson',
  title: 'One JSON object a line',
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  for: 'pipes, log collectors and databases',

  *render({ accounts, campaigns }, { redact }) {
    const text = new JsonText();
    const putLine = (type: string, value: Readonly<Record<string, unknown>>): void => {
      text.put({ type, ...value });
      text.raw('\n');
    };
    for (const account of accounts) {
      putLine('account', printedAccount(account, redact));
      if (text.isFull) yield text.take();
    }
    for (const campaign of campaigns) putLine('campaign', printedCampaign(campaign));
    yield text.take();
  },
});
