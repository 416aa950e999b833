/** One classification tree. */

/** Nodes side by side; the two parts of a node are neighbours. */
export class Tree {
  private size = 1;
  /** Column that is cut; -1 marks a leaf. */
  private readonly columns: Int32Array;
  private readonly cuts: Float64Array;
  /** Of a cut node the place of the part up to the cut, the other part follows; of a leaf its class. */
  private readonly nexts: Int32Array;

  /** @param leaves most leaves */
  constructor(leaves: number) {
    const nodes = Math.max(1, 2 * leaves - 1);
    this.columns = new Int32Array(nodes).fill(-1);
    this.cuts = new Float64Array(nodes);
    this.nexts = new Int32Array(nodes);
  }

  /** Makes a node a leaf. */
  close(node: number, label: number): void {
    this.nexts[node] = label;
  }

  /** Cuts a node in two and returns the place of the part up to the cut; the root is at 0. */
  cut(node: number, column: number, at: number): number {
    const next = this.size;
    this.columns[node] = column;
    this.cuts[node] = at;
    this.nexts[node] = next;
    this.size += 2;
    return next;
  }

  classOf(values: Float64Array): number {
    let node = 0;
    for (;;) {
      const column = this.columns[node] ?? -1;
      const next = this.nexts[node] ?? 0;
      if (column < 0) return next;
      node = (values[column] ?? 0) <= (this.cuts[node] ?? 0) ? next : next + 1;
    }
  }
}
