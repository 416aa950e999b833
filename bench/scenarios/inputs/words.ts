/** A text as counts of hashed words: what text models here are trained on. */
import type { Code } from '../victims/victim.js';

/** Hash buckets for words of one service; texts on everything need more. */
const WIDTH = 512;
export const WIDE = 2048;

function bucket(word: string, width: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) % width;
}

/** Counts of hashed lower-case words. */
export function encodeWords(text: string, width = WIDTH): Code {
  const code = new Float64Array(width);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const at = bucket(word, width);
    code[at] = (code[at] ?? 0) + 1;
  }
  return code;
}
