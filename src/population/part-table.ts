/** The parts of all accounts, chosen and described once. */
import type { SampledInput } from '../represent/sampled-input.js';
import type { CellMap } from './cells.js';
import { type Content, type ContentFrame, describePart, partDrift } from './content.js';
import type { ContentTable } from './content-table.js';
import type { Member, UseKind } from './member.js';
import { chooseParts, makePart, type Part } from './parts.js';

interface DescribedPart {
  readonly part: Part;
  /** Places of its inputs among the account's. */
  readonly places: readonly number[];
  readonly content: Content;
  readonly drift: number | null;
}

type InputsOf = (member: Member) => readonly SampledInput[];
type StrangenessOf = (member: Member) => Float64Array;

/** What describing parts needs of the survey. */
export interface PartSurvey {
  readonly members: readonly Member[];
  readonly contents: ContentTable;
  readonly frames: Readonly<Record<UseKind, ContentFrame>>;
  readonly maps: Readonly<Record<UseKind, CellMap>>;
  readonly inputsOf: InputsOf;
  readonly strangenessOf: StrangenessOf;
}

export class PartTable {
  /** By index of the guest, ascending. */
  private readonly described = new Map<number, DescribedPart>();
  private readonly byParent = new Map<Member, Part[]>();
  private readonly inputsOf: InputsOf;

  constructor({ members, contents, frames, maps, inputsOf, strangenessOf }: PartSurvey) {
    this.inputsOf = inputsOf;
    for (const member of members) {
      const whole = contents.of(member.index);
      if (member.kind === 'none' || whole === undefined) continue;
      const inputs = inputsOf(member);
      const frame = frames[member.kind];
      for (const choice of chooseParts(member, inputs, strangenessOf(member))) {
        const index = members.length + this.described.size;
        const part = makePart(choice, member, { inputs, index });
        const chosen = { member, inputs, whole, places: choice.places };
        const content = describePart(chosen, frame, maps[member.kind]);
        const drift = partDrift(chosen, (input) => frame.spaceOf(input));
        this.described.set(index, { part, places: choice.places, content, drift });
        this.byParent.set(member, [...(this.byParent.get(member) ?? []), part]);
      }
    }
  }

  get parts(): readonly Part[] {
    return [...this.described.values()].map(({ part }) => part);
  }

  partsOf(member: Member): readonly Part[] {
    return this.byParent.get(member) ?? [];
  }

  /** Inputs of a member, or of a part's guest. */
  inputsFor(member: Member): readonly SampledInput[] {
    const found = this.described.get(member.index);
    if (found === undefined) return this.inputsOf(member);
    const all = this.inputsOf(found.part.parent);
    return found.places.flatMap((place) => all[place] ?? []);
  }

  content(index: number): Content | undefined {
    return this.described.get(index)?.content;
  }

  drift(index: number): number | null {
    return this.described.get(index)?.drift ?? null;
  }
}
