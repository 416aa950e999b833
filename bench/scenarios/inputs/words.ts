/** A text as counts of hashed words: what text models here are trained on. */
import type { Code } from '../victims/victim.js';

/** Hash buckets for words. */
const WIDTH = 512;

function bucket(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) % WIDTH;
}

/** Counts of hashed lower-case words. */
export function encodeWords(text: string): Code {
  const code = new Float64Array(WIDTH);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const at = bucket(word);
    code[at] = (code[at] ?? 0) + 1;
  }
  return code;
}
