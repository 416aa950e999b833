/** Near vectors without comparing all: accounts on the same sides of random planes meet in a bucket. */
import { seededRandom } from '../stats/random.js';
import { dot } from './whitening.js';

const TABLES = 10;
/** Accounts per bucket to aim at: all of a bucket are looked at. */
const BUCKET = 96;
/** Looked at in one bucket at most: a bucket of duplicates must not cost its square. */
const MOST_LOOKED = 256;

/** Random hyperplanes (Charikar 2002): vectors at angle t fall on the same side of a plane with probability 1 - t / pi. */
export class NeighbourTables {
  private readonly keys: Uint32Array[] = [];
  private readonly buckets: Map<number, number[]>[] = [];

  constructor(vectors: readonly Float64Array[], seed: number) {
    const random = seededRandom(seed);
    const planes = Math.max(0, Math.round(Math.log2(Math.max(1, vectors.length / BUCKET))));
    for (let table = 0; table < (planes === 0 ? 1 : TABLES); table += 1) {
      const normals = Array.from({ length: planes }, () => randomDirection(vectors[0]?.length ?? 0, random));
      const keys = Uint32Array.from(vectors, (vector) => sides(vector, normals));
      const lists = new Map<number, number[]>();
      keys.forEach((key, place) => {
        const list = lists.get(key);
        if (list === undefined) lists.set(key, [place]);
        else list.push(place);
      });
      this.keys.push(keys);
      this.buckets.push(lists);
    }
  }

  /** The `most` best by `similarity` among those that share a bucket. */
  best(place: number, most: number, similarity: (other: number) => number): number[] {
    const found = new Map<number, number>();
    this.buckets.forEach((lists, table) => {
      const list = lists.get(this.keys[table]?.[place] ?? 0) ?? [];
      const stride = Math.max(1, Math.floor(list.length / MOST_LOOKED));
      for (let i = place % stride; i < list.length; i += stride) {
        const other = list[i] ?? place;
        if (other !== place && !found.has(other)) found.set(other, similarity(other));
      }
    });
    return [...found]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([other]) => other);
  }
}

/** Direction with independent normal coordinates (Box and Muller). */
function randomDirection(length: number, random: () => number): Float64Array {
  return Float64Array.from({ length }, () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
}

function sides(vector: Float64Array, normals: readonly Float64Array[]): number {
  let key = 0;
  for (const normal of normals) key = (key << 1) | (dot(normal, vector) > 0 ? 1 : 0);
  return key;
}
