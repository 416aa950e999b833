/** Equal quotas: an operator deals his requests out evenly over his accounts, more evenly than accounts that are merely alike. */
import { campaigns } from '../config/defaults.js';
import { medianOf } from '../stats/median.js';
import { quantile } from '../stats/quantile.js';
import { deviation, shortestRun } from '../stats/shortest-run.js';
import type { Crowd } from './crowd.js';
import type { Ties } from './ties.js';

/** Members beyond which equal quotas say no more: honest crowds are large. */
const QUOTA_MEMBERS = 24;
/** Spread of log volume that counts as none at all. */
const SMALLEST_SPREAD = 0.01;
/** Best-tied accounts around each whose volumes show how far those of users of one tool differ, and the share of such groups that differ less. */
const LOOK_ALIKES = 15;
const NARROW = 0.25;

/** Spread of log volume of what is dealt out by number, and distance in log volume from which an account had another number dealt. */
const DEALT_OUT = 0.03;
const ELSEWHERE = 0.3;

/** How equal the volumes of groups are. The yardstick is taken once: what groups of look-alikes differ by at least, in three of four cases. */
export class Quotas {
  private readonly crowd: Crowd;
  private readonly logVolumes: Float64Array;
  private readonly spread: number;

  constructor(crowd: Crowd, ties: Ties | undefined) {
    this.crowd = crowd;
    this.logVolumes = Float64Array.from(crowd.profiles, ({ volume }) => Math.log(Math.max(1, volume.rows)));
    this.spread = Math.min(deviation(this.logVolumes), ties === undefined ? Infinity : this.alike(ties));
  }

  /**
   * log10 of (usual spread of log volume / that inside), times a quarter of the other members. Accounts with too few inputs are not linked at
   * all, so volumes just above that floor are equal for no other reason: there it counts by 1 - (floor / median)^2.
   */
  of(members: readonly number[]): number {
    const inside = Math.max(SMALLEST_SPREAD, this.spreadOf(members));
    if (members.length < 2 || this.spread === 0) return 0;
    const median = medianOf(members.map((member) => this.crowd.accounts[member]?.member.distinct ?? 0));
    const above = 1 - Math.min(1, campaigns.fewestMemberInputs / median) ** 2;
    return (above * Math.log10(this.spread / inside) * counted(members.length)) / 4;
  }

  /** Whether each member's volume is none of those that most members have to the digit: false for all where most have volumes of their own. */
  strays(members: readonly number[]): boolean[] {
    const volumes = members.map((member) => this.logVolumes[member] ?? 0);
    const run = shortestRun(volumes, campaigns.quotaShare);
    if (deviation(run) > DEALT_OUT) return members.map(() => false);
    const middle = medianOf(run);
    return volumes.map((volume) => Math.abs(volume - middle) > ELSEWHERE);
  }

  private alike(ties: Ties): number {
    const spreads: number[] = [];
    for (let place = 0; place < ties.size; place += 1) {
      const others = ties.reach(place, LOOK_ALIKES);
      if (others.length >= LOOK_ALIKES) spreads.push(this.spreadOf([place, ...others]));
    }
    return spreads.length === 0
      ? Infinity
      : quantile(
          spreads.sort((a, b) => a - b),
          NARROW,
        );
  }

  private spreadOf(members: readonly number[]): number {
    return deviation(
      shortestRun(
        members.map((member) => this.logVolumes[member] ?? 0),
        campaigns.quotaShare,
      ),
    );
  }
}

function counted(size: number): number {
  return Math.min(size - 1, QUOTA_MEMBERS);
}

/** What equal volumes say of one member: -log10 of the chance that its volume lies so near to the others'. */
export function equality(quota: number, size: number): number {
  return (4 * quota) / Math.max(1, counted(size));
}
