/** The column layouts of all kept rows of a run, by number; a layout that no row has any more is forgotten. */
import { hashPair } from '../represent/hash.js';
import { type RowLayout, sameLayout } from '../represent/row.js';

export class RowLayouts {
  private readonly layouts: (RowLayout | undefined)[] = [];
  private readonly uses: number[] = [];
  private readonly free: number[] = [];
  private readonly numbers = new Map<number, number[]>();
  private readonly last = { layout: undefined as RowLayout | undefined, number: -1 };

  /** Number of the layout, for one more row that has it. */
  take(layout: RowLayout): number {
    const number = layout === this.last.layout ? this.last.number : this.find(layout);
    this.uses[number] = (this.uses[number] ?? 0) + 1;
    this.last.layout = layout;
    this.last.number = number;
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
    this.last.layout = undefined;
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
