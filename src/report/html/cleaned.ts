/** Text from logs for the page: nothing invisible, nothing endless. Markup is no danger: it is never parsed. */
import { escapeText } from '../escape.js';

/** Longest text kept of a name. Code units. */
const LONGEST_NAME = 200;

/** Escaped and cut: nothing invisible, nothing endless. */
export function cleaned(text: string, most = LONGEST_NAME): string {
  return text.length <= most ? escapeText(text) : `${escapeText(text.slice(0, most).replace(/[\ud800-\udbff]$/, ''))}…`;
}
