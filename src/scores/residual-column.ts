/** The residuals of one feature, by account. */
import type { Feature } from '../features/feature.js';
import { useKinds } from '../population/member.js';
import type { SparseColumn } from '../stats/sparse-column.js';

export interface Residual {
  /** Median of the comparable accounts. */
  readonly usual: number;
  /** Share of comparable accounts with a smaller value (half of the equal ones), 0..1. */
  readonly percentile: number;
  /** asinh of the distance to the usual in robust deviations; above 0 on the suspicious side. */
  readonly directed: number;
}

/** The accounts of one kind of use that have a value, cut by volume into windows of peers. */
interface PeerGroup {
  /** Number of its first window among those of all groups. */
  readonly from: number;
  /** Median of each window. */
  readonly usual: Float64Array;
  /** Accounts in a window. */
  readonly width: number;
  /** What counts as one deviation, see `compareFeature`, and which side is suspicious. */
  readonly scale: number;
  readonly direction: Feature['direction'];
}

const NONE = new Uint16Array(0);
/** Accounts of one kind of use above which neighbours share their peers, and how many do. */
export const SHARED_FROM = 4_000;
export const SHARED_PEERS = 25;
/** Below, the windows of all kinds can be counted in 16 bits. */
const MANY = (0xffff - useKinds.length * (SHARED_FROM + 1)) * SHARED_PEERS;

/** asinh of a deviation from the usual, above 0 on the suspicious side. A function of the group: a closure would keep all that the comparison worked with. */
function direct({ scale, direction }: PeerGroup, deviation: number): number {
  const z = scale > 0 ? deviation / scale : 0;
  return Math.asinh(direction === 'both' ? Math.abs(z) : direction === 'lower' ? -z : z);
}

/**
 * Residuals of one feature by account index: four bytes beside each value, from which they are worked out when asked for. Kept as numbers
 * they would outweigh the profiles of small accounts.
 */
export class ResidualColumn {
  /** Accounts that have a residual. */
  size = 0;
  private readonly values: SparseColumn;
  private readonly groups: PeerGroup[] = [];
  /** By place among the values: number of the account's window plus one, 0 without a residual; as empty as the ranks while nobody has one. */
  private windows: Uint16Array | Uint32Array = NONE;
  /** Peers with a smaller value, twice, and the equal ones. */
  private ranks = NONE;
  /** Accounts nearest in volume that each is compared with. */
  readonly nearest: number;

  constructor(values: SparseColumn, nearest: number) {
    this.values = values;
    this.nearest = nearest;
  }

  /** Opens a group; the function returned books the residual of an account by its window in that group. */
  open(group: Omit<PeerGroup, 'from'>): (index: number, window: number, rank: number) => void {
    const from = this.groups.reduce((sum, { usual }) => sum + usual.length, 0);
    this.groups.push({ ...group, from });
    if (this.groups.length === 1) this.makeRoom();
    return (index, window, rank) => {
      const place = this.values.placeOf(index);
      this.windows[place] = from + window + 1;
      this.ranks[place] = rank;
      this.size += 1;
    };
  }

  private makeRoom(): void {
    const { size } = this.values;
    this.windows = size < MANY ? new Uint16Array(size) : new Uint32Array(size);
    this.ranks = new Uint16Array(size);
  }

  has(index: number): boolean {
    const place = this.values.placeOf(index);
    return place >= 0 && (this.windows[place] ?? 0) > 0;
  }

  get(index: number): Residual | undefined {
    const place = this.values.placeOf(index);
    const window = place < 0 ? -1 : (this.windows[place] ?? 0) - 1;
    const group = this.groups.findLast(({ from }) => from <= window);
    if (group === undefined) return undefined;
    const usual = group.usual[window - group.from] ?? NaN;
    const directed = direct(group, this.values.at(index) - usual);
    return { usual, percentile: (this.ranks[place] ?? 0) / 2 / group.width, directed };
  }
}
