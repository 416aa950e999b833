/** The models of a log that can be judged by: accounts are grouped by kind of use and by the model they mostly call. */
import { exposure } from '../config/defaults.js';
import type { Member, UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { Scores } from '../scores/score.js';
import { quantile } from '../stats/quantile.js';
import { type LabelledInputs, Victim } from './victim.js';

export interface VictimIndex {
  /** The model an account mostly calls; undefined where no copy of it can be judged. */
  of(index: number): Victim | undefined;
  /** Whether answers of this kind of use carry labels. */
  hasLabels(kind: UseKind): boolean;
}

export function findVictims(population: Population, scores: Scores): VictimIndex {
  const counts = new Map<number, number>();
  const groups = new Map<string, Member[]>();
  const labelledKinds = new Set<UseKind>();
  for (const member of population.members) {
    if (member.kind !== 'row' && member.kind !== 'text') continue;
    const own = labelled(population.inputs(member.profile)).length;
    if (own === 0) continue;
    labelledKinds.add(member.kind);
    counts.set(member.index, own);
    const key = `${member.kind} ${modelOf(member)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  const pairs: LabelledInputs = {
    count: (owner) => counts.get(owner) ?? 0,
    of(owner) {
      const member = population.members[owner];
      return member === undefined ? [] : labelled(population.inputs(member.profile));
    },
  };
  const victims = new Map<number, Victim>();
  for (const group of groups.values()) {
    const kind = group[0]?.kind === 'row' ? 'row' : 'text';
    const victim = Victim.of({ kind, pairs, ordinary: ordinaryOf(group, scores, pairs) });
    if (victim !== undefined) for (const { index } of group) victims.set(index, victim);
  }
  return { of: (index) => victims.get(index), hasLabels: (kind) => labelledKinds.has(kind) };
}

/** Inputs that came back with a label. */
export function labelled(inputs: readonly SampledInput[]): readonly SampledInput[] {
  return inputs.filter(({ label }) => label !== 0);
}

/** The model most of its calls went to; the first by name of equals, '' where the log names none. */
function modelOf({ profile }: Member): string {
  const models = [...profile.sources.models.entries()];
  models.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return models[0]?.name ?? '';
}

/** The less suspicious part of the accounts: what they ask is what a copy will be asked. */
function ordinaryOf(group: readonly Member[], scores: Scores, pairs: LabelledInputs): number[] {
  const score = ({ index }: Member): number => scores.accounts[index]?.score ?? 0;
  const floor = quantile(
    group.map(score).sort((a, b) => a - b),
    exposure.ordinaryShare,
  );
  return group
    .filter((member) => score(member) <= floor && pairs.count(member.index) >= exposure.fewestOwn)
    .map(({ index }) => index);
}
