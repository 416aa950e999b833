/** Ties of all pairs of some accounts, measured once. */
import { roomFor } from '../stats/room.js';
import type { Evidence } from './evidence.js';
import { PAIR_NUMBERS, TIE } from './tie.js';

/** How a group hangs together. */
export interface GroupTies {
  /** Mean of each kind of evidence and of the tie over the pairs inside. */
  readonly means: Float64Array;
  /** Mean tie of each member to the others, in the order of the members. */
  readonly members: Float64Array;
}

export class MeasuredPairs {
  readonly places: readonly number[];
  readonly evidence: Evidence;
  private readonly rows = new Map<number, number>();
  private readonly numbers: Float32Array;
  private readonly scratch = new Float32Array(PAIR_NUMBERS);

  /** @param places accounts of the crowd, each once. Cost: their pairs, 28 bytes and one comparison by every link each. */
  constructor(evidence: Evidence, places: readonly number[]) {
    this.evidence = evidence;
    this.places = places;
    places.forEach((place, row) => this.rows.set(place, row));
    const count = ((places.length * (places.length - 1)) / 2) * PAIR_NUMBERS;
    this.numbers = new Float32Array(roomFor(4 * count), 0, count);
    evidence.gather(places);
    const { numbers, scratch } = this;
    for (let i = 1; i < places.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        // Copied, as a view for each of a million pairs takes longer.
        evidence.measure(places[i] ?? 0, places[j] ?? 0, scratch);
        const at = pairPlace(i, j);
        for (let kind = 0; kind < PAIR_NUMBERS; kind += 1) numbers[at + kind] = scratch[kind] ?? 0;
      }
    }
    evidence.gather([]);
  }

  has(place: number): boolean {
    return this.rows.has(place);
  }

  tie(a: number, b: number): number {
    return this.numbersOf(a, b)[TIE] ?? 0;
  }

  /** Evidence and tie of a pair, valid until the next is asked for; measured anew if one of the two is not among the accounts. */
  numbersOf(a: number, b: number): Float32Array {
    return this.read(this.rows.get(a) ?? -1, this.rows.get(b) ?? -1) ?? this.evidence.measure(a, b, this.scratch);
  }

  group(members: readonly number[]): GroupTies {
    const rows = members.map((member) => this.rows.get(member) ?? -1);
    const sums = new Float64Array(PAIR_NUMBERS);
    const ties = new Float64Array(members.length);
    members.forEach((member, i) => {
      for (let j = 0; j < i; j += 1) {
        const numbers =
          this.read(rows[i] ?? -1, rows[j] ?? -1) ?? this.evidence.measure(member, members[j] ?? 0, this.scratch);
        for (let kind = 0; kind < PAIR_NUMBERS; kind += 1) sums[kind] = (sums[kind] ?? 0) + (numbers[kind] ?? 0);
        const tie = numbers[TIE] ?? 0;
        ties[i] = (ties[i] ?? 0) + tie;
        ties[j] = (ties[j] ?? 0) + tie;
      }
    });
    const pairs = Math.max(1, (members.length * (members.length - 1)) / 2);
    return { means: sums.map((sum) => sum / pairs), members: ties.map((sum) => sum / Math.max(1, members.length - 1)) };
  }

  /** Numbers of a pair of rows, in the scratch space; undefined where one of the two is not among the accounts. */
  private read(i: number, j: number): Float32Array | undefined {
    if (i < 0 || j < 0) return undefined;
    const at = pairPlace(i, j);
    for (let kind = 0; kind < PAIR_NUMBERS; kind += 1) this.scratch[kind] = this.numbers[at + kind] ?? 0;
    return this.scratch;
  }

  /** Mean tie of an outsider to the members. */
  tieTo(outsider: number, members: readonly number[]): number {
    return members.reduce((sum, member) => sum + this.tie(outsider, member), 0) / Math.max(1, members.length);
  }
}

/** Where a pair of rows begins; the lower triangle, row by row. */
function pairPlace(i: number, j: number): number {
  const [low, high] = i < j ? [i, j] : [j, i];
  return ((high * (high - 1)) / 2 + low) * PAIR_NUMBERS;
}
