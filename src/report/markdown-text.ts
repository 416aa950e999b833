/** Text in Markdown that shows as it is: no markup, no mentions, no links, no cell borders. */
import { escapeText } from './escape.js';

/** Longest text from a log in one place. Code units. */
const LONGEST = 200;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A name from a log as a code span, which neither mentions nor links anybody; also inside table cells. */
export function codeSpan(text: string): string {
  const safe = escapeText(shortened(text)).replaceAll('|', String.raw`\|`);
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(safe) || safe === '' ? ' ' : '';
  return fence + space + safe + space + fence;
}

/** Prose that may quote a log: markup characters are escaped, addresses do not become links, nobody is mentioned. */
export function proseText(text: string): string {
  return escapeText(text)
    .replace(/[\\`*_{}[\]<>|~&$!#]/g, String.raw`\$&`)
    .replaceAll('@', String.raw`\\x40`)
    .replace(/:\/\//g, String.raw`\:\/\/`)
    .replace(/www\./gi, String.raw`www\.`)
    .replace(/^(\d+)([.)])(?=\s)/, String.raw`$1\$2`)
    .replace(/^[-+=]/, String.raw`\$&`);
}
