/** The shape of a grammar: lines of a text log as records under names a preset knows. */
import type { RawRecord } from '../values.js';

export interface Grammar {
  readonly id: string;
  readonly title: string;
  readonly example: string;
  readonly source: string;
  /** The line as a record; undefined for lines of another kind. */
  parse(line: string): RawRecord | undefined;
}

export function defineGrammar(grammar: Grammar): Grammar {
  return Object.freeze({ ...grammar, parse: (line: string) => parsed(grammar, line) });
}

/** A line on which a pattern runs out of stack, as on millions of escaped quotes, is none that a server writes. */
function parsed(grammar: Grammar, line: string): RawRecord | undefined {
  try {
    return grammar.parse(line);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
