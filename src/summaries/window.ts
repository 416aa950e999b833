import { labelNames } from '../events/column-names.js';
import { mix32 } from '../represent/hash.js';
import type { KeptInputs, RepresentedInput } from '../represent/represented-input.js';
import { PackedRow } from '../represent/row.js';
import { differingColumns, movesMost, rowDistance } from '../represent/row-distance.js';
import type { ColumnStep } from '../represent/row-star.js';
import { TEXT_WORDS } from '../represent/sampled-input.js';
import { add, addDouble } from '../stats/columns.js';
import { poolOf } from './pools.js';
import { InputRing } from './input-ring.js';
import { RING_CELLS } from './ring-cells.js';
import { MOST_HALVINGS } from './ring-slots.js';
import { addFields, defineSummary, f64, u32, type Columns, type ObjectField } from './summary.js';

/** Inputs of an account are compared in stretches of so many, each with a ring of its own: walks show in stretches as well as in the whole. */
export const STRETCH = 64;
/** A stretch begins every so many inputs up to here, so that all of the first and then every second are compared ... */
export const BUSY_FROM = 512;
export const STRETCH_EVERY = 128;
/** ... and every so many of a longer history. */
export const STRETCH_EVERY_BUSY = 512;

/** Inputs compared with a random one of the account's own: all at first, then some; a mean needs no more. */
const RANDOM_START = 64;
const RANDOM_EVERY = 4;

/** Texts this close share more than half of their words (Jaccard .55 and up). */
const NEAR_TEXT = 0.45;
/** Rows this close, as a share of the distance of two random rows of the log. */
const NEAR_ROW = 0.2;
const TINY_ROW = 0.02;
/** Columns that a step along few fields changes at most. */
const FEW_FIELDS = 2;
/** Smallest distances that are told apart: one word of 64; a hair's breadth of a row. */
const SMALLEST_TEXT = 1 / 64;
const SMALLEST_ROW = 1 / 1024;

const ring: ObjectField<InputRing> = {
  kind: 'object',
  bytes: 4096,
  words: RING_CELLS,
  create: (settings, cells) => new InputRing(poolOf(settings), cells),
};

const fields = {
  ring,
  seen: u32(),
  compared: u32(),
  logNearest: f64(),
  near: u32(),
  labelledNear: u32(),
  flips: u32(),
  rowCompared: u32(),
  fewFields: u32(),
  tiny: u32(),
  midpoints: u32(),
  searched: u32(),
  lineMidpoints: u32(),
  lineSearched: u32(),
  columnSteps: u32(),
  sameSteps: u32(),
  otherSteps: u32(),
  returns: u32(),
  logPrevious: f64(),
  previousCount: u32(),
  logRandom: f64(),
  randomCount: u32(),
};

/**
 * Order matters: each input is compared with the last eight different ones. Merging two parts adds their counts; the first
 * eight inputs of the later part miss those before the seam, and its stretches are those of a first part however long the earlier one was.
 */
export const window = defineSummary({
  id: 'window',
  measures:
    'how the account walks through input space: distance of each input to the last few different ones, and whether the answer flips',
  needs: ['input', 'label'],
  source:
    'Chen, Carlini and Wagner 2020, "Stateful detection of black-box adversarial attacks", section 3; Juuti et al. 2019 (PRADA)',
  fields,

  accumulate(columns, at, event, input) {
    // Rows wait until the scales of their columns are known: the fold puts them aside and recalls them.
    if (input.kind !== 'text' && !(input.kind === 'row' && input.scales.isReady)) return;
    const seen = columns.seen[at] ?? 0;
    columns.seen[at] = seen + 1;
    const place = seen % (seen < BUSY_FROM ? STRETCH_EVERY : STRETCH_EVERY_BUSY);
    if (place >= STRETCH) return;
    const state = columns.ring.at(at);
    if (place === 0) state.clear();
    if (state.has(input.key)) return;
    const walk = { columns, at, ring: state, input };
    const halvings = bookStep(walk);
    if (seen < RANDOM_START || seen % RANDOM_EVERY === 0) bookRandom(walk, seen);
    state.push(event, input, halvings);
  },

  merge: addFields(fields),
});

/** One input about to enter its account's ring, and where to count. */
interface Walk {
  readonly columns: Columns<typeof fields>;
  readonly at: number;
  readonly ring: InputRing;
  readonly input: RepresentedInput;
}

/** Compares the input with all inputs of the ring and books the nearest and the newest; returns the halvings that led to it. */
function bookStep(walk: Walk): number {
  const { columns, at, ring, input } = walk;
  const { size, newestSlot } = ring;
  if (size === 0) return 0;
  const distances = ring.distances(input);
  const previous = distances[newestSlot] ?? NaN;
  const nearestSlot = nearestOf(distances, size, newestSlot);
  if (nearestSlot < 0) return 0;
  const nearest = distances[nearestSlot] ?? NaN;
  add(columns.compared, at, 1);
  addDouble(columns.logNearest, at, logDistance(nearest, input));
  const halvings = input.kind === 'row' ? bookRow(walk, distances, nearestSlot) : 0;
  if (!Number.isNaN(previous)) {
    addDouble(columns.logPrevious, at, logDistance(previous, input));
    add(columns.previousCount, at, 1);
  }
  const isNear = input.kind === 'row' ? nearest <= NEAR_ROW * input.scales.typical : nearest <= NEAR_TEXT;
  if (isNear) bookNear(walk, nearestSlot);
  return halvings;
}

/** From the newest back, so that of equally near ones the newest counts: its text may still be shown. -1 if none is like the input. */
function nearestOf(distances: Float64Array, size: number, newestSlot: number): number {
  let nearest = Infinity;
  let nearestSlot = -1;
  let slot = newestSlot;
  for (let back = 0; back < size; back += 1) {
    const distance = distances[slot] ?? NaN;
    if (distance < nearest) {
      nearest = distance;
      nearestSlot = slot;
    }
    slot = slot === 0 ? size - 1 : slot - 1;
  }
  return nearestSlot;
}

const neighbourRow = new PackedRow();

/** Returns the halvings that led to the row. */
function bookRow(walk: Walk, distances: Float64Array, nearestSlot: number): number {
  const { columns, at, ring, input } = walk;
  add(columns.rowCompared, at, 1);
  if (ring.copyRow(nearestSlot, neighbourRow) && differingColumns(input.row, neighbourRow) <= FEW_FIELDS) {
    add(columns.fewFields, at, 1);
  }
  if ((distances[nearestSlot] ?? NaN) <= TINY_ROW * input.scales.typical) add(columns.tiny, at, 1);
  const { middle, step } = ring.lie(input.row, input.scales.inverse(input.row.layout));
  const alongOne = middle.columns <= 1;
  if (bisects(ring, middle.columns)) add(alongOne ? columns.lineMidpoints : columns.midpoints, at, 1);
  if (middle.halvings === MOST_HALVINGS) add(alongOne ? columns.lineSearched : columns.searched, at, 1);
  if (step !== null) bookColumnStep(walk, step);
  if (nearestSlot !== ring.newestSlot) bookReturn(walk, distances);
  return middle.halvings;
}

/**
 * Back on the side of a boundary where it was before: the answer changes from the newest row to this one, which lies closer to an older one, and an older
 * one beside both had this answer already. In most numbers, as what changes a few fields is looking for the fields that matter.
 */
function bookReturn({ columns, at, ring, input }: Walk, distances: Float64Array): void {
  const { size, newestSlot } = ring;
  const label = input.labelHash;
  const near = NEAR_ROW * input.scales.typical;
  const isBeside = (slot: number): boolean => (distances[slot] ?? Infinity) <= near;
  if (label === 0 || ring.labelAt(newestSlot) === label || ring.labelAt(newestSlot) === 0 || !isBeside(newestSlot))
    return;
  for (let slot = 0; slot < size; slot += 1) {
    if (ring.labelAt(slot) !== label || !isBeside(slot)) continue;
    if (ring.copyRow(newestSlot, neighbourRow) && movesMost(input.row, neighbourRow)) add(columns.returns, at, 1);
    return;
  }
}

function bookColumnStep({ columns, at, ring, input }: Walk, step: ColumnStep): void {
  add(columns.columnSteps, at, 1);
  const compared = ring.compare(step, input.row);
  if (compared === 'same') add(columns.sameSteps, at, 1);
  if (compared === 'other') add(columns.otherSteps, at, 1);
}

/**
 * Half way between two rows of the ring in several numbers is no accident. In one number people land there now and then, trying values; only the
 * second such step in a row counts, with the row before as one end, as a bisection has it.
 */
function bisects(ring: InputRing, columns: number): boolean {
  const follows = ring.halved;
  ring.halved = columns >= 1;
  return columns > 1 || (columns === 1 && follows);
}

function bookNear({ columns, at, ring, input }: Walk, slot: number): void {
  add(columns.near, at, 1);
  const label = ring.labelAt(slot);
  const isLabelled = label !== 0 && input.labelHash !== 0;
  const isFlip = isLabelled && label !== input.labelHash;
  if (isLabelled) add(columns.labelledNear, at, 1);
  if (isFlip) add(columns.flips, at, 1);
  ring.showsText = true;
  const stored = ring.stored(slot);
  if (stored === undefined) return;
  input.neighbour = {
    kind: isFlip ? 'flip' : 'near',
    input: stored,
    label: labelNames.name(label) ?? '',
    time: ring.timeAt(slot),
    margin: ring.marginAt(slot),
  };
}

const randomWords = new Uint32Array(TEXT_WORDS);
const randomRow = new PackedRow();

/** Books the distance to a kept input of the account's own sample, chosen by the event's number: what steps would be at random. */
function bookRandom({ columns, at, input }: Walk, seen: number): void {
  const { kept } = input;
  if (kept === undefined || kept.size < 2) return;
  const distance = distanceToKept(kept, chooseOther(kept, seen, input.key), input);
  if (Number.isNaN(distance)) return;
  addDouble(columns.logRandom, at, logDistance(distance, input));
  add(columns.randomCount, at, 1);
}

function chooseOther(kept: KeptInputs, seen: number, key: number): number {
  const chosen = mix32(seen) % kept.size;
  return kept.keyAt(chosen) === key ? (chosen + 1) % kept.size : chosen;
}

function distanceToKept(kept: KeptInputs, index: number, input: RepresentedInput): number {
  if (input.kind === 'row') {
    return kept.copyRow(index, randomRow) ? rowDistance(input.row, randomRow, input.scales) : NaN;
  }
  const count = kept.copyWords(index, randomWords);
  return count < 0 ? NaN : input.wordSet.distanceTo(randomWords, count);
}

function logDistance(distance: number, input: RepresentedInput): number {
  return Math.log(Math.max(distance, input.kind === 'row' ? SMALLEST_ROW : SMALLEST_TEXT));
}
