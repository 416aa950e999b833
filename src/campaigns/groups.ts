/** Candidate groups: three generators, because no single one finds all campaigns. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import { DisjointSets } from '../stats/disjoint-sets.js';
import { leastTie } from './group-statistics.js';
import { averageLinkage, groupsOf } from './linkage.js';
import { type Graph, louvain } from './louvain.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { familyPlace, TIE } from './tie.js';

const SOURCE = familyPlace('source');

/** Groups worth judging among the measured accounts, each with ascending members; none twice. */
export function candidateGroups(pairs: MeasuredPairs, graph: Graph, kind: UseKind): number[][] {
  const found = new Map<string, number[]>();
  const { crowd } = pairs.evidence;
  const offer = (group: readonly number[]): void => {
    const sorted = group.filter((place) => crowd.mayJoin(place)).sort((a, b) => a - b);
    if (sorted.length < campaigns.smallest || sorted.length > campaigns.largest) return;
    found.set(sorted.join(' '), sorted);
  };
  for (const group of linkedGroups(pairs, kind)) offer(group);
  for (const resolution of campaigns.resolutions)
    for (const group of communities(pairs.places, graph, resolution)) offer(group);
  for (const group of sourceGroups(pairs)) offer(group);
  return [...found.values()];
}

function linkedGroups(pairs: MeasuredPairs, kind: UseKind): number[][] {
  const { places } = pairs;
  const joins = averageLinkage(places.length, (a, b) => pairs.tie(places[a] ?? 0, places[b] ?? 0));
  const least = leastTie(kind);
  return groupsOf(places.length, joins, campaigns.smallest, campaigns.largest)
    .map((leaves) => leaves.map((leaf) => places[leaf] ?? 0))
    .filter((group) => (pairs.group(group).means[TIE] ?? 0) >= least);
}

/** Communities of the part of the graph that lies among the given accounts. */
export function communities(places: readonly number[], graph: Graph, resolution: number): number[][] {
  const rows = new Map(places.map((place, row) => [place, row]));
  const part: Graph = {
    size: places.length,
    neighbours: (row) =>
      graph.neighbours(places[row] ?? 0).flatMap(({ node, weight }) => {
        const other = rows.get(node);
        return other === undefined ? [] : [{ node: other, weight }];
      }),
  };
  const groups: number[][] = [];
  louvain(part, resolution).forEach((community, row) => {
    (groups[community] ??= []).push(places[row] ?? 0);
  });
  return groups;
}

/** A shared source starts a group by itself: accounts connected by it. */
function sourceGroups(pairs: MeasuredPairs): number[][] {
  const { places } = pairs;
  const links: [number, number][] = [];
  for (let i = 1; i < places.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const source = pairs.numbersOf(places[i] ?? 0, places[j] ?? 0)[SOURCE] ?? 0;
      if (source >= campaigns.sourceFloor) links.push([i, j]);
    }
  }
  return components(places.length, links).map((rows) => rows.map((row) => places[row] ?? 0));
}

/** Connected components of 0..size-1, single nodes included, in order of their first node. */
export function components(size: number, links: Iterable<readonly [number, number]>): number[][] {
  const sets = new DisjointSets(size);
  for (const [a, b] of links) sets.join(a, b);
  const groups = new Map<number, number[]>();
  for (let node = 0; node < size; node += 1) {
    const root = sets.rootOf(node);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}
