/** Whether a row lies half way between two others: what a bisection asks, and hardly anybody else. */
import { isLevelShift } from './level-shift.js';
import type { PackedRow } from './row.js';
import type { RowValues } from './row-distance.js';

/** How far from the middle, as a share of the way: services round their numbers, and late halvings are short. */
const TOLERANCE = 0.1;
/** In one number alone values fall close to some middle by chance. */
const LONE_TOLERANCE = 0.02;
/** Whole numbers this far apart have a middle that is rounded by less than an eighth of the way. */
const WHOLE_WAY = 4;
/** Share of the differing columns that must lie in the middle; columns rounded to whole numbers may miss it. */
const SHARE = 0.7;
/** After so many columns most rows that are no middle can be told: fewer than half of them fit. */
const SCREENED = 4;

/**
 * In how many numbers two rows differ if `row` is half way between them, else 0. They have its layout and lie in `values` from `a` and
 * from `b` on. Words must be those of one end. A number lies in the middle by chance about one time in ten, so a few columns decide.
 * Cost: a few columns of most pairs, all columns of a true middle.
 * Source: line searches towards a boundary: Lowd and Meek 2005, "Adversarial learning", section 3; Tramèr et al. 2016, section 4.2;
 * Chen et al. 2020 (HopSkipJump), section III.
 * Example: (5, 3, 'x') is half way between (2, 3, 'x') and (8, 3, 'x') in one number.
 */
export function midpointColumns(row: PackedRow, values: RowValues, a: number, b: number): number {
  const { length } = row;
  let differing = 0;
  let fitting = 0;
  let furthest = 0;
  for (let i = 0; i < length; i += 1) {
    const off = offMiddle(row, i, values, a, b);
    if (off === SAME) continue;
    differing += 1;
    furthest = Math.max(furthest, off);
    if (off <= TOLERANCE) fitting += 1;
    else if (differing >= SCREENED && 2 * fitting < differing) return 0;
  }
  if (differing === 1) return furthest <= LONE_TOLERANCE ? 1 : 0;
  return fitting >= SHARE * differing ? differing : 0;
}

/** Whether two rows differ by a shift of level: the way between them is one number, however many they have. */
export function isLevel({ layout }: PackedRow, { words, singles }: RowValues, a: number, b: number): boolean {
  const differences = Float64Array.from(layout.isWord, (isWord, i) =>
    isWord === 1 || words[a + i] === words[b + i] ? 0 : (singles[a + i] ?? 0) - (singles[b + i] ?? 0),
  );
  return isLevelShift(differences.filter((difference) => difference !== 0));
}

/** Whether the rows differ in one whole number and `row` has its middle, rounded up or down: all that a search through whole numbers can ask. */
export function isWholeMiddle(row: PackedRow, values: RowValues, a: number, b: number): boolean {
  const { words } = values;
  let middle = -1;
  for (let i = 0; i < row.length; i += 1) {
    if (row.bits[i] === words[a + i] && row.bits[i] === words[b + i]) continue;
    if (row.layout.isWord[i] === 1 || middle >= 0) return false;
    middle = i;
  }
  return (
    middle >= 0 && isRoundedMiddle(row.numbers[middle] ?? 0, values.singles[a + middle], values.singles[b + middle])
  );
}

function isRoundedMiddle(number: number, low = NaN, high = NaN): boolean {
  const areWhole = Number.isInteger(low) && Number.isInteger(high) && Number.isInteger(number);
  return areWhole && Math.abs(high - low) >= WHOLE_WAY && Math.abs(2 * number - low - high) <= 1;
}

/** Columns by whose sides most pairs are told to have no middle here; of fewer than half of them too little is known. */
const SIDED = 16;
const FEWEST_SIDED = SIDED / 2;

/**
 * On which side of the row the first columns of another lie, from `at` on: a bit where the row is above, and from the sixteenth on a bit where the
 * two do not differ, or hold words.
 */
export function sidesOf(row: PackedRow, { words, singles }: RowValues, at: number): number {
  const { isWord } = row.layout;
  const count = Math.min(SIDED, isWord.length);
  let sides = 0;
  for (let i = 0; i < count; i += 1) {
    const isEqual = Number(row.bits[i] === words[at + i]) | (isWord[i] ?? 0);
    sides |= (Number((row.numbers[i] ?? 0) > (singles[at + i] ?? 0)) << i) | (isEqual << (SIDED + i));
  }
  return sides;
}

/**
 * True when the row is half way between two rows in too few of the first columns to be so in all: a middle has one row on either side.
 * Then `midpointColumns` is 0, as it gives up where fewer than half of the columns fit.
 */
export function isOneSided(row: PackedRow, a: number, b: number): boolean {
  const same = countBits((a & b) >>> SIDED);
  const differing = Math.min(SIDED, row.length) - same;
  return differing >= FEWEST_SIDED && 2 * countBits((a ^ b) & (2 ** SIDED - 1)) < differing;
}

/** Of 16 bits. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555);
  const fours = (pairs & 0x3333) + ((pairs >>> 2) & 0x3333);
  const eights = (fours + (fours >>> 4)) & 0x0f0f;
  return (eights + (eights >>> 8)) & 0x1f;
}

/** Share of the way from the middle that is too far whatever is asked. */
const FAR = 2 * TOLERANCE;
/** Nothing to tell: equal in all three, or a word of one end. */
const SAME = -1;

/** Distance of a column from the middle as a share of the way; infinite without a way. */
// eslint-disable-next-line max-params -- a hot path: a column of three rows
function offMiddle(row: PackedRow, i: number, { words, singles }: RowValues, a: number, b: number): number {
  const bits = row.bits[i];
  const isLow = bits === words[a + i];
  const isHigh = bits === words[b + i];
  if (row.layout.isWord[i] === 1) return isLow || isHigh ? SAME : Infinity;
  if (isLow && isHigh) return SAME;
  const low = singles[a + i] ?? 0;
  const high = singles[b + i] ?? 0;
  const from = Math.abs((row.numbers[i] ?? 0) - (low + high) / 2);
  const way = Math.abs(low - high);
  // Most are: no need to divide.
  if (from > way * FAR) return Infinity;
  const off = from / way;
  return Number.isNaN(off) ? Infinity : off;
}

/**
 * Whether most of the numbers that make a row a middle are new: in none of the rows that begin at `places`. A bisection comes to numbers nobody
 * asked before; the points of a grid lie between each other too, but share their numbers.
 * @param columns numbers that make it a middle
 */
export function isFresh(row: PackedRow, columns: number, { words }: RowValues, places: Int32Array): boolean {
  let fresh = 0;
  for (let i = 0; i < row.length; i += 1) {
    if (row.layout.isWord[i] === 1) continue;
    if (places.every((at) => at < 0 || words[at + i] !== row.bits[i])) fresh += 1;
  }
  return fresh >= SHARE * columns;
}
