/**
 * The findings document as JSON. One line for each account, campaign and other entry: a diff of two nights shows the accounts that
 * changed, `grep` finds one, and a million of them are written without ever being one string.
 */
import { documentShape } from '../findings/document.js';
import { printedAccount, printedCampaign } from './json-lines.js';
import { JsonText } from './json-text.js';
import { defineReporter } from './reporter.js';

function* list<Entry>(text: JsonText, entries: Iterable<Entry>, print: (entry: Entry) => unknown): Generator<string> {
  let any = false;
  for (const entry of entries) {
    text.raw(any ? ',\n' : '[\n');
    text.put(print(entry));
    any = true;
    if (text.isFull) yield text.take();
  }
  text.raw(any ? '\n]' : '[]');
}

export const json = defineReporter({
  id: 'json',
  title: 'The findings document',
  mediaType: 'application/json',
  extension: 'json',
  for: 'programs, and for rendering again later',

  *render(findings, { redact }) {
    const text = new JsonText();
    const head = documentShape.arrange({ ...findings, accounts: [], campaigns: [] });
    let between = '{\n';
    for (const [key, value] of Object.entries(head)) {
      text.raw(between);
      text.put(key);
      text.raw(':');
      between = ',\n';
      if (key === 'accounts') yield* list(text, findings.accounts, (account) => printedAccount(account, redact));
      else if (key === 'campaigns') yield* list(text, findings.campaigns, printedCampaign);
      else if (Array.isArray(value)) yield* list(text, value, (entry: unknown) => entry);
      else text.put(value);
    }
    text.raw('\n}\n');
    yield text.take();
  },
});
