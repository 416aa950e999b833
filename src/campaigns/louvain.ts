/** Louvain: communities of a weighted graph, by moving nodes while the modularity grows and then treating communities as nodes. */

/** Undirected; every edge stands in both lists, with one weight above 0. No loops. */
export interface Graph {
  readonly size: number;
  neighbours(node: number): readonly { readonly node: number; readonly weight: number }[];
}

/** A gain below this is rounding; without it two nodes could swap for ever. */
const SMALLEST_GAIN = 1e-12;
const MOST_PASSES = 50;

interface Level {
  readonly edges: readonly ReadonlyMap<number, number>[];
  /** Twice the weight inside each node. */
  readonly loops: readonly number[];
}

/**
 * Maximises Q = sum over communities of (inside / 2m - resolution (degree / 2m)^2), greedily, node by node in fixed order, level by level.
 * @param resolution above 0; larger gives smaller communities
 * @returns community of each node, numbered from 0 in order of first appearance; nodes without edges are alone
 * Source: Blondel, Guillaume, Lambiotte and Lefebvre 2008; resolution after Reichardt and Bornholdt 2006. Cost: near linear in edges.
 */
export function louvain(graph: Graph, resolution: number): number[] {
  let level: Level = {
    edges: Array.from(
      { length: graph.size },
      (_, i) => new Map(graph.neighbours(i).map(({ node, weight }) => [node, weight])),
    ),
    loops: new Array<number>(graph.size).fill(0),
  };
  let communities = Array.from({ length: graph.size }, (_, i) => i);
  for (;;) {
    const moved = renumber(moveNodes(level, resolution));
    communities = communities.map((node) => moved[node] ?? 0);
    const count = moved.reduce((most, community) => Math.max(most, community + 1), 0);
    if (count === level.edges.length) return renumber(communities);
    level = fold(level, moved, count);
  }
}

/** Community of each node once no single move gains anything. */
function moveNodes({ edges, loops }: Level, resolution: number): number[] {
  const degrees = edges.map((list, node) => (loops[node] ?? 0) + sumOf(list.values()));
  const total = sumOf(degrees);
  const community = edges.map((_, node) => node);
  const sums = [...degrees];
  let changed = total > 0;
  for (let pass = 0; changed && pass < MOST_PASSES; pass += 1) {
    changed = false;
    edges.forEach((list, node) => {
      const own = community[node] ?? node;
      const degree = degrees[node] ?? 0;
      sums[own] = (sums[own] ?? 0) - degree;
      const best = bestCommunity(node, list, { community, sums, factor: (resolution * degree) / total });
      sums[best] = (sums[best] ?? 0) + degree;
      community[node] = best;
      if (best !== own) changed = true;
    });
  }
  return community;
}

interface Standing {
  readonly community: readonly number[];
  /** Degrees of each community, the node itself taken out. */
  readonly sums: readonly number[];
  readonly factor: number;
}

/** The community with the largest gain; the own one unless another is better, then the one with the smaller number. */
function bestCommunity(
  node: number,
  edges: ReadonlyMap<number, number>,
  { community, sums, factor }: Standing,
): number {
  const weights = new Map<number, number>();
  for (const [other, weight] of edges) {
    const place = community[other] ?? other;
    weights.set(place, (weights.get(place) ?? 0) + weight);
  }
  const gain = (place: number): number => (weights.get(place) ?? 0) - factor * (sums[place] ?? 0);
  let best = community[node] ?? node;
  let most = gain(best);
  for (const place of weights.keys()) {
    const value = gain(place);
    if (value > most + SMALLEST_GAIN) {
      most = value;
      best = place;
    }
  }
  return best;
}

/** The graph whose nodes are the communities. */
function fold({ edges, loops }: Level, community: readonly number[], count: number): Level {
  const folded = Array.from({ length: count }, () => new Map<number, number>());
  const inside = new Array<number>(count).fill(0);
  edges.forEach((list, node) => {
    const from = community[node] ?? 0;
    inside[from] = (inside[from] ?? 0) + (loops[node] ?? 0);
    const target = folded[from];
    for (const [other, weight] of list) {
      const to = community[other] ?? 0;
      if (to === from) inside[from] += weight;
      else target?.set(to, (target.get(to) ?? 0) + weight);
    }
  });
  return { edges: folded, loops: inside };
}

/** Q of a partition, between -1 and 1 at resolution 1; 0 for a graph without edges. */
export function modularity(graph: Graph, community: readonly number[], resolution: number): number {
  const inside = new Map<number, number>();
  const degrees = new Map<number, number>();
  let total = 0;
  for (let node = 0; node < graph.size; node += 1) {
    const own = community[node] ?? node;
    for (const { node: other, weight } of graph.neighbours(node)) {
      total += weight;
      degrees.set(own, (degrees.get(own) ?? 0) + weight);
      if (community[other] === own) inside.set(own, (inside.get(own) ?? 0) + weight);
    }
  }
  if (total === 0) return 0;
  let sum = 0;
  for (const [own, degree] of degrees) sum += (inside.get(own) ?? 0) / total - resolution * (degree / total) ** 2;
  return sum;
}

function renumber(labels: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
