/** Nearest strangers of texts: cosine of tf-idf word vectors through an inverted index over a bounded pool. */
import type { SampledInput } from '../represent/sampled-input.js';
import { NumberCounts } from '../stats/number-counts.js';
import { isText, type TextInput } from './member.js';
import { nearestOfEach, NearestList, type Nearest, type StrangerPool } from './pool.js';
import type { PoolEntry } from './row-pool.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of more than this share of the pool are left out of the index: their weight is next to nothing, their lists are long. */
const COMMON_SHARE = 0.3;

/** The distinct words of one text in their order, weighted by inverse document frequency to length one; used again for the next text. */
class WordVector {
  readonly words = new NumberCounts();
  weights = new Float64Array(64);

  fill(input: TextInput, vocabulary: Vocabulary): void {
    const { words } = this;
    words.clear();
    for (const word of input.content.words) words.add(word);
    if (this.weights.length < words.size) this.weights = new Float64Array(2 * words.size);
    let squares = 0;
    for (let i = 0; i < words.size; i += 1) {
      const weight = vocabulary.wordWeight(words.numberAt(i));
      this.weights[i] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (let i = 0; i < words.size; i += 1) this.weights[i] = length > 0 ? (this.weights[i] ?? 0) / length : 0;
  }
}

const vector = new WordVector();

export function makeTextPool(entries: readonly PoolEntry[], vocabulary: Vocabulary): StrangerPool {
  const texts = entries.filter((entry): entry is PoolEntry & { input: TextInput } => isText(entry.input));
  const owners = Int32Array.from(texts, (entry) => entry.owner);
  const labels = Uint32Array.from(texts, (entry) => entry.input.label);
  const index = makeIndex(texts, vocabulary);
  const cosines = new Float64Array(texts.length);
  const found = new NearestList();
  return {
    nearest(input, owner): Nearest {
      if (!isText(input)) return { third: NaN, disagreement: NaN };
      cosines.fill(0);
      vector.fill(input, vocabulary);
      for (let i = 0; i < vector.words.size; i += 1) {
        addPostings(index, index.words.placeOf(vector.words.numberAt(i)), vector.weights[i] ?? 0, cosines);
      }
      found.clear();
      let { limit } = found;
      for (let place = 0; place < cosines.length; place += 1) {
        const distance = 1 - (cosines[place] ?? 0);
        if (distance >= limit || owners[place] === owner) continue;
        found.offer(distance, place);
        ({ limit } = found);
      }
      return found.summary(labels);
    },
    nearestAmong: (inputs) => nearestTexts(inputs, vocabulary),
  };
}

/** Words of the pool with the places and weights of the texts that have them, one list behind the other. */
interface Index {
  readonly words: NumberCounts;
  /** Where the list of each word begins, one more than there are words; empty lists for common words. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly weights: Float64Array;
}

function makeIndex(texts: readonly (PoolEntry & { input: TextInput })[], vocabulary: Vocabulary): Index {
  const words = new NumberCounts();
  for (const { input } of texts) {
    vector.fill(input, vocabulary);
    for (let i = 0; i < vector.words.size; i += 1) words.add(vector.words.numberAt(i));
  }
  const most = Math.max(20, texts.length * COMMON_SHARE);
  const starts = new Uint32Array(words.size + 1);
  for (let word = 0; word < words.size; word += 1) {
    const having = words.countAt(word);
    starts[word + 1] = (starts[word] ?? 0) + (having > most ? 0 : having);
  }
  const total = starts[words.size] ?? 0;
  const index = { words, starts, places: new Uint32Array(total), weights: new Float64Array(total) };
  const next = starts.slice();
  texts.forEach(({ input }, place) => {
    vector.fill(input, vocabulary);
    for (let i = 0; i < vector.words.size; i += 1) {
      const word = words.placeOf(vector.words.numberAt(i));
      if (words.countAt(word) > most) continue;
      const at = next[word] ?? 0;
      index.places[at] = place;
      index.weights[at] = vector.weights[i] ?? 0;
      next[word] = at + 1;
    }
  });
  return index;
}

function addPostings({ starts, places, weights }: Index, word: number, weight: number, cosines: Float64Array): void {
  if (word < 0) return;
  const end = starts[word + 1] ?? 0;
  for (let i = starts[word] ?? 0; i < end; i += 1) {
    const place = places[i] ?? 0;
    cosines[place] = (cosines[place] ?? 0) + weight * (weights[i] ?? 0);
  }
}

/** All words of the texts that are compared with each other. */
const shared = new NumberCounts();

/** Distances by one row of weights per text over all their words: a cosine is one look-up for every word of the first text. */
function nearestTexts(inputs: readonly SampledInput[], vocabulary: Vocabulary): Float64Array {
  shared.clear();
  const texts = inputs.map((input) => {
    if (!isText(input)) return undefined;
    vector.fill(input, vocabulary);
    const { words } = vector;
    const ids = new Uint32Array(words.size);
    for (let i = 0; i < ids.length; i += 1) {
      shared.add(words.numberAt(i));
      ids[i] = shared.placeOf(words.numberAt(i));
    }
    return { ids, weights: vector.weights.slice(0, ids.length) };
  });
  const width = shared.size;
  const table = new Float64Array(width * inputs.length);
  texts.forEach((text, row) => {
    text?.ids.forEach((id, i) => (table[row * width + id] = text.weights[i] ?? 0));
  });
  return nearestOfEach(inputs.length, (a, b) => {
    const left = texts[a];
    if (left === undefined || texts[b] === undefined) return NaN;
    const { ids, weights } = left;
    const row = b * width;
    let cosine = 0;
    for (let i = 0; i < ids.length; i += 1) cosine += (weights[i] ?? 0) * (table[row + (ids[i] ?? 0)] ?? 0);
    return 1 - cosine;
  });
}
