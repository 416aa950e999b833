/** Which kinds of training material a text asks for: phrases matched on word hashes, so that no string is made. */
import { cueLexicons, numberWords } from './cue-phrases.js';
import { hashText } from './hash.js';
import { TextWords } from './words.js';

/** Numerals 0 to this count as numbers in phrases, and a few round ones above. */
const LARGEST_NUMERAL = 1000;
const ROUND_NUMERALS = [1500, 2000, 2500, 3000, 5000, 10_000, 50_000, 100_000];
/** Words a `~` may stand for, at most. */
const GAP_WORDS = 3;

type Token = { readonly kind: 'word'; readonly hash: number } | { readonly kind: 'number' } | { readonly kind: 'gap' };

interface Phrase {
  readonly bit: number;
  /** What follows the first word. */
  readonly rest: readonly Token[];
}

const words = new TextWords();
const encoder = new TextEncoder();
const numbers = numberHashes();
const phrasesByFirstWord = compile();
/** One flag per low 12 bits of a phrase's first word: most words of a text stop here. */
const firstWords = new Uint8Array(4096);
for (const hash of phrasesByFirstWord.keys()) firstWords[hash & 4095] = 1;

/** Bit i is set when the first `count` word hashes contain a phrase of lexicon i of cue-phrases.ts. */
export function matchCues(hashes: Uint32Array, count: number): number {
  let cues = 0;
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] ?? 0;
    if (firstWords[hash & 4095] === 0) continue;
    for (const phrase of phrasesByFirstWord.get(hash) ?? []) {
      if ((cues & phrase.bit) === 0 && follows(phrase.rest, 0, { hashes, count }, at + 1)) cues |= phrase.bit;
    }
  }
  return cues;
}

interface Text {
  readonly hashes: Uint32Array;
  readonly count: number;
}

/** Whether the tokens from `first` on match the text's words from `at` on, one after the other. */
function follows(tokens: readonly Token[], first: number, text: Text, at: number): boolean {
  const token = tokens[first];
  if (token === undefined) return true;
  if (token.kind === 'gap') {
    for (let skip = 0; skip <= GAP_WORDS; skip += 1) if (follows(tokens, first + 1, text, at + skip)) return true;
    return false;
  }
  const hash = at < text.count ? text.hashes[at] : undefined;
  if (hash === undefined) return false;
  const matches = token.kind === 'number' ? numbers.has(hash) : token.hash === hash;
  return matches && follows(tokens, first + 1, text, at + 1);
}

function numberHashes(): ReadonlySet<number> {
  const hashes = new Set(numberWords.map((word) => hashText(word, 0)));
  for (let numeral = 0; numeral <= LARGEST_NUMERAL; numeral += 1) hashes.add(hashText(String(numeral), 0));
  for (const numeral of ROUND_NUMERALS) hashes.add(hashText(String(numeral), 0));
  return hashes;
}

function compile(): ReadonlyMap<number, readonly Phrase[]> {
  const byFirstWord = new Map<number, Phrase[]>();
  for (const [index, lexicon] of cueLexicons.entries()) {
    for (const text of lexicon.phrases) {
      const [first, ...rest] = text.split(' ').flatMap(tokens);
      if (first?.kind !== 'word') throw new Error(`cue phrase must begin with a word: ${text}`);
      const phrases = byFirstWord.get(first.hash) ?? [];
      phrases.push({ bit: 1 << index, rest });
      byFirstWord.set(first.hash, phrases);
    }
  }
  return byFirstWord;
}

function tokens(part: string): Token[] {
  if (part === '#') return [{ kind: 'number' }];
  if (part === '~') return [{ kind: 'gap' }];
  const bytes = encoder.encode(part);
  words.read(bytes, 0, bytes.length);
  return Array.from(words.hashes.subarray(0, words.kept), (hash): Token => ({ kind: 'word', hash }));
}
