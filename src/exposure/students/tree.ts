/** One classification tree. */

/** Nodes side by side: column -1 marks a leaf, whose `left` is its class. */
export class Tree {
  readonly columns: number[] = [];
  readonly cuts: number[] = [];
  readonly lefts: number[] = [];
  readonly rights: number[] = [];

  open(): number {
    this.columns.push(-1);
    this.cuts.push(0);
    this.lefts.push(0);
    this.rights.push(0);
    return this.columns.length - 1;
  }

  classOf(values: Float64Array): number {
    let node = 0;
    for (;;) {
      const column = this.columns[node] ?? -1;
      if (column < 0) return this.lefts[node] ?? 0;
      node = ((values[column] ?? 0) <= (this.cuts[node] ?? 0) ? this.lefts[node] : this.rights[node]) ?? 0;
    }
  }
}
