import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Graph, louvain, modularity } from '../../src/campaigns/louvain.js';

type Edge = readonly [a: number, b: number, weight: number];

function graphOf(size: number, edges: readonly Edge[]): Graph {
  const lists = Array.from({ length: size }, (): { node: number; weight: number }[] => []);
  for (const [a, b, weight] of edges) {
    lists[a]?.push({ node: b, weight });
    lists[b]?.push({ node: a, weight });
  }
  return { size, neighbours: (node) => lists[node] ?? [] };
}

function clique(nodes: readonly number[]): Edge[] {
  return nodes.flatMap((a, i) => nodes.slice(i + 1).map((b): Edge => [a, b, 1]));
}

/** All partitions of `size` nodes, as restricted growth strings. */
function* partitions(size: number, labels: number[] = [], most = -1): Generator<number[]> {
  if (labels.length === size) {
    yield [...labels];
    return;
  }
  for (let label = 0; label <= most + 1; label += 1) yield* partitions(size, [...labels, label], Math.max(most, label));
}

function best(graph: Graph, resolution: number): number {
  let most = -Infinity;
  for (const labels of partitions(graph.size)) most = Math.max(most, modularity(graph, labels, resolution));
  return most;
}

const graphs = fc
  .record({
    size: fc.integer({ min: 2, max: 7 }),
    weights: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 21, maxLength: 21 }),
  })
  .map(({ size, weights }) => {
    const edges: Edge[] = [];
    for (let a = 0; a < size; a += 1) {
      for (let b = 0; b < a; b += 1) {
        const weight = weights[(a * (a - 1)) / 2 + b] ?? 0;
        if (weight > 2) edges.push([b, a, weight]);
      }
    }
    return graphOf(size, edges);
  });

test('modularity is that of the definition: two triangles joined by one edge', () => {
  // 7 edges, degrees 2 2 3 3 2 2; halves: 2 * (3/7 - (7/14)^2) = 5/14.
  const graph = graphOf(6, [...clique([0, 1, 2]), ...clique([3, 4, 5]), [2, 3, 1]]);
  assert.ok(Math.abs(modularity(graph, [0, 0, 0, 1, 1, 1], 1) - 5 / 14) < 1e-12);
  assert.ok(Math.abs(modularity(graph, [0, 0, 0, 0, 0, 0], 1)) < 1e-12);
  assert.deepEqual(louvain(graph, 1), [0, 0, 0, 1, 1, 1]);
});

test('no single move to a neighbouring or new community improves what is found', () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom(0.6, 1.2, 2.4), (graph, resolution) => {
      const found = louvain(graph, resolution);
      const value = modularity(graph, found, resolution);
      const alone = Array.from({ length: graph.size }, (_, i) => i);
      assert.ok(value >= modularity(graph, alone, resolution) - 1e-9);
      assert.ok(value <= best(graph, resolution) + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('cliques with weak bridges are found as the best of all partitions', () => {
  const groups = [
    [0, 1, 2],
    [3, 4, 5],
    [6, 7],
  ];
  const graph = graphOf(8, [...groups.flatMap(clique), [2, 3, 0.2], [5, 6, 0.2]]);
  const found = louvain(graph, 1);
  assert.deepEqual(found, [0, 0, 0, 1, 1, 1, 2, 2]);
  assert.ok(Math.abs(modularity(graph, found, 1) - best(graph, 1)) < 1e-12);
});

test('a larger resolution gives at least as many communities in a ring of cliques', () => {
  const edges: Edge[] = [];
  for (let i = 0; i < 10; i += 1) {
    const nodes = [0, 1, 2, 3].map((k) => 4 * i + k);
    edges.push(...clique(nodes), [4 * i + 3, (4 * i + 4) % 40, 1]);
  }
  const counts = [0.1, 0.6, 1.2, 2.4].map((resolution) => new Set(louvain(graphOf(40, edges), resolution)).size);
  assert.deepEqual(
    counts,
    [...counts].sort((a, b) => a - b),
  );
  assert.equal(counts[2], 10);
});

test('nodes without edges stay alone, and an empty graph has no community', () => {
  assert.deepEqual(louvain(graphOf(3, []), 1), [0, 1, 2]);
  assert.deepEqual(louvain(graphOf(0, []), 1), []);
});
