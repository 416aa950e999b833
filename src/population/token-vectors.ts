/** Inputs as weighted tokens for the map of input space: words of texts by their rarity, cells of rows. */
import type { SampledInput } from '../represent/sampled-input.js';
import { type CellFrame, cellSheet } from './cells.js';
import type { TokenVector } from './coverage-map.js';
import { isText, type TextInput, type UseKind } from './member.js';
import { mix } from './text-cells.js';
import type { Vocabulary } from './vocabulary.js';

function textVector({ content }: TextInput, vocabulary: Vocabulary): TokenVector {
  const tokens = [...new Set(content.words)];
  const weights = tokens.map((word) => vocabulary.wordWeight(word));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return { tokens, weights: weights.map((weight) => (length > 0 ? weight / length : 0)) };
}

/** Vectors of the account's inputs of its main kind, in the order of its sample; rows as far as they fill cells. */
export function tokenVectors(inputs: readonly SampledInput[], kind: UseKind, frame: CellFrame): TokenVector[] {
  if (kind !== 'row') return inputs.filter(isText).map((input) => textVector(input, frame.vocabulary));
  const { ids, tables, inputs: count } = cellSheet(inputs, kind, frame);
  return Array.from({ length: count }, (_, i) => {
    const cells = ids.subarray(i * tables, (i + 1) * tables);
    // The same cell number in two tables is two tokens.
    const tokens = Array.from(cells, (cell, table) => mix(cell, table + 1));
    return { tokens, weights: tokens.map(() => 1 / Math.sqrt(tables)) };
  });
}
