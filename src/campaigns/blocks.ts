/** Cutting a large crowd into blocks whose pairs can all be measured: parts of the graph of strong ties that hang together. */
import { campaigns } from '../config/defaults.js';
import { communities, components } from './groups.js';
import type { Graph } from './louvain.js';

/** Resolutions tried one after the other on parts that are still too large. */
const FINER = [...campaigns.resolutions, 5, 10, 20];

/** Largest block for a crowd: the pairs of all blocks together stay within their budget. */
export function blockLimit(accounts: number): number {
  return Math.max(
    campaigns.largest,
    Math.min(campaigns.blockAccounts, Math.floor((2 * campaigns.blockPairs) / accounts)),
  );
}

/** @returns disjoint blocks of `campaigns.smallest` to `limit` accounts, in order of their first account */
export function cutIntoBlocks(graph: Graph, limit: number): number[][] {
  const links: [number, number][] = [];
  for (let node = 0; node < graph.size; node += 1) {
    for (const { node: other } of graph.neighbours(node)) if (other > node) links.push([node, other]);
  }
  const blocks = components(graph.size, links).flatMap((part) => cut(part, graph, limit, 0));
  return blocks.filter((block) => block.length >= campaigns.smallest);
}

function cut(part: readonly number[], graph: Graph, limit: number, step: number): number[][] {
  if (part.length <= limit) return [[...part]];
  const resolution = FINER[step];
  if (resolution !== undefined)
    return communities(part, graph, resolution).flatMap((group) => cut(group, graph, limit, step + 1));
  const pieces: number[][] = [];
  for (let from = 0; from < part.length; from += limit) pieces.push(part.slice(from, from + limit));
  return pieces;
}
