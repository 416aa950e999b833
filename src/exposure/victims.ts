/** The models of a log that can be judged by: accounts are grouped by kind of use and by the model they mostly call. */
import { exposure } from '../config/exposure-defaults.js';
import type { Member, UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import { quantile } from '../stats/quantile.js';
import { Victim } from './victim.js';

interface Group {
  readonly kind: 'row' | 'text';
  readonly members: Member[];
  /** Undefined when not looked at yet, null where no copy can be judged. */
  victim?: Victim | null;
}

export class Victims {
  private readonly scores: Scores;
  private readonly groups: Group[] = [];
  /** By account: place of its group and one, 0 for none. */
  private readonly places: Uint32Array;
  private readonly kinds = new Set<UseKind>();
  /** Sampled inputs with a label, by account. */
  private readonly counts: Uint16Array;

  constructor({ members }: Population, scores: Scores) {
    this.scores = scores;
    this.counts = new Uint16Array(members.length);
    this.places = new Uint32Array(members.length);
    const byName = new Map<string, number>();
    for (const member of members) {
      const { kind, index, profile } = member;
      if (kind !== 'row' && kind !== 'text') continue;
      const count = profile.answers.labelled === 0 ? 0 : profile.inputs.sample.labelled().length;
      if (count === 0) continue;
      this.kinds.add(kind);
      this.counts[index] = count;
      const name = `${kind} ${modelOf(member)}`;
      const place = byName.get(name) ?? this.groups.push({ kind, members: [] });
      byName.set(name, place);
      this.places[index] = place;
      this.groups[place - 1]?.members.push(member);
    }
  }

  /** The model an account mostly calls, studied when first asked for; null where no copy of it can be judged. */
  of(index: number): Victim | null {
    const group = this.groupOf(index);
    if (group === undefined) return null;
    group.victim ??= Victim.of({ kind: group.kind, ordinary: this.ordinaryOf(group.members) }) ?? null;
    return group.victim;
  }

  /** The same if somebody has asked for it, else null. */
  studied(index: number): Victim | null {
    return this.groupOf(index)?.victim ?? null;
  }

  /** Whether answers of this kind of use carry labels. */
  hasLabels(kind: UseKind): boolean {
    return this.kinds.has(kind);
  }

  private groupOf(index: number): Group | undefined {
    return this.groups[(this.places[index] ?? 0) - 1];
  }

  /** The less suspicious part of the accounts: what they ask is what a copy will be asked. */
  private ordinaryOf(members: readonly Member[]): Member[] {
    const score = ({ index }: Member): number => this.scores.accounts.at(index)?.score ?? 0;
    const floor = quantile(
      members.map(score).sort((a, b) => a - b),
      exposure.ordinaryShare,
    );
    return members.filter((member) => score(member) <= floor && (this.counts[member.index] ?? 0) >= exposure.fewestOwn);
  }
}

/** The model most of its calls went to; the first by name of equals, '' where the log names none. */
function modelOf({ profile }: Member): string {
  const models = [...profile.sources.models.entries()];
  models.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return models[0]?.name ?? '';
}
