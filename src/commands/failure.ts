/** What stderr says when a command fails: two lines for what a person can mend, a stack for what we must. */
import { exitCodes, UserError } from '../errors.js';
import { escapeText } from '../report/escape.js';
import type { Io } from './command.js';
import { logLine } from './log-format.js';

const OUR_BUG = 'this is a bug in clonewatch; please report it with the lines below';

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Messages name files, accounts and columns, whose text is as hostile as any other. */
export function failureText(error: unknown): string {
  if (error instanceof UserError) {
    return `clonewatch: ${escapeText(error.message)}\nhint: ${escapeText(error.hint)}\n`;
  }
  return `clonewatch: ${OUR_BUG}\n${stackOf(error).split('\n').map(escapeText).join('\n')}\n`;
}

/** The same as one object, for `--log-format json`. */
export function failureLine(error: unknown, environment: Io['environment']): string {
  if (error instanceof UserError) {
    const { message, hint, exitCode } = error;
    return logLine('error', message, { hint, exitCode }, environment);
  }
  const numbers = { stack: stackOf(error), exitCode: exitCodes.ourBug };
  return logLine('error', 'this is a bug in clonewatch; please report it with the stack', numbers, environment);
}
