/** Errors a person can mend: what is wrong, where, what was expected, and what to do about it. */

/** Exit codes of the program; the table is in the README. */
export const exitCodes = {
  done: 0,
  suspectsFound: 1,
  usage: 2,
  noInput: 3,
  incomplete: 4,
  ourBug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A mistake in what was asked for or in what was given to read. Printed as two lines, without a stack. */
export class UserError extends Error {
  readonly hint: string;
  readonly exitCode: ExitCode;

  /**
   * @param message what, where, seen against expected; lower case, no full stop
   * @param hint what to do next; one line
   * @param exitCode `usage` for options and configuration, `noInput` for what could not be read
   */
  constructor(message: string, hint: string, exitCode: ExitCode = exitCodes.usage) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** The known word nearest to `word` by edit distance, for "did you mean"; undefined when nothing is close. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 2)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
