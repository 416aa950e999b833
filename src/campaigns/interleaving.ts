/** Tables and vectors: are the members' rows parts of one design that was dealt out over them? Steps around one point and halves of one line then lie in different accounts. */
import { seeds } from '../config/defaults.js';
import { isRow } from '../population/member.js';
import { isLevelShift } from '../represent/level-shift.js';
import { medianOf } from '../stats/median.js';
import { quantile } from '../stats/quantile.js';
import { seededRandom } from '../stats/random.js';
import { deviation } from '../stats/shortest-run.js';
import { systematicSample } from '../stats/systematic-sample.js';
import type { Crowd } from './crowd.js';

/** Members looked at, and rows of each. */
const MEMBERS = 20;
const ROWS = 20;
/** Accounts, and rows of each, that tell the scales of the columns. */
const SCALED_BY = 400;
const SCALE_ROWS = 4;
/** Groups of random accounts that tell how near rows of strangers come. */
const STRANGERS = 6;
/** Standard deviations of a normal between its first and its last tenth. */
const BETWEEN_TENTHS = 2.563;
/** Scales beyond which two numbers are far apart, however far. */
const MOST_APART = 4;
/** Every so many rows of the others tell how far apart two rows mostly are. */
const EVERY = 7;
/** Rows of a design whose nearest row is their own account's, over what dealing at random gives: tools that step around a case have all of them. */
const OWN_SHARE = 4;

interface LookedRow {
  readonly owner: number;
  readonly values: Float64Array;
}

/** Where two rows stand among those that are looked at. */
type Places = readonly [number, number];

/** Of each row, the distance to the nearest row of another account and of its own, and distances to some of the others. */
class Nearest {
  readonly other: Float64Array;
  readonly same: Float64Array;
  readonly apart: number[][];

  constructor(rows: number) {
    this.other = new Float64Array(rows).fill(Infinity);
    this.same = new Float64Array(rows).fill(Infinity);
    this.apart = Array.from({ length: rows }, () => []);
  }
}

export class Interleaving {
  private readonly crowd: Crowd;
  /** Columns of the layout that most accounts use; rows of others are left out. */
  private readonly columns: Uint32Array;
  private readonly isWord: Uint8Array;
  /** One over the scale of each column. */
  private readonly inverse: Float64Array;
  private readonly rows = new Map<number, readonly Float64Array[]>();
  private strangers: number | undefined;

  constructor(crowd: Crowd) {
    this.crowd = crowd;
    const looked = systematicSample([...crowd.profiles.keys()], SCALED_BY);
    const sampled = looked.flatMap((place) => this.inputs(place).slice(0, SCALE_ROWS));
    const { columns, isWord } = commonLayout(sampled.map(({ content }) => content));
    this.columns = columns;
    this.isWord = isWord;
    const values = sampled.flatMap(({ content }) => (content.columns === columns ? [content.values] : []));
    this.inverse = Float64Array.from(columns, (_, c) => 1 / scaleOf(values.map((row) => row[c] ?? 0)));
  }

  /**
   * How much nearer the nearest row of another member is than rows of strangers come to each other, both over the distance that two rows of the group mostly have, as the logarithm of the
   * ratio in the middle; 0 where rows have their nearest in the own account, for then each member steps around cases of its own. Same inputs count for nothing.
   */
  of(places: readonly number[]): number {
    const looked = this.look(systematicSample(places, MEMBERS));
    if (looked.length < ROWS) return 0;
    const { near, own } = this.nearness(looked);
    const members = new Set(looked.map(({ owner }) => owner)).size;
    if (own > OWN_SHARE / Math.max(1, members)) return 0;
    this.strangers ??= this.amongStrangers();
    return Math.max(0, this.strangers - near);
  }

  private amongStrangers(): number {
    const random = seededRandom(seeds.groups);
    const { size } = this.crowd;
    const found: number[] = [];
    for (let round = 0; round < STRANGERS; round += 1) {
      const places = new Set(Array.from({ length: MEMBERS }, () => Math.floor(random() * size)));
      const looked = this.look([...places]);
      if (looked.length >= ROWS) found.push(this.nearness(looked).near);
    }
    return found.length === 0 ? -Infinity : medianOf(found);
  }

  /** Median log of the distance to the nearest row of another account over that to rows in general, and the share of rows whose own account has a nearer one. */
  private nearness(looked: readonly LookedRow[]): { readonly near: number; readonly own: number } {
    const found = new Nearest(looked.length);
    looked.forEach((one, i) => {
      for (let k = 0; k < i; k += 1) this.meet(one, looked[k] ?? one, [i, k], found);
    });
    const { other, same, apart } = found;
    const ratios = Array.from(other, (distance, i) => 0.5 * Math.log(distance / (medianOf(apart[i] ?? []) || 1)));
    const own = other.filter((distance, i) => (same[i] ?? 0) < distance).length;
    return { near: medianOf(ratios.filter(Number.isFinite)), own: own / looked.length };
  }

  private meet(one: LookedRow, two: LookedRow, places: Places, { other, same, apart }: Nearest): void {
    const distance = this.distance(one.values, two.values);
    if ((places[0] - places[1]) % EVERY === 0) for (const place of places) apart[place]?.push(distance);
    if (distance === 0) return;
    const isOwn = one.owner === two.owner;
    const nearest = isOwn ? same : other;
    const isNearer = places.some((place) => distance < (nearest[place] ?? 0));
    if (!isNearer || (!isOwn && this.isShifted(one.values, two.values))) return;
    for (const place of places) nearest[place] = Math.min(nearest[place] ?? 0, distance);
  }

  private look(places: readonly number[]): LookedRow[] {
    return places.flatMap((owner) => this.rowsOf(owner).map((values) => ({ owner, values })));
  }

  /** Mean over the columns of the squared difference in scales, words 0 or 1. */
  private distance(a: Float64Array, b: Float64Array): number {
    const { isWord, inverse } = this;
    let sum = 0;
    for (let c = 0; c < isWord.length; c += 1) {
      if (isWord[c] === 1) sum += a[c] === b[c] ? 0 : 1;
      else {
        const difference = Math.min(MOST_APART, Math.abs((a[c] ?? 0) - (b[c] ?? 0)) * (inverse[c] ?? 1));
        sum += difference * difference;
      }
    }
    return Number.isNaN(sum) ? Infinity : sum / isWord.length;
  }

  /** Blank rows of any level lie near each other, whoever sends them. */
  private isShifted(a: Float64Array, b: Float64Array): boolean {
    return isLevelShift(
      a.map((value, c) => (this.isWord[c] === 1 ? 0 : value - (b[c] ?? 0))).filter((one) => one !== 0),
    );
  }

  private rowsOf(place: number): readonly Float64Array[] {
    const known = this.rows.get(place);
    if (known !== undefined) return known;
    const rows = this.inputs(place).flatMap(({ content }) =>
      content.columns === this.columns ? [content.values] : [],
    );
    const kept = rows.slice(0, ROWS).map((values) => values.slice());
    this.rows.set(place, kept);
    return kept;
  }

  private inputs(place: number) {
    const profile = this.crowd.profiles[place];
    return profile === undefined ? [] : this.crowd.population.inputs(profile).filter(isRow);
  }
}

/** Standard deviation of a normal whose tenths lie where those of the values do, which a few wild ones do not move; theirs where most are one value, 1 where all are. */
function scaleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return (quantile(sorted, 0.9) - quantile(sorted, 0.1)) / BETWEEN_TENTHS || deviation(sorted) || 1;
}

interface Layout {
  readonly columns: Uint32Array;
  readonly isWord: Uint8Array;
}

/** The layout that most rows have. */
function commonLayout(contents: readonly Layout[]): Layout {
  const counts = new Map<Uint32Array, number>();
  for (const { columns } of contents) counts.set(columns, (counts.get(columns) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return contents.find(({ columns }) => columns === most) ?? { columns: new Uint32Array(0), isWord: new Uint8Array(0) };
}
