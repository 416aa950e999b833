/**
 * The findings document as JSON. One line for each account, campaign and other entry: a diff of two nights shows the accounts that
 * changed, `grep` finds one, and a million of them are written without ever being one string.
 */
import { documentShape } from '../findings/document.js';
import { accountLine, campaignLine, jsonLine } from './json-lines.js';
import { defineReporter } from './reporter.js';

function* list(lines: Iterable<string>): Iterable<string> {
  let between = '[\n';
  let any = false;
  for (const line of lines) {
    yield between + line;
    between = ',\n';
    any = true;
  }
  yield any ? '\n]' : '[]';
}

function* linesOf<T>(entries: Iterable<T>, line: (entry: T) => string): Iterable<string> {
  for (const entry of entries) yield line(entry);
}

export const json = defineReporter({
  id: 'json',
  title: 'The findings document',
  mediaType: 'application/json',
  extension: 'json',
  for: 'programs, and for rendering again later',

  *render(findings, { redact }) {
    const head = documentShape.arrange({ ...findings, accounts: [], campaigns: [] });
    let between = '{\n';
    for (const [key, value] of Object.entries(head)) {
      yield `${between}${jsonLine(key)}:`;
      between = ',\n';
      if (key === 'accounts') yield* list(linesOf(findings.accounts, (entry) => accountLine(entry, redact)));
      else if (key === 'campaigns') yield* list(linesOf(findings.campaigns, (entry) => campaignLine(entry)));
      else if (Array.isArray(value)) yield* list(linesOf(value, jsonLine));
      else yield jsonLine(value);
    }
    yield '\n}\n';
  },
});
