/** Other than chats: is what the members ask one design that was dealt out, or one suite that each of them runs? */
import { systematicSample } from '../stats/systematic-sample.js';
import type { Crowd } from './crowd.js';
import { Interleaving } from './interleaving.js';

export interface Design {
  /** Share of its sampled inputs that a member has in common with another, on the average; 0 on chats. */
  readonly shared: number;
  /** How much nearer rows of different members lie than rows of strangers, as a logarithm (`interleaving.ts`); 0 where not measured. */
  readonly interleaved: number;
}

/** What decides whether a group is looked at. */
interface Looked {
  readonly members: readonly number[];
  readonly tie: number;
  /** Evidence that they ask in the same places, over what strangers have. */
  readonly content: number;
}

const NOTHING: Design = { shared: 0, interleaved: 0 };
/** Members, tie and places in common from which a design can show. */
const FEWEST = 7;
const TIE = 2.2;
const CONTENT = 0.5;
/** Members whose pairs tell of one suite. */
const PAIRED = 24;
/** Interleaving from which it speaks of one hand, and what more of it counts for; as much as dealing at most. */
const FROM = 0.4;
const WEIGHT = 2;
const MOST = 1.5;

export class Designs {
  private readonly crowd: Crowd;
  private interleaving: Interleaving | undefined;

  constructor(crowd: Crowd) {
    this.crowd = crowd;
  }

  of({ members, tie, content }: Looked): Design {
    const { kind, inputs } = this.crowd;
    if (kind === 'chat') return NOTHING;
    const mayShow = kind === 'row' && members.length >= FEWEST && tie >= TIE && content >= CONTENT;
    const interleaved = mayShow ? this.interleavedOf(members) : 0;
    return { shared: inputs.sharedInside(systematicSample(members, PAIRED)), interleaved };
  }

  private interleavedOf(members: readonly number[]): number {
    this.interleaving ??= new Interleaving(this.crowd);
    return this.interleaving.of(members);
  }
}

/** What interleaving says of one hand: customers whose rows lie between each other's draw from one place, but not from between each other's steps. */
export function handOf({ interleaved }: Design): number {
  return Math.max(0, Math.min(MOST, WEIGHT * (interleaved - FROM)));
}
