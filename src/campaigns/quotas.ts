/** Equal quotas: an operator deals his requests out evenly over his accounts, more evenly than accounts that are merely alike. */
import { campaigns } from '../config/defaults.js';
import { medianOf } from '../stats/median.js';
import { quantile } from '../stats/quantile.js';
import { deviation, shortestRun } from '../stats/shortest-run.js';
import { systematicSample } from '../stats/systematic-sample.js';
import type { Crowd } from './crowd.js';
import { placeIn } from './sorted.js';
import type { Ties } from './ties.js';

/** Members beyond which equal quotas say no more: honest crowds are large. */
const QUOTA_MEMBERS = 24;
/** Spread of log volume that counts as none at all. */
const SMALLEST_SPREAD = 0.01;
/** Best-tied accounts around each whose volumes show how far those of users of one tool differ, and the share of such groups that differ less. */
const LOOK_ALIKES = 15;
const NARROW = 0.25;

/** Distance in log volume up to which others show how many made about so many requests: half and twice as many. */
const NEARBY = 0.7;
/** Below the distance of any two volumes. */
const HAIR = 1e-9;
/** Of many others who made as many requests, those looked at whether they would stay. */
const LOOKED_AT = 24;

/** Share of the members whose volumes tell what was dealt out by number: two strangers of nine must not hide it. */
const DEALT_TO = 0.7;
/** Spread of log volume of what is dealt out by number, and distance in log volume from which an account had another number dealt: in such spreads, and within these bounds. */
const DEALT_OUT = 0.03;
const ELSEWHERE = { spreads: 10, least: 0.05, most: 0.3 };
/** Where volumes are merely alike, ten times as many requests, or a tenth, are another account's business. */
const FAR = { spreads: 5, least: Math.log(10) };

/** How equal the volumes of groups are. The yardstick is taken once: what groups of look-alikes differ by at least, in three of four cases. */
export class Quotas {
  private readonly crowd: Crowd;
  private readonly logVolumes: Float64Array;
  private readonly sorted: Float64Array;
  /** Places in the order of those volumes. */
  private readonly order: Uint32Array;
  private readonly spread: number;
  /** Narrowness of groups of look-alikes. */
  private readonly usual: number;

  constructor(crowd: Crowd, ties: Ties | undefined) {
    this.crowd = crowd;
    this.logVolumes = Float64Array.from(crowd.profiles, ({ volume }) => Math.log(Math.max(1, volume.rows)));
    this.order = Uint32Array.from(this.logVolumes.keys()).sort(
      (a, b) => (this.logVolumes[a] ?? 0) - (this.logVolumes[b] ?? 0) || a - b,
    );
    this.sorted = Float64Array.from(this.order, (place) => this.logVolumes[place] ?? 0);
    this.spread = deviation(this.logVolumes);
    this.usual = ties === undefined || this.spread === 0 ? 0 : Math.max(0, this.alike(ties));
  }

  /**
   * log10 of (usual spread of log volume / that inside), times a quarter of the other members. Accounts with too few inputs are not linked at
   * all, so volumes just above that floor are equal for no other reason: there it counts by 1 - (floor / median)^2. Where many others made as many requests the number
   * is a plan's, and counts by twice the members' share of them. Those who would stay in the group are not many others: of a campaign of two thousand any group is a part.
   * @param wouldStay whether an outsider is tied to the members nearly as they are to each other
   */
  of(members: readonly number[], wouldStay: (place: number) => boolean): number {
    if (members.length < 2 || this.spread === 0) return 0;
    const median = medianOf(members.map((member) => this.crowd.accounts[member]?.member.distinct ?? 0));
    const above = 1 - Math.min(1, campaigns.fewestMemberInputs / median) ** 2;
    return (above * (this.narrowness(members, wouldStay) - this.usual) * counted(members.length)) / 4;
  }

  /** log10 of (spread of all log volumes / that inside), as far as it is the members' own. */
  private narrowness(members: readonly number[], wouldStay: (place: number) => boolean): number {
    const run = this.closest(members);
    const narrow = Math.log10(this.spread / Math.max(SMALLEST_SPREAD, deviation(run)));
    return narrow > 0 ? this.own(run, members, wouldStay) * narrow : narrow;
  }

  /**
   * Twice the share of the members among all whose volumes crowd together where theirs do, 1 at most: less only where more others do so beyond what volumes half to twice as
   * large let expect. Users who are held to one plan's limit are many more than any group of them; of two campaigns with one quota each is half.
   */
  private own(run: readonly number[], members: readonly number[], wouldStay: (place: number) => boolean): number {
    // A limit is reached to the request: volumes that differ by a tenth were held to none.
    if (deviation(run) > DEALT_OUT) return 1;
    const least = run[0] ?? 0;
    const most = run.at(-1) ?? 0;
    const here = this.othersWithin(least, most, members);
    // Requests are whole numbers: one number is as wide as its distance to the next.
    const width = most - least + Math.exp(-(least + most) / 2);
    const nearby = this.othersWithin(least - NEARBY, most + NEARBY, members) - here;
    const expected = (nearby * width) / (2 * NEARBY);
    const byChance = expected + Math.sqrt(expected);
    if (here <= byChance) return 1;
    const looked = systematicSample(this.within(least, most), LOOKED_AT).filter((place) => !members.includes(place));
    const strangers = looked.filter((place) => !wouldStay(place)).length / Math.max(1, looked.length);
    return Math.min(1, (2 * run.length) / (run.length + Math.max(0, strangers * here - byChance)));
  }

  /** How many accounts but the members have a log volume within these bounds. */
  private othersWithin(least: number, most: number, members: readonly number[]): number {
    const isWithin = (volume: number): boolean => volume >= least && volume <= most + HAIR;
    const inside = members.filter((member) => isWithin(this.logVolumes[member] ?? 0)).length;
    return this.within(least, most).length - inside;
  }

  /** Accounts by volume whose log volume lies within these bounds: a view, as there may be as many as the log has. */
  private within(least: number, most: number): Uint32Array {
    return this.order.subarray(placeIn(this.sorted, least), placeIn(this.sorted, most + HAIR));
  }

  /** Whether each member's volume is far from those of most members, the farther the less equal these are. On chats only where they are equal to the digit. */
  strays(members: readonly number[]): boolean[] {
    const volumes = members.map((member) => this.logVolumes[member] ?? 0);
    const run = shortestRun(volumes, DEALT_TO);
    const most = farFrom(deviation(run), this.crowd.kind === 'chat');
    const middle = medianOf(run);
    return volumes.map((volume) => Math.abs(volume - middle) > most);
  }

  private alike(ties: Ties): number {
    const narrow: number[] = [];
    for (let place = 0; place < ties.size; place += 1) {
      const others = ties.reach(place, LOOK_ALIKES);
      if (others.length >= LOOK_ALIKES) narrow.push(this.narrowness([place, ...others], nobody));
    }
    return narrow.length === 0
      ? 0
      : quantile(
          narrow.sort((a, b) => a - b),
          1 - NARROW,
        );
  }

  private closest(members: readonly number[]): number[] {
    return shortestRun(
      members.map((member) => this.logVolumes[member] ?? 0),
      campaigns.quotaShare,
    );
  }
}

function nobody(): boolean {
  return false;
}

function counted(size: number): number {
  return Math.min(size - 1, QUOTA_MEMBERS);
}

/** What equal volumes say of one member: -log10 of the chance that its volume lies so near to the others'. */
export function equality(quota: number, size: number): number {
  return (4 * quota) / Math.max(1, counted(size));
}

/** Distance in log volume from which an account is a stray among those that spread so much. */
function farFrom(spread: number, chats: boolean): number {
  if (spread > DEALT_OUT) return chats ? Infinity : Math.max(FAR.least, FAR.spreads * spread);
  return chats ? ELSEWHERE.most : Math.max(ELSEWHERE.least, ELSEWHERE.spreads * spread);
}
