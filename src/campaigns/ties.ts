/** The strongest ties of every account, and the graph of those that are mutual. */
import { campaigns } from '../config/defaults.js';
import type { Evidence } from './evidence.js';
import type { Graph } from './louvain.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { PAIR_NUMBERS, TIE } from './tie.js';

export interface Tie {
  readonly place: number;
  readonly tie: number;
}

/** Bounded lists, strongest first; ties between equals by place. */
export class Ties {
  private readonly lists: Tie[][];

  constructor(accounts: number) {
    this.lists = Array.from({ length: accounts }, () => []);
  }

  get size(): number {
    return this.lists.length;
  }

  /** Books a pair with both accounts. */
  offer(a: number, b: number, tie: number): void {
    this.insert(a, { place: b, tie });
    this.insert(b, { place: a, tie });
  }

  of(place: number): readonly Tie[] {
    return this.lists[place] ?? [];
  }

  /** Accounts by the strength of their tie: own list first, then those reached through it, until there are enough. */
  reach(place: number, count: number): number[] {
    const found = new Set<number>([place]);
    const queue = [place];
    for (let at = 0; at < queue.length && found.size <= count; at += 1) {
      for (const tie of this.of(queue[at] ?? 0)) {
        if (found.has(tie.place) || found.size > count) continue;
        found.add(tie.place);
        queue.push(tie.place);
      }
    }
    found.delete(place);
    return [...found];
  }

  private insert(place: number, tie: Tie): void {
    const list = this.lists[place];
    if (list === undefined) return;
    let at = list.length;
    while (at > 0 && before(tie, list[at - 1])) at -= 1;
    if (at >= campaigns.ties || list[at - 1]?.place === tie.place) return;
    list.splice(at, 0, tie);
    if (list.length > campaigns.ties) list.pop();
  }
}

function before(a: Tie, b: Tie | undefined): boolean {
  return b !== undefined && (a.tie > b.tie || (a.tie === b.tie && a.place < b.place));
}

/** Ties from pairs that are all measured. */
export function tiesOfAll(pairs: MeasuredPairs, accounts: number): Ties {
  const ties = new Ties(accounts);
  const { places } = pairs;
  for (let i = 1; i < places.length; i += 1) {
    for (let j = 0; j < i; j += 1)
      ties.offer(places[i] ?? 0, places[j] ?? 0, pairs.tie(places[i] ?? 0, places[j] ?? 0));
  }
  return ties;
}

/** Ties among candidates: accounts that share something rare, are active together or deviate alike. Every candidate pair is measured once. */
export function tiesOfCandidates(evidence: Evidence, accounts: number): Ties {
  const ties = new Ties(accounts);
  const pair = new Float32Array(PAIR_NUMBERS);
  const candidates = Array.from({ length: accounts }, (_, place) => Uint32Array.from(evidence.candidates(place)));
  candidates.forEach((others, place) => {
    for (const other of others) {
      if (other < place && includes(candidates[other], place)) continue;
      ties.offer(place, other, evidence.measure(place, other, pair)[TIE] ?? 0);
    }
  });
  return ties;
}

function includes(sorted: Uint32Array | undefined, value: number): boolean {
  let low = 0;
  let high = sorted?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted?.[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return sorted?.[low] === value;
}

/** Edges where each is among the other's strongest, weighing what the tie exceeds the floor by. */
export function mutualGraph(ties: Ties): Graph {
  const near = Array.from({ length: ties.size }, (_, place) =>
    ties
      .of(place)
      .slice(0, campaigns.mutualTies)
      .filter(({ tie }) => tie > campaigns.graphFloor),
  );
  const places = near.map((list) => new Set(list.map(({ place }) => place)));
  const edges = near.map((list, place) =>
    list
      .filter((tie) => places[tie.place]?.has(place) === true)
      .map((tie) => ({ node: tie.place, weight: tie.tie - campaigns.graphFloor })),
  );
  return { size: ties.size, neighbours: (node) => edges[node] ?? [] };
}
