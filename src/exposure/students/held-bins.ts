/** The few bins of a column that hold any rows of a node, in order. */

/** Bins from which going through all is faster than sorting those that hold rows. */
const MANY = 12;

export class HeldBins {
  /** Bins that hold rows. */
  size = 0;
  private readonly bins: Uint8Array;
  private readonly marks: Uint8Array;

  /** @param most bins of a column, at most 256 */
  constructor(most: number) {
    this.bins = new Uint8Array(most);
    this.marks = new Uint8Array(most);
  }

  /** The bin at a place below `size`; ascending once sorted. */
  at(place: number): number {
    return this.bins[place] ?? 0;
  }

  /** True if the bin held none before. */
  add(bin: number): boolean {
    if (this.marks[bin] === 1) return false;
    this.marks[bin] = 1;
    this.bins[this.size] = bin;
    this.size += 1;
    return true;
  }

  clear(): void {
    for (let i = 0; i < this.size; i += 1) this.marks[this.bins[i] ?? 0] = 0;
    this.size = 0;
  }

  /** Few by insertion, many by their marks. */
  sort(): void {
    if (this.size > MANY) this.listMarked();
    else for (let i = 1; i < this.size; i += 1) this.sink(i);
  }

  private listMarked(): void {
    let found = 0;
    for (let bin = 0; bin < this.marks.length; bin += 1) {
      if (this.marks[bin] === 0) continue;
      this.bins[found] = bin;
      found += 1;
    }
  }

  private sink(from: number): void {
    const { bins } = this;
    const bin = bins[from] ?? 0;
    let at = from;
    for (; at > 0 && (bins[at - 1] ?? 0) > bin; at -= 1) bins[at] = bins[at - 1] ?? 0;
    bins[at] = bin;
  }
}
