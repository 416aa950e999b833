/** The strongest ties of every account, and the graph of those that are mutual. */
import { campaigns } from '../config/defaults.js';
import type { Evidence } from './evidence.js';
import type { Graph } from './louvain.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { PackedLists } from './packed-lists.js';
import { find } from './sorted.js';
import { familyPlace, PAIR_NUMBERS, TIE } from './tie.js';

export interface Tie {
  readonly place: number;
  readonly tie: number;
  /** The larger of the evidence of source and of time. */
  readonly operator: number;
}

/** What is known of a pair when it is booked. */
type Strength = Omit<Tie, 'place'>;

const KEPT = campaigns.ties;
const SOURCE = familyPlace('source');
const TIME = familyPlace('time');

/** Bounded lists, strongest first, ties between equals by place; 12 bytes a tie. */
export class Ties {
  readonly size: number;
  private readonly counts: Uint8Array;
  private readonly places: Uint32Array;
  private readonly strengths: Float32Array;
  private readonly operators: Float32Array;

  constructor(accounts: number) {
    this.size = accounts;
    this.counts = new Uint8Array(accounts);
    this.places = new Uint32Array(accounts * KEPT);
    this.strengths = new Float32Array(accounts * KEPT);
    this.operators = new Float32Array(accounts * KEPT);
  }

  /** Books a pair with both accounts; each pair once. */
  offer(a: number, b: number, strength: Strength): void {
    this.insert(a, b, strength);
    this.insert(b, a, strength);
  }

  of(place: number, most: number = KEPT): Tie[] {
    return Array.from({ length: Math.min(most, this.counts[place] ?? 0) }, (_, i) => {
      const at = place * KEPT + i;
      return { place: this.places[at] ?? 0, tie: this.strengths[at] ?? 0, operator: this.operators[at] ?? 0 };
    });
  }

  /** The strongest, as far as they lie above the floor of the graph. */
  strong(place: number): Tie[] {
    return this.of(place, campaigns.mutualTies).filter(({ tie }) => tie > campaigns.graphFloor);
  }

  /** Whether an account is among those. */
  isStrong(place: number, other: number): boolean {
    const start = place * KEPT;
    const end = start + Math.min(campaigns.mutualTies, this.counts[place] ?? 0);
    for (let at = start; at < end && (this.strengths[at] ?? 0) > campaigns.graphFloor; at += 1) {
      if (this.places[at] === other) return true;
    }
    return false;
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

  private insert(place: number, other: number, strength: Strength): void {
    const tie = Math.fround(strength.tie);
    const start = place * KEPT;
    const count = this.counts[place] ?? 0;
    let at = start + count;
    while (at > start && this.isBefore(tie, other, at - 1)) at -= 1;
    if (at >= start + KEPT) return;
    const end = Math.min(start + KEPT - 1, start + count);
    for (const list of [this.places, this.strengths, this.operators]) list.copyWithin(at + 1, at, end);
    this.places[at] = other;
    this.strengths[at] = tie;
    this.operators[at] = strength.operator;
    this.counts[place] = Math.min(KEPT, count + 1);
  }

  private isBefore(tie: number, other: number, at: number): boolean {
    const kept = this.strengths[at] ?? 0;
    return tie > kept || (tie === kept && other < (this.places[at] ?? 0));
  }
}

function strengthOf(pair: Float32Array): Strength {
  return { tie: pair[TIE] ?? 0, operator: Math.max(pair[SOURCE] ?? 0, pair[TIME] ?? 0) };
}

/** Ties from pairs that are all measured. */
export function tiesOfAll(pairs: MeasuredPairs, accounts: number): Ties {
  const ties = new Ties(accounts);
  const { places } = pairs;
  for (let i = 1; i < places.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [places[i] ?? 0, places[j] ?? 0];
      ties.offer(a, b, strengthOf(pairs.numbersOf(a, b)));
    }
  }
  return ties;
}

/** Ties among candidates: accounts that share something rare, are active together or deviate alike. Every candidate pair is measured once. */
export function tiesOfCandidates(evidence: Evidence, accounts: number): Ties {
  const ties = new Ties(accounts);
  const pair = new Float32Array(PAIR_NUMBERS);
  const candidates = evidence.candidates();
  for (let place = 0; place < accounts; place += 1) {
    for (const other of candidates.of(place)) {
      if (other < place && find(place, candidates.of(other)) >= 0) continue;
      ties.offer(place, other, strengthOf(evidence.measure(place, other, pair)));
    }
  }
  return ties;
}

/** Edges where each is among the other's strongest, weighing what the tie exceeds the floor by. */
export function mutualGraph(ties: Ties): Graph {
  const edges = new PackedLists(ties.size);
  const weights: number[] = [];
  for (let place = 0; place < ties.size; place += 1) {
    const mutual = ties.strong(place).filter((tie) => ties.isStrong(tie.place, place));
    edges.push(mutual.map((tie) => tie.place));
    for (const { tie } of mutual) weights.push(tie - campaigns.graphFloor);
  }
  const packed = Float32Array.from(weights);
  return {
    size: ties.size,
    neighbours: (node) =>
      Array.from(edges.of(node), (other, i) => ({ node: other, weight: packed[(edges.starts[node] ?? 0) + i] ?? 0 })),
  };
}
