/** Many short lists of whole numbers behind one another: a hundred thousand accounts must not mean as many small arrays. */
import { roomFor } from '../stats/room.js';

/** Numbers there is room for at first. */
const FIRST_ROOM = 1024;
/** Share of the room from which the lists stay where they are. */
const WORTH_KEEPING = 0.75;

export class PackedLists {
  /** List i lies from starts[i] to starts[i + 1]. */
  readonly starts: Uint32Array;
  /** All numbers, list after list; once trimmed, nothing else. */
  values: Uint32Array;
  private filled = 0;
  private lists = 0;

  constructor(lists: number, room = FIRST_ROOM) {
    this.starts = new Uint32Array(lists + 1);
    this.values = new Uint32Array(roomFor(4 * room), 0, room);
  }

  /** Appends the next list; as many as announced must be appended before they are read. */
  push(list: ArrayLike<number>): void {
    const needed = this.filled + list.length;
    if (needed > this.values.length) {
      const wider = new Uint32Array(Math.max(needed, 2 * this.values.length));
      wider.set(this.values.subarray(0, this.filled));
      this.values = wider;
    }
    this.values.set(list, this.filled);
    this.filled = needed;
    this.lists += 1;
    this.starts[this.lists] = needed;
  }

  /** Gives back the room that was not used, where that is worth having all twice for a moment. */
  trim(): this {
    const { values, filled } = this;
    this.values = filled < WORTH_KEEPING * values.length ? values.slice(0, filled) : values.subarray(0, filled);
    return this;
  }

  /** Where a list begins in all numbers; that of the next one is where it ends. */
  startOf(place: number): number {
    return this.starts[place] ?? 0;
  }

  /** A view of one list, not a copy. */
  of(place: number): Uint32Array {
    return this.values.subarray(this.starts[place] ?? 0, this.starts[place + 1] ?? 0);
  }
}

/** @param listOf the list of each of `count` places, asked in order */
export function packLists(count: number, listOf: (place: number) => ArrayLike<number>): PackedLists {
  const packed = new PackedLists(count);
  for (let place = 0; place < count; place += 1) packed.push(listOf(place));
  return packed.trim();
}
