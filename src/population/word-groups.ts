/** Rows of a pool by their words: rows of other words are far away, and most need not be looked at one by one. */
import type { RowSpace } from './row-space.js';

export class WordGroups {
  /** Places of the rows, group by group, ascending within each. */
  readonly places: Uint32Array;
  /** Where each group begins; one more than there are groups. */
  readonly starts: Uint32Array;
  private readonly columns: readonly number[];
  /** What each group has in the columns of words; NaN for none. */
  private readonly words: Float64Array;
  private readonly following: Int32Array;
  /** First group at each bound. */
  private readonly first: Int32Array;

  /** @param points so many rows of the space behind one another */
  constructor({ isWord }: RowSpace, points: Float64Array, rows: number) {
    const width = isWord.length;
    this.columns = Array.from(isWord.keys()).filter((column) => isWord[column] === 1);
    const groups = new Map<string, number[]>();
    for (let row = 0; row < rows; row += 1) {
      const key = this.columns.map((column) => points[row * width + column] ?? NaN).join(' ');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    const all = [...groups.values()];
    this.places = Uint32Array.from(all.flat());
    this.starts = new Uint32Array(all.length + 1);
    this.words = new Float64Array(all.length * this.columns.length);
    all.forEach((group, i) => {
      this.starts[i + 1] = (this.starts[i] ?? 0) + group.length;
      const at = (group[0] ?? 0) * width;
      this.columns.forEach((column, j) => (this.words[i * this.columns.length + j] = points[at + column] ?? NaN));
    });
    this.following = new Int32Array(all.length);
    this.first = new Int32Array(2 * this.columns.length + 1);
  }

  /** Sorts the groups by what their words alone make of the squared distance to a point, a whole number: those at a bound are then listed by `at` and `next`. */
  sort(point: Float64Array): void {
    const { columns, words, first, following } = this;
    first.fill(-1);
    for (let group = following.length - 1; group >= 0; group -= 1) {
      let bound = 0;
      for (let j = 0; j < columns.length; j += 1) {
        const own = point[columns[j] ?? 0] ?? NaN;
        const other = words[group * columns.length + j] ?? NaN;
        if (own === other) continue;
        if (Number.isNaN(own) || Number.isNaN(other)) bound += Number.isNaN(own) && Number.isNaN(other) ? 0 : 1;
        else bound += 2;
      }
      following[group] = first[bound] ?? -1;
      first[bound] = group;
    }
  }

  /** Bounds there are: 0 up to this. */
  get bounds(): number {
    return this.first.length;
  }

  /** First group at a bound; -1 for none. */
  at(bound: number): number {
    return this.first[bound] ?? -1;
  }

  /** The group after another at the same bound; -1 for none. */
  next(group: number): number {
    return this.following[group] ?? -1;
  }
}
