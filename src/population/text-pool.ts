/** Nearest strangers of texts: cosine of tf-idf word vectors through an inverted index over a bounded pool. */
import { isText, type TextInput } from './member.js';
import { nearestOfEach, NearestList, type Nearest, type StrangerPool } from './pool.js';
import type { PoolEntry } from './row-pool.js';
import type { Vocabulary } from './vocabulary.js';

/** Words of more than this share of the pool are left out of the index: their weight is next to nothing, their lists are long. */
const COMMON_SHARE = 0.3;

interface Vector {
  readonly words: readonly number[];
  readonly weights: readonly number[];
}

/** Unit vector of the distinct words, weighted by inverse document frequency. */
function wordVector(input: TextInput, vocabulary: Vocabulary): Vector {
  const words = [...new Set(input.content.words)];
  const raw = words.map((word) => vocabulary.wordWeight(word));
  const length = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0));
  return { words, weights: raw.map((weight) => (length > 0 ? weight / length : 0)) };
}

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
      const { words, weights } = wordVector(input, vocabulary);
      for (let i = 0; i < words.length; i += 1) {
        const postings = index.get(words[i] ?? 0);
        if (postings !== undefined) addPostings(postings, weights[i] ?? 0, cosines);
      }
      found.clear();
      for (let place = 0; place < cosines.length; place += 1) {
        if (owners[place] !== owner) found.offer(1 - (cosines[place] ?? 0), place);
      }
      return found.summary(labels);
    },
    nearestAmong(inputs): Float64Array {
      const vectors = inputs.map((input) => (isText(input) ? wordVector(input, vocabulary) : undefined));
      const lookups = vectors.map((vector) => new Map(vector?.words.map((word, i) => [word, vector.weights[i] ?? 0])));
      return nearestOfEach(inputs.length, (a, b) => {
        const [left, right] = [vectors[a], lookups[b]];
        return left === undefined || right === undefined ? NaN : 1 - cosine(left, right);
      });
    },
  };
}

interface Postings {
  readonly places: number[];
  readonly weights: number[];
}

function makeIndex(
  texts: readonly (PoolEntry & { input: TextInput })[],
  vocabulary: Vocabulary,
): Map<number, Postings> {
  const index = new Map<number, Postings>();
  texts.forEach((entry, place) => {
    const { words, weights } = wordVector(entry.input, vocabulary);
    words.forEach((word, i) => {
      const postings = index.get(word) ?? { places: [], weights: [] };
      index.set(word, postings);
      postings.places.push(place);
      postings.weights.push(weights[i] ?? 0);
    });
  });
  const most = Math.max(20, texts.length * COMMON_SHARE);
  for (const [word, postings] of index) if (postings.places.length > most) index.delete(word);
  return index;
}

function addPostings({ places, weights }: Postings, weight: number, cosines: Float64Array): void {
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    cosines[place] = (cosines[place] ?? 0) + weight * (weights[i] ?? 0);
  }
}

function cosine(a: Vector, b: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (let i = 0; i < a.words.length; i += 1) sum += (a.weights[i] ?? 0) * (b.get(a.words[i] ?? 0) ?? 0);
  return sum;
}
