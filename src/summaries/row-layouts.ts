/** The column layouts of all kept rows of a run, by number; a layout that no row has any more is forgotten. */
import { hashPair } from '../represent/hash.js';
import { type RowLayout, sameLayout } from '../represent/row.js';

export class RowLayouts {
  private readonly layouts: (RowLayout | undefined)[] = [];
  private readonly uses: number[] = [];
  private readonly free: number[] = [];
  private readonly numbers = new Map<number, number[]>();
  /** Layouts come as the same few objects: what number one had last, which is its own as long as no other has it. */
  private readonly lastNumbers = new WeakMap<RowLayout, number>();

  /** Number of the layout, for one more row that has it. */
  take(layout: RowLayout): number {
    const last = this.lastNumbers.get(layout) ?? -1;
    const known = last < 0 ? undefined : this.layouts[last];
    const number = known !== undefined && sameLayout(known, layout) ? last : this.find(layout);
    this.uses[number] = (this.uses[number] ?? 0) + 1;
    if (number !== last) this.lastNumbers.set(layout, number);
    return number;
  }

  /** One row less has the layout of this number. */
  drop(number: number): void {
    const uses = (this.uses[number] ?? 1) - 1;
    this.uses[number] = uses;
    const layout = this.layouts[number];
    if (uses > 0 || layout === undefined) return;
    const hash = hashOf(layout);
    const others = (this.numbers.get(hash) ?? []).filter((other) => other !== number);
    if (others.length > 0) this.numbers.set(hash, others);
    else this.numbers.delete(hash);
    this.layouts[number] = undefined;
    this.free.push(number);
  }

  /** All layouts by number. */
  all(): readonly (RowLayout | undefined)[] {
    return this.layouts;
  }

  /** Layouts of another thread, kept for good; those that `known` has too are its objects. */
  static of(layouts: readonly (RowLayout | undefined)[], known: RowLayouts): RowLayouts {
    const made = new RowLayouts();
    for (const [number, layout] of layouts.entries()) {
      made.layouts[number] = layout === undefined ? undefined : known.at(known.take(layout));
      made.uses[number] = Infinity;
    }
    return made;
  }

  at(number: number): RowLayout | undefined {
    return this.layouts[number];
  }

  private find(layout: RowLayout): number {
    const hash = hashOf(layout);
    const numbers = this.numbers.get(hash) ?? [];
    for (const number of numbers) {
      const known = this.layouts[number];
      if (known !== undefined && sameLayout(known, layout)) return number;
    }
    const number = this.free.pop() ?? this.layouts.length;
    this.layouts[number] = layout;
    this.uses[number] = 0;
    this.numbers.set(hash, [...numbers, number]);
    return number;
  }
}

function hashOf({ columns, isWord }: RowLayout): number {
  let hash = columns.length;
  for (let i = 0; i < columns.length; i += 1) hash = hashPair(hash, (columns[i] ?? 0) ^ (isWord[i] ?? 0));
  return hash;
}
