/** One distinct input kept in an account's sample: what the second phase needs of it, never the input itself. */

/**
 * What an input is made of.
 * - text: hashes of its words in order (`words`, at most `TEXT_WORDS`: of a longer text the first and the last half of that many),
 *   how many words and characters the whole text has, and which cues it matched (bit i: lexicon i of represent/cues.ts).
 * - row: a tabular object or a vector: column ids, ascending, with a number or (isWord 1) a 32-bit word hash each.
 * - hidden: only the identity is known.
 */
export type InputContent =
  | {
      readonly kind: 'text';
      readonly words: Uint32Array;
      readonly wordCount: number;
      readonly characters: number;
      readonly cues: number;
    }
  | {
      readonly kind: 'row';
      readonly columns: Uint32Array;
      readonly isWord: Uint8Array;
      readonly values: Float64Array;
    }
  | { readonly kind: 'hidden' };

export interface SampledInput {
  /** 52-bit hash of the normalised input, uniform in [0, 2^52): the sample keeps the smallest. */
  readonly key: number;
  /** Times it was asked, up to thirty retries each (the same input again within 60 s) left out. */
  readonly count: number;
  /** Milliseconds since 1970 UTC when it was first asked; NaN without time. */
  readonly firstTime: number;
  /** 32-bit hash of the first label given for it; 0 without label. */
  readonly label: number;
  /** Top-1 minus top-2 probability of the first answer; NaN without. */
  readonly margin: number;
  readonly content: InputContent;
}

/** An input with arrays of its own: those of a sample lie in blocks with others, and one that stays keeps its whole block. */
export function standalone(input: SampledInput): SampledInput {
  const { content } = input;
  if (content.kind === 'text') return { ...input, content: { ...content, words: content.words.slice() } };
  return content.kind === 'row' ? { ...input, content: { ...content, values: content.values.slice() } } : input;
}

/** Words kept of one text input. */
export const TEXT_WORDS = 64;
/** Columns kept of one row input; longer vectors are projected to this many (represent/projection.ts). */
export const ROW_COLUMNS = 64;
