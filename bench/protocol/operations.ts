/** Deals attack kinds and manners out to the logs of a set: every kind in several manners, every manner with several kinds. */
import type { Disguise, Manner, Operation } from '../scenarios/operation.js';
import type { Random } from '../scenarios/random.js';
import type { Attack, Params, Persona, Query } from '../scenarios/shapes.js';
import { soloManners, splitManners } from './manners.js';

/** An attack of the protocol with what it needs. */
export interface Kind<S, Input> {
  readonly attack: Attack<S, Input>;
  /** Questions that serve a copy: what the literature reports for the kind, cut to what a week's log can hold. */
  readonly budget: number;
  /** Works with labels alone: then some carry them out so. */
  readonly labelsSuffice: boolean;
  /** Every question depends on the answer before: the disguise must not choose among them. */
  readonly walks: boolean;
}

export interface Dealt<S, Input> {
  readonly kinds: readonly Kind<S, Input>[];
  readonly covers: readonly Persona<S, Input>[];
  readonly models: readonly string[];
  disguiseOf(kind: Kind<S, Input>): Disguise<S, Input>;
  /** Parameters of an attacker who takes labels only. */
  readonly labelOnly: Params;
  topicOf(query: Query<Input>): string;
}

export interface Place {
  /** Which log of the set, from 0: moves kinds and manners on. */
  readonly turn: number;
  readonly solosAKind: number;
  readonly campaigns: number;
  /** So many of the lone attackers only, others in every turn: for low base rates. All if left out. */
  readonly lone?: number;
}

/** Budgets vary this much in the logarithm. */
const SPREAD = 0.35;
/** An attacker under so much cover asks less, or he would be the busiest account of all. */
const MOST_CALLS = 2600;

function operation<S, Input>(
  dealt: Dealt<S, Input>,
  kind: Kind<S, Input>,
  manner: Manner,
  random: Random,
): Operation<S, Input> {
  const wanted = random.around(manner.accounts > 2 ? 1.8 * kind.budget : kind.budget, SPREAD);
  const room = MOST_CALLS * Math.max(1, manner.accounts / 3) * (1 - manner.cover) * (1 - manner.warmUp);
  return {
    attack: kind.attack,
    budget: Math.round(Math.min(wanted, room)),
    manner,
    coverBy: random.pick(dealt.covers),
    model: random.pick(dealt.models),
    params: kind.labelsSuffice && random.chance(0.4) ? dealt.labelOnly : {},
    disguise: dealt.disguiseOf(kind),
    topicOf: (query) => dealt.topicOf(query),
  };
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('dealt from an empty list');
  return item;
}

export function dealOut<S, Input>(
  dealt: Dealt<S, Input>,
  { turn, solosAKind, campaigns, lone }: Place,
  random: Random,
): Operation<S, Input>[] {
  const all = dealt.kinds.flatMap((kind, index) =>
    Array.from({ length: solosAKind }, (_, copy) => {
      const manner = at(soloManners, solosAKind * index + copy + 3 * turn);
      return operation(dealt, kind, manner, random.fork(`solo ${index} ${copy}`));
    }),
  );
  const solos = lone === undefined ? all : Array.from({ length: lone }, (_, index) => at(all, lone * turn + index));
  const splits = Array.from({ length: campaigns }, (_, index) => {
    const kind = at(dealt.kinds, index + campaigns * turn);
    return operation(dealt, kind, at(splitManners, index + campaigns * turn), random.fork(`campaign ${index}`));
  });
  return [...solos, ...splits];
}
