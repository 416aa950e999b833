/** Near vectors without comparing all: accounts on the same sides of random planes meet in a bucket. */
import { seededRandom } from '../stats/random.js';
import { dot, type Vector } from './whitening.js';

const TABLES = 8;
/** Accounts per bucket to aim at: all of a bucket are looked at. */
const BUCKET = 32;
/** Looked at in one bucket at most: a bucket of duplicates must not cost its square. */
const MOST_LOOKED = 64;

interface Table {
  /** Bucket of each account. */
  readonly buckets: Uint32Array;
  /** Accounts by bucket; those of bucket b begin at starts[b]. */
  readonly accounts: Uint32Array;
  readonly starts: Uint32Array;
}

/** Random hyperplanes (Charikar 2002): vectors at angle t fall on the same side of a plane with probability 1 - t / pi. */
export class NeighbourTables {
  private readonly tables: readonly Table[];
  /** Round in which each account was last looked at. */
  private readonly seen: Uint32Array;
  private round = 0;

  constructor(vectors: readonly Vector[], seed: number) {
    const random = seededRandom(seed);
    const planes = Math.max(0, Math.round(Math.log2(Math.max(1, vectors.length / BUCKET))));
    this.seen = new Uint32Array(vectors.length);
    this.tables = Array.from({ length: planes === 0 ? 1 : TABLES }, () => {
      const normals = Array.from({ length: planes }, () => randomDirection(vectors[0]?.length ?? 0, random));
      return makeTable(
        Uint32Array.from(vectors, (vector) => sides(vector, normals)),
        2 ** planes,
      );
    });
  }

  /** The `most` best by `similarity` among those that share a bucket, best first. */
  best(place: number, most: number, similarity: (other: number) => number): number[] {
    this.round += 1;
    this.seen[place] = this.round;
    const found: Neighbour[] = [];
    for (const { buckets, accounts, starts } of this.tables) {
      const bucket = buckets[place] ?? 0;
      const from = starts[bucket] ?? 0;
      const to = starts[bucket + 1] ?? 0;
      // Of a large bucket evenly spaced ones.
      const stride = Math.max(1, Math.ceil((to - from) / MOST_LOOKED));
      for (let at = from + (place % stride); at < to; at += stride) {
        const other = accounts[at] ?? 0;
        if (this.seen[other] === this.round) continue;
        this.seen[other] = this.round;
        insert(found, other, { value: similarity(other), most });
      }
    }
    return found.map(({ other }) => other);
  }
}

interface Neighbour {
  readonly other: number;
  readonly value: number;
}

/** Keeps the list sorted and bounded; most values are too small and change nothing. */
function insert(
  list: Neighbour[],
  other: number,
  { value, most }: { readonly value: number; readonly most: number },
): void {
  if (list.length === most && (list[most - 1]?.value ?? 0) >= value) return;
  let at = list.length;
  while (at > 0 && (list[at - 1]?.value ?? 0) < value) at -= 1;
  list.splice(at, 0, { other, value });
  if (list.length > most) list.pop();
}

function makeTable(buckets: Uint32Array, count: number): Table {
  const starts = new Uint32Array(count + 1);
  for (const bucket of buckets) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let i = 1; i <= count; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const filled = starts.slice();
  const accounts = new Uint32Array(buckets.length);
  buckets.forEach((bucket, place) => {
    const at = filled[bucket] ?? 0;
    accounts[at] = place;
    filled[bucket] = at + 1;
  });
  return { buckets, accounts, starts };
}

/** Direction with independent normal coordinates (Box and Muller). */
function randomDirection(length: number, random: () => number): Float64Array {
  return Float64Array.from({ length }, () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
}

function sides(vector: Vector, normals: readonly Float64Array[]): number {
  let key = 0;
  for (const normal of normals) key = (key << 1) | (dot(normal, vector) > 0 ? 1 : 0);
  return key;
}
