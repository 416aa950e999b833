/** Whether JSON comes as one object a line, or has to be cut by its braces: decided on the first bytes. */
import { opensWrapper } from './json-wrapper.js';

/** A whole string, or a single character that is not blank, or the end of a line. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|\n|[^\s]/g;

/** @param head text that begins with `{` or `[` */
export function framingOf(head: string): 'jsonl' | 'json' {
  if (/^\[\s*(?:\{|\]\s*$)/.test(head)) return 'json';
  if (!head.startsWith('{')) return 'jsonl';
  let depth = 0;
  for (const { 0: token, index } of head.matchAll(TOKEN)) {
    // A string that does not end in its line: the line is broken, and lines are what it was meant to be.
    if (token === '"') return 'jsonl';
    // The first object goes on over the end of the line: it was printed for reading, or it is a wrapper.
    if (token === '\n') return 'json';
    depth += stepOf(token);
    if (depth === 3 && token === '{' && opensWrapper(head.slice(0, index))) return wrapperFraming(head);
    // Behind it another one on the same line, or a comma: the inside of a list whose brackets were taken off.
    if (depth === 0) return /^(?:[ \t\r,]*[{[]|[ \t]*,\s*\{)/.test(head.slice(index + 1)) ? 'json' : 'jsonl';
  }
  return 'jsonl';
}

function stepOf(token: string): number {
  if (token === '{' || token === '[') return 1;
  return token === '}' || token === ']' ? -1 : 0;
}

/** Small wrappers may come one a line; one that is larger than the head must not be held as a whole. */
function wrapperFraming(head: string): 'jsonl' | 'json' {
  const lineEnd = head.indexOf('\n');
  return lineEnd > 0 && /^\s*\{/.test(head.slice(lineEnd)) ? 'jsonl' : 'json';
}
