/** Disjoint sets of 0..size-1 that are joined one after the other (union-find; Galler and Fischer 1964). */
export class DisjointSets {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The smallest of the set that a number is in. */
  rootOf(node: number): number {
    const { parents } = this;
    let root = node;
    while (parents[root] !== root) root = parents[root] ?? root;
    while (parents[node] !== root) {
      const next = parents[node] ?? root;
      parents[node] = root;
      node = next;
    }
    return root;
  }

  /** Joins the sets of two; false where they were in one already. */
  join(a: number, b: number): boolean {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    this.parents[Math.max(first, second)] = Math.min(first, second);
    return first !== second;
  }
}
