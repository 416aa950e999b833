/** Residuals: how unusual a value is among accounts of comparable volume and the same kind of use. */
import { peers } from '../config/defaults.js';
import type { Feature } from '../features/feature.js';
import type { Member } from '../population/member.js';

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

  constructor(columns: ReadonlyMap<string, ResidualColumn>, index: number) {
    this.columns = columns;
    this.index = index;
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

/** One account with its value of one feature. */
interface Valued {
  readonly index: number;
  readonly volume: number;
  readonly value: number;
}

/**
 * Compares one feature across accounts: the centre is local (median of the 150 accounts nearest in volume), the scale is global
 * (1.4826 times the median absolute deviation from the local centres, at least .3 standard deviations). A local scale would let campaign members, who have
 * like volumes, mask each other. asinh keeps order where a cap would not.
 * @param values by account index; null where not applicable
 * @returns residuals of the accounts with a value; none below 20 comparable accounts
 */
export function compareFeature(
  feature: Feature,
  members: readonly Member[],
  values: readonly (number | null)[],
): ResidualColumn {
  const residuals = new ResidualColumn(members.reduce((most, { index }) => Math.max(most, index + 1), 0));
  for (const group of groupsByKind(members, values)) {
    if (group.length < peers.fewest) continue;
    compareGroup(feature, group, residuals);
  }
  return residuals;
}

/** Accounts by kind of use; kinds with too few accounts are compared with everybody. */
function groupsByKind(members: readonly Member[], values: readonly (number | null)[]): Valued[][] {
  const groups = new Map<string, Valued[]>();
  for (const { index, kind, distinct } of members) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    const entry = { index, volume: Math.log(Math.max(1, distinct)), value };
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function compareGroup(feature: Feature, group: readonly Valued[], residuals: ResidualColumn): void {
  const sorted = [...group].sort((a, b) => a.volume - b.volume || a.index - b.index);
  const windows = peerWindows(sorted);
  const centred = sorted.map(({ value }, i) => value - medianSorted(windows[i] ?? []));
  const resolution = feature.settings['resolution']?.value ?? 0;
  const scale = Math.max(resolution, globalScale(centred, sorted));
  const side = feature.direction === 'lower' ? -1 : 1;
  sorted.forEach(({ index, value }, i) => {
    const window = windows[i] ?? [];
    const z = scale > 0 ? (centred[i] ?? 0) / scale : 0;
    const directed = Math.asinh(feature.direction === 'both' ? Math.abs(z) : side * z);
    residuals.set(index, { usual: medianSorted(window), percentile: midRank(window, value), directed });
  });
}

/** Sorted values of the accounts nearest in volume to each account; neighbours share a window where there are very many accounts. */
function peerWindows(sorted: readonly Valued[]): (readonly number[])[] {
  const width = Math.min(peers.nearest, sorted.length);
  const stride = sorted.length > 4_000 ? 25 : 1;
  const windows: (readonly number[])[] = [];
  let current: readonly number[] = [];
  for (let i = 0; i < sorted.length; i += 1) {
    if (i % stride === 0) {
      const from = Math.max(0, Math.min(sorted.length - width, i - Math.floor(width / 2)));
      current = sorted
        .slice(from, from + width)
        .map(({ value }) => value)
        .sort((a, b) => a - b);
    }
    windows.push(current);
  }
  return windows;
}

function globalScale(centred: readonly number[], sorted: readonly Valued[]): number {
  const deviations = centred.map(Math.abs).sort((a, b) => a - b);
  const mean = sorted.reduce((sum, { value }) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / sorted.length;
  return Math.max(1.4826 * medianSorted(deviations), 0.3 * Math.sqrt(variance));
}

function medianSorted(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

function midRank(sorted: readonly number[], value: number): number {
  let below = 0;
  let equal = 0;
  for (const other of sorted) {
    if (other < value) below += 1;
    else if (other === value) equal += 1;
  }
  return sorted.length === 0 ? NaN : (below + equal / 2) / sorted.length;
}
