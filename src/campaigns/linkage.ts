/** Average linkage: a tree of groups, from pairs up, each joined by the mean similarity of its two parts. */

/** An inner node of the tree. Leaves are numbered from 0; node i of the list has number `leaves + i`. */
export interface Join {
  readonly left: number;
  readonly right: number;
  /** Mean similarity between the leaves of the left and of the right part. */
  readonly similarity: number;
  readonly size: number;
}

/**
 * Group-average linkage by chains of nearest neighbours: follow the nearest until two are each other's nearest, join them, go on
 * (Murtagh 1983; average linkage is reducible, so the joins are those of the greedy method, in another order). Single linkage would chain.
 * @param size number of leaves
 * @param similarity of two leaves, symmetric, any real number
 * @returns size - 1 joins; parts come before their join. Cost: size^2 numbers, about 3 size^2 steps.
 */
export function averageLinkage(size: number, similarity: (a: number, b: number) => number): Join[] {
  const rows = similarities(size, similarity);
  const sizes = new Float64Array(size).fill(1);
  const numbers = Array.from({ length: size }, (_, i) => i);
  const alive = new Uint8Array(size).fill(1);
  const joins: Join[] = [];
  const chain: number[] = [];
  while (joins.length < size - 1) {
    if (chain.length === 0) chain.push(alive.indexOf(1));
    const top = chain.at(-1) ?? 0;
    const before = chain.at(-2) ?? -1;
    const nearest = nearestOf(rows, alive, { of: top, prefer: before });
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    const [kept, gone] = top < before ? [top, before] : [before, top];
    const joined = (sizes[kept] ?? 0) + (sizes[gone] ?? 0);
    joins.push({
      left: numbers[kept] ?? 0,
      right: numbers[gone] ?? 0,
      similarity: rows[kept * size + gone] ?? 0,
      size: joined,
    });
    merge(rows, sizes, { kept, gone, size });
    alive[gone] = 0;
    numbers[kept] = size + joins.length - 1;
  }
  return joins;
}

function similarities(size: number, similarity: (a: number, b: number) => number): Float32Array {
  const rows = new Float32Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      const value = similarity(a, b);
      rows[a * size + b] = value;
      rows[b * size + a] = value;
    }
  }
  return rows;
}

/** The most similar living part; among equals the one the chain came from, else the first. */
function nearestOf(
  rows: Float32Array,
  alive: Uint8Array,
  { of, prefer }: { readonly of: number; readonly prefer: number },
): number {
  const size = alive.length;
  let best = prefer;
  let most = prefer < 0 ? -Infinity : (rows[of * size + prefer] ?? -Infinity);
  for (let other = 0; other < size; other += 1) {
    if (alive[other] === 0 || other === of) continue;
    const value = rows[of * size + other] ?? -Infinity;
    if (value > most || best < 0) {
      most = value;
      best = other;
    }
  }
  return best;
}

/** Similarity to a joined part is the mean over its leaves (Lance and Williams 1967). */
function merge(
  rows: Float32Array,
  sizes: Float64Array,
  { kept, gone, size }: { readonly kept: number; readonly gone: number; readonly size: number },
): void {
  const keptSize = sizes[kept] ?? 0;
  const goneSize = sizes[gone] ?? 0;
  for (let other = 0; other < size; other += 1) {
    if (other === kept || other === gone) continue;
    const sum = keptSize * (rows[kept * size + other] ?? 0) + goneSize * (rows[gone * size + other] ?? 0);
    const mean = sum / (keptSize + goneSize);
    rows[kept * size + other] = mean;
    rows[other * size + kept] = mean;
  }
  sizes[kept] = keptSize + goneSize;
}

/** Leaves below each join that holds between `smallest` and `largest` of them. */
export function groupsOf(leaves: number, joins: readonly Join[], smallest: number, largest: number): number[][] {
  const below: number[][] = [];
  const groups: number[][] = [];
  const leavesOf = (number: number): number[] => (number < leaves ? [number] : (below[number - leaves] ?? []));
  joins.forEach(({ left, right, size }, i) => {
    // Larger joins have larger parts above them only: their leaves are never asked for.
    if (size > largest) return;
    below[i] = [...leavesOf(left), ...leavesOf(right)];
    if (size >= smallest) groups.push(below[i]);
  });
  return groups;
}
