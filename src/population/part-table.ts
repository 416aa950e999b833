/** The parts of all accounts, chosen and described once. */
import type { SampledInput } from '../represent/sampled-input.js';
import type { CellMap } from './cells.js';
import { type Content, type ContentFrame, describePart } from './content.js';
import { partDrift } from './mixture-drift.js';
import type { Member } from './member.js';
import { chooseParts, makePart, type Part, type PartChoice } from './parts.js';

/** A part that has no number yet: numbers follow the order of all accounts. */
export interface DraftedPart {
  readonly choice: PartChoice;
  readonly parent: Member;
  /** First and last time of its inputs, NaN without times. */
  readonly span: readonly [from: number, to: number];
  readonly content: Content;
  readonly drift: number | null;
}

interface DescribedPart extends Pick<DraftedPart, 'content' | 'drift'> {
  readonly part: Part;
  /** Places of its inputs among the account's. */
  readonly places: readonly number[];
}

/** An account whose parts are looked for. */
export interface Whole {
  readonly member: Member;
  readonly inputs: readonly SampledInput[];
  readonly content: Content;
  readonly strangeness: Float64Array;
}

export function draftParts(
  { member, inputs, content: whole, strangeness }: Whole,
  frame: ContentFrame,
  map: CellMap,
): DraftedPart[] {
  return chooseParts(member, inputs, strangeness).map((choice) => {
    const chosen = { member, inputs, whole, places: choice.places };
    return {
      choice,
      parent: member,
      span: spanOf(choice.places.map((place) => inputs[place]?.firstTime ?? NaN)),
      content: describePart(chosen, frame, map),
      drift: partDrift(chosen, (input) => frame.spaceOf(input)),
    };
  });
}

function spanOf(all: readonly number[]): readonly [from: number, to: number] {
  const times = all.filter(Number.isFinite);
  return times.length === 0 ? [NaN, NaN] : [Math.min(...times), Math.max(...times)];
}

type InputsOf = (member: Member) => readonly SampledInput[];

export class PartTable {
  /** By index of the guest, ascending. */
  private readonly described = new Map<number, DescribedPart>();
  private readonly byParent = new Map<Member, Part[]>();
  private readonly inputsOf: InputsOf;

  /** @param accounts how many there are: parts are numbered from there on, in the order of their accounts */
  constructor(drafts: readonly DraftedPart[], accounts: number, inputsOf: InputsOf) {
    this.inputsOf = inputsOf;
    const ordered = [...drafts].sort((a, b) => a.parent.index - b.parent.index);
    ordered.forEach(({ choice, parent, span, content, drift }, i) => {
      const part = makePart(choice, parent, { span, index: accounts + i });
      this.described.set(part.guest.index, { part, places: choice.places, content, drift });
      this.byParent.set(parent, [...(this.byParent.get(parent) ?? []), part]);
    });
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

  /** Index of the account, for a part's guest of that whose part it is. */
  wholeOf({ index }: Member): number {
    return this.described.get(index)?.part.parent.index ?? index;
  }

  drift(index: number): number | null {
    return this.described.get(index)?.drift ?? null;
  }
}
