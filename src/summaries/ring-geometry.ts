/** How a row lies among the rows of a ring: half way between two of them, or a step beside them. */
import type { PackedRow } from '../represent/row.js';
import type { RowValues } from '../represent/row-distance.js';
import { isFresh, isLevel, isOneSided, isWholeMiddle, midpointColumns, sidesOf } from '../represent/row-midpoint.js';
import { type ColumnStep, stepAround } from '../represent/row-star.js';
import { RING_SLOTS } from './ring-cells.js';
import { LABEL, MOST_HALVINGS, type RingSlots } from './ring-slots.js';

/** Of all rings, one after the other. */
const places = new Int32Array(RING_SLOTS);
const sides = new Int32Array(RING_SLOTS);

/** How a row lies between the rows of a ring. */
export interface Middle {
  /** In how many numbers two rows differ that it is half way between; one counts only with the newest as an end. */
  columns: number;
  /** Halvings that led to it, each but the first between two different answers; three at most. */
  halvings: number;
}

const middle: Middle = { columns: 0, halvings: 0 };

/** What a row is to the rows of a ring. */
export interface Lie {
  readonly middle: Middle;
  /** The step that it makes around a point, as two of them do; null if it makes none. */
  readonly step: ColumnStep | null;
}

/** @param inverse one over the scale of each column */
export function lieIn(slots: RingSlots, row: PackedRow, newestSlot: number, inverse: Float64Array): Lie {
  middle.columns = middle.halvings = 0;
  if (slots.size < 2) return { middle, step: null };
  const values = slots.rowsLike(row.layout, places);
  findMiddle(slots, row, values, newestSlot);
  return { middle, step: stepAround(row, values, places.subarray(0, slots.size), inverse) };
}

function findMiddle(slots: RingSlots, row: PackedRow, values: RowValues, newestSlot: number): void {
  const { size } = slots;
  for (let slot = 0; slot < size; slot += 1) sides[slot] = sidesOf(row, values, Math.max(0, places[slot] ?? 0));
  for (let slot = 1; slot < size; slot += 1) {
    for (let before = 0; before < slot; before += 1) {
      const columns = between(row, values, [slot, before], size);
      if (columns === 0) continue;
      // Trying values, people land half way between two of them: in one number a search goes on from the newest.
      if (columns <= 1 && slot !== newestSlot && before !== newestSlot) continue;
      middle.halvings = Math.max(middle.halvings, halvings(slots, slot, before));
      if (columns >= 1) middle.columns = Math.max(middle.columns, columns);
      if (columns > 1) return;
    }
  }
}

/** Halvings that lead to the middle of two rows: a search goes on between two different answers, as far as they are known. */
function halvings(slots: RingSlots, one: number, other: number): number {
  const [label, otherLabel] = [slots.word(one, LABEL), slots.word(other, LABEL)];
  if (label !== 0 && label === otherLabel) return 1;
  return Math.min(MOST_HALVINGS, 1 + Math.max(slots.halvings(one), slots.halvings(other)));
}

/** In how many numbers the rows of two slots differ that the row is half way between, and new in most of them; a half in one whole number. */
function between(row: PackedRow, values: RowValues, pair: readonly [number, number], size: number): number {
  const [slot, before] = pair;
  const one = places[slot] ?? -1;
  const other = places[before] ?? -1;
  if (other < 0 || one < 0 || isOneSided(row, sides[slot] ?? 0, sides[before] ?? 0)) return 0;
  const columns = middleColumns(row, values, one, other);
  return columns > 0 && isFresh(row, columns, values, places.subarray(0, size)) ? columns : 0;
}

function middleColumns(row: PackedRow, values: RowValues, one: number, other: number): number {
  const exact = midpointColumns(row, values, one, other);
  if (exact === 0) return isWholeMiddle(row, values, one, other) ? 0.5 : 0;
  return exact > 1 && isLevel(row, values, one, other) ? 1 : exact;
}
