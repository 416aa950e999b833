/** Residuals: how unusual a value is among accounts of comparable volume and the same kind of use. */
import { peers } from '../config/defaults.js';
import type { Feature } from '../features/feature.js';
import { countKinds, type Member } from '../population/member.js';
import { lowerBound } from '../stats/bottom-k.js';
import { middleOf } from '../stats/median.js';
import { SortedWindow } from '../stats/sorted-window.js';
import { SparseColumn } from '../stats/sparse-column.js';
import { type Residual, ResidualColumn, SHARED_FROM, SHARED_PEERS } from './residual-column.js';
export { type Residual, ResidualColumn } from './residual-column.js';

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
    for (const column of this.columns.values()) if (column.has(this.index)) size += 1;
    return size;
  }

  get(feature: string): Residual | undefined {
    return this.columns.get(feature)?.get(this.index);
  }

  has(feature: string): boolean {
    return this.columns.get(feature)?.has(this.index) === true;
  }
}

/** `compareFeature` with this many accounts nearest in volume. */
export function compareAmong(nearest: number): typeof compareFeature {
  return (feature, members, values, guests) =>
    compareNearest(feature, { members, guests: guests ?? [], nearest }, values);
}

/**
 * Compares one feature across accounts: the centre is local (median of the 150 accounts nearest in volume), the scale is global
 * (1.4826 times the median absolute deviation from the local centres, at least .3 standard deviations). A local scale would let campaign members, who have
 * like volumes, mask each other. asinh keeps order where a cap would not.
 * @param values by account index; null or NaN where not applicable
 * @param guests compared with the members like a member, but nobody's peers
 * @returns residuals of the accounts with a value; none below 20 comparable accounts, or 6 where the kind of use has fewer than 20 (scales are widened then)
 */
export function compareFeature(
  feature: Feature,
  members: readonly Member[],
  values: Values,
  guests: readonly Member[] = [],
): ResidualColumn {
  return compareNearest(feature, { members, guests, nearest: peers.nearest }, values);
}

/** By account index; null or NaN where not applicable. */
type Values = SparseColumn | ArrayLike<number | null>;

interface Compared {
  readonly members: readonly Member[];
  readonly guests: readonly Member[];
  readonly nearest: number;
}

function compareNearest(feature: Feature, { members, guests, nearest }: Compared, given: Values): ResidualColumn {
  const values = given instanceof SparseColumn ? given : SparseColumn.from(given);
  const residuals = new ResidualColumn(values, nearest);
  const visitors = groupsByKind(guests, values);
  for (const group of groupsByKind(members, values)) {
    if (group.length < peers.fewestInOrder) continue;
    if (group.length < peers.fewest && !isOfSmallKind(group, members)) continue;
    const book = compareGroup(feature, group, values, residuals);
    for (const guest of visitors.find((list) => list[0]?.kind === group[0]?.kind) ?? []) book(guest);
  }
  return residuals;
}

/** Whether the accounts of a group are of a kind too small to judge, and not just those few of a larger one that have a value. */
function isOfSmallKind(group: readonly Member[], members: readonly Member[]): boolean {
  return (countKinds(members).get(group[0]?.kind ?? 'none') ?? 0) < peers.fewest;
}

/** Accounts of one kind that have a value, ordered by volume. */
function groupsByKind(members: readonly Member[], values: SparseColumn): Member[][] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    if (values.placeOf(member.index) < 0) continue;
    const group = groups.get(member.kind);
    if (group === undefined) groups.set(member.kind, [member]);
    else group.push(member);
  }
  for (const group of groups.values()) group.sort((a, b) => a.distinct - b.distinct || a.index - b.index);
  return [...groups.values()];
}

/** Books the residuals of a group; the function returned books that of somebody else, measured against it. */
function compareGroup(
  feature: Feature,
  group: readonly Member[],
  values: SparseColumn,
  residuals: ResidualColumn,
): (guest: Member) => void {
  const sorted = Float64Array.from(group, ({ index }) => values.at(index));
  const width = Math.min(residuals.nearest, sorted.length);
  const stride = sorted.length > SHARED_FROM ? SHARED_PEERS : 1;
  const { usual, ranks } = comparePeers(sorted, width, stride);
  const centred = sorted.map((value, i) => value - (usual[Math.floor(i / stride)] ?? NaN));
  const resolution = feature.settings['resolution']?.value ?? 0;
  const widened = sorted.length < peers.fewest ? 1 + peers.widening / sorted.length : 1;
  const scale = Math.max(resolution, widened * globalScale(centred, sorted));
  const book = residuals.open({ usual, width, scale, direction: feature.direction });
  group.forEach(({ index }, i) => {
    book(index, Math.floor(i / stride), ranks[i] ?? 0);
  });
  const volumes = Float64Array.from(group, ({ distinct }) => distinct);
  return ({ index, distinct }) => {
    const after = lowerBound(volumes, { from: 0, size: volumes.length, stride: 1, key: distinct });
    const place = Math.min(group.length - 1, after);
    const window = new SortedWindow(sorted, width).at(windowOf(place, width, sorted.length));
    book(index, Math.floor(place / stride), doubleRank(window, values.at(index)));
  };
}

/** Where the window of the accounts nearest in volume to the one at `place` begins. */
function windowOf(place: number, width: number, accounts: number): number {
  return Math.max(0, Math.min(accounts - width, place - Math.floor(width / 2)));
}

/**
 * Median of each window of accounts nearest in volume, and the place of every account in its window.
 * @param sorted values by volume
 * @param width accounts of a window
 * @param stride accounts that share a window
 */
function comparePeers(
  sorted: Float64Array,
  width: number,
  stride: number,
): { readonly usual: Float64Array; readonly ranks: Uint16Array } {
  const usual = new Float64Array(Math.ceil(sorted.length / stride));
  const ranks = new Uint16Array(sorted.length);
  const peersAround = new SortedWindow(sorted, width);
  let window = new Float64Array(0);
  for (let i = 0; i < sorted.length; i += 1) {
    if (i % stride === 0) {
      window = peersAround.at(windowOf(i, width, sorted.length));
      usual[i / stride] = middleOf(window);
    }
    ranks[i] = doubleRank(window, sorted[i] ?? NaN);
  }
  return { usual, ranks };
}

/** 0 where values differ only in the last digits of the arithmetic, below a billionth of their mean: that is no spread. */
function globalScale(centred: Float64Array, values: Float64Array): number {
  const deviations = centred.map(Math.abs).sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const scale = Math.max(1.4826 * middleOf(deviations), 0.3 * Math.sqrt(variance));
  return scale > 1e-9 * Math.abs(mean) ? scale : 0;
}

/** Values below, counted twice, and the equal ones: twice the rank in their middle. */
function doubleRank(sorted: Float64Array, value: number): number {
  const below = lowerBound(sorted, { from: 0, size: sorted.length, stride: 1, key: value });
  let end = below;
  while (end < sorted.length && sorted[end] === value) end += 1;
  return below + end;
}
