/** Which columns an account fills: inputs of other columns fall into other places for that reason alone. */
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';

/** Likeness of two sets of columns (shared over all) from which a pair belongs to each stratum; below the last one to stratum 0. */
const STRATA = [1, 0.9, 0.75, 0.5] as const;

/** Columns by account, and how alike those of two accounts are. Accounts that fill the same ones share one list. */
export class ColumnStrata {
  private readonly lists: readonly Uint32Array[];

  constructor(profiles: readonly Profile[], population: Population) {
    const known = new Map<string, Uint32Array>();
    this.lists = profiles.map((profile) => {
      const usual = usualColumns(profile, population);
      const name = usual.join(' ');
      const list = known.get(name) ?? usual;
      known.set(name, list);
      return list;
    });
  }

  /** 0 for unlike columns, the highest for equal ones; texts have none, so all are equal. */
  of(a: number, b: number): number {
    const first = this.lists[a];
    const second = this.lists[b];
    if (first === second || first === undefined || second === undefined) return STRATA.length;
    const likeness = shared(first, second);
    return STRATA.length - STRATA.filter((floor) => likeness < floor).length;
  }
}

/** Columns in at least half of the sampled rows, ascending. */
function usualColumns(profile: Profile, population: Population): Uint32Array {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const { content } of population.inputs(profile)) {
    if (content.kind !== 'row') continue;
    rows += 1;
    for (const column of content.columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return Uint32Array.from([...counts].filter(([, count]) => 2 * count >= rows).map(([column]) => column)).sort();
}

/** Columns in both over columns in either (Jaccard 1901). */
function shared(a: Uint32Array, b: Uint32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const first = a[i] ?? 0;
    const second = b[j] ?? 0;
    if (first === second) both += 1;
    if (first <= second) i += 1;
    if (first >= second) j += 1;
  }
  const either = a.length + b.length - both;
  return either === 0 ? 1 : both / either;
}
