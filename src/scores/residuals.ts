/** Residuals: how unusual a value is among accounts of comparable volume and the same kind of use. */
import { peers } from '../config/defaults.js';
import type { Feature } from '../features/feature.js';
import type { Member } from '../population/member.js';
import { lowerBound } from '../stats/bottom-k.js';

export interface Residual {
  /** Median of the comparable accounts. */
  readonly usual: number;
  /** Share of comparable accounts with a smaller value (half of the equal ones), 0..1. */
  readonly percentile: number;
  /** asinh of the distance to the usual in robust deviations; above 0 on the suspicious side. */
  readonly directed: number;
}

/** Residuals of one feature by account index, side by side: objects for every account and feature would outweigh the profiles. */
export class ResidualColumn {
  /** Accounts that have a residual. */
  size = 0;
  private readonly usual: Float64Array;
  private readonly percentile: Float64Array;
  private readonly directed: Float64Array;

  constructor(accounts: number) {
    this.usual = new Float64Array(accounts);
    this.percentile = new Float64Array(accounts);
    this.directed = new Float64Array(accounts).fill(NaN);
  }

  set(index: number, residual: Residual): void {
    this.usual[index] = residual.usual;
    this.percentile[index] = residual.percentile;
    this.directed[index] = residual.directed;
    this.size += 1;
  }

  get(index: number): Residual | undefined {
    const directed = this.directed[index] ?? NaN;
    if (Number.isNaN(directed)) return undefined;
    return { usual: this.usual[index] ?? NaN, percentile: this.percentile[index] ?? NaN, directed };
  }
}

/** Residuals of one account by feature id. */
export class AccountResiduals {
  private readonly columns: ReadonlyMap<string, ResidualColumn>;
  private readonly index: number;
  private readonly weights: ReadonlyMap<string, number>;

  /** @param weights factors on the features' weights; 1 where absent */
  constructor(columns: ReadonlyMap<string, ResidualColumn>, index: number, weights: ReadonlyMap<string, number>) {
    this.columns = columns;
    this.index = index;
    this.weights = weights;
  }

  weight(feature: string): number {
    return this.weights.get(feature) ?? 1;
  }

  /** Features that applied. */
  get size(): number {
    let size = 0;
    for (const id of this.columns.keys()) if (this.has(id)) size += 1;
    return size;
  }

  get(feature: string): Residual | undefined {
    return this.columns.get(feature)?.get(this.index);
  }

  has(feature: string): boolean {
    return this.get(feature) !== undefined;
  }
}

/**
 * Compares one feature across accounts: the centre is local (median of the 150 accounts nearest in volume), the scale is global
 * (1.4826 times the median absolute deviation from the local centres, at least .3 standard deviations). A local scale would let campaign members, who have
 * like volumes, mask each other. asinh keeps order where a cap would not.
 * @param values by account index; null or NaN where not applicable
 * @param guests compared with the members like a member, but nobody's peers
 * @returns residuals of the accounts with a value; none below 20 comparable accounts
 */
export function compareFeature(
  feature: Feature,
  members: readonly Member[],
  values: ArrayLike<number | null>,
  guests: readonly Member[] = [],
): ResidualColumn {
  const most = (list: readonly Member[]): number => list.reduce((top, { index }) => Math.max(top, index + 1), 0);
  const residuals = new ResidualColumn(Math.max(most(members), most(guests)));
  const visitors = groupsByKind(guests, values);
  for (const group of groupsByKind(members, values)) {
    if (group.length < peers.fewest) continue;
    const measure = compareGroup(feature, group, values, residuals);
    for (const guest of visitors.find((list) => list[0]?.kind === group[0]?.kind) ?? []) {
      residuals.set(guest.index, measure(guest.distinct, values[guest.index] ?? NaN));
    }
  }
  return residuals;
}

/** Accounts of one kind that have a value, ordered by volume. */
function groupsByKind(members: readonly Member[], values: ArrayLike<number | null>): Member[][] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    if (Number.isNaN(values[member.index] ?? NaN)) continue;
    const group = groups.get(member.kind);
    if (group === undefined) groups.set(member.kind, [member]);
    else group.push(member);
  }
  for (const group of groups.values()) group.sort((a, b) => a.distinct - b.distinct || a.index - b.index);
  return [...groups.values()];
}

/** Books the residuals of a group; the function returned measures a value of somebody else against it. */
function compareGroup(
  feature: Feature,
  group: readonly Member[],
  values: ArrayLike<number | null>,
  residuals: ResidualColumn,
): (distinct: number, value: number) => Residual {
  const sorted = Float64Array.from(group, ({ index }) => values[index] ?? NaN);
  const { usual, percentile } = comparePeers(sorted);
  const centred = sorted.map((value, i) => value - (usual[i] ?? NaN));
  const resolution = feature.settings['resolution']?.value ?? 0;
  const scale = Math.max(resolution, globalScale(centred, sorted));
  const side = feature.direction === 'lower' ? -1 : 1;
  const direct = (deviation: number): number => {
    const z = scale > 0 ? deviation / scale : 0;
    return Math.asinh(feature.direction === 'both' ? Math.abs(z) : side * z);
  };
  group.forEach(({ index }, i) => {
    const directed = direct(centred[i] ?? 0);
    residuals.set(index, { usual: usual[i] ?? NaN, percentile: percentile[i] ?? NaN, directed });
  });
  const volumes = Float64Array.from(group, ({ distinct }) => distinct);
  return (distinct, value) => {
    const after = lowerBound(volumes, { from: 0, size: volumes.length, stride: 1, key: distinct });
    const place = Math.min(group.length - 1, after);
    const centre = usual[place] ?? NaN;
    const window = peersAt(sorted, place);
    return { usual: centre, percentile: midRank(window, value), directed: direct(value - centre) };
  };
}

/** Values of the accounts nearest in volume to the one at `place`, sorted. */
function peersAt(sorted: Float64Array, place: number): Float64Array<ArrayBuffer> {
  const width = Math.min(peers.nearest, sorted.length);
  const from = Math.max(0, Math.min(sorted.length - width, place - Math.floor(width / 2)));
  return Float64Array.from(sorted.subarray(from, from + width)).sort();
}

/**
 * Median of, and place among, the accounts nearest in volume; where there are very many accounts, 25 neighbours share their peers.
 * @param sorted values by volume
 */
function comparePeers(sorted: Float64Array): { readonly usual: Float64Array; readonly percentile: Float64Array } {
  const stride = sorted.length > 4_000 ? 25 : 1;
  const usual = new Float64Array(sorted.length);
  const percentile = new Float64Array(sorted.length);
  let window = new Float64Array(0);
  for (let i = 0; i < sorted.length; i += 1) {
    if (i % stride === 0) window = peersAt(sorted, i);
    usual[i] = medianSorted(window);
    percentile[i] = midRank(window, sorted[i] ?? NaN);
  }
  return { usual, percentile };
}

function globalScale(centred: Float64Array, values: Float64Array): number {
  const deviations = centred.map(Math.abs).sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.max(1.4826 * medianSorted(deviations), 0.3 * Math.sqrt(variance));
}

function medianSorted(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Share of the values below, and half of the equal ones. */
function midRank(sorted: Float64Array, value: number): number {
  const from = { from: 0, size: sorted.length, stride: 1 };
  const below = lowerBound(sorted, { ...from, key: value });
  let end = below;
  while (end < sorted.length && sorted[end] === value) end += 1;
  return (below + (end - below) / 2) / sorted.length;
}
