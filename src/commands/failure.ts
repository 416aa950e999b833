/** What stderr says when a command fails: two lines for what a person can mend, a stack for what we must. */
import { UserError } from '../errors.js';
import { escapeText } from '../report/escape.js';

/** Messages name files, accounts and columns, whose text is as hostile as any other. */
export function failureText(error: unknown): string {
  if (error instanceof UserError) {
    return `clonewatch: ${escapeText(error.message)}\nhint: ${escapeText(error.hint)}\n`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map(escapeText).join('\n');
  return `clonewatch: this is a bug in clonewatch; please report it with the lines below\n${lines}\n`;
}
