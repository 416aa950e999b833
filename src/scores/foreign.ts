/** Inputs that nobody else would send: of another field, or put together piece by piece. */
import { gate, gated, largestOf, softMinimum } from './joining.js';
import { steadiness, steadyWork, unordered } from './steadiness.js';
import type { StrandValues } from './strands.js';

/** Deviations of columns that do not go together which count for nothing. */
const APART = 0.2;

/** Deviations of strangeness up to which foreign inputs must be broad; honest tools whose inputs are in no order stay below. */
const STRANGE = 2;
/** Strength that tools with strange inputs in no order reach: explainers that hide their cases came to 1.2. What is beyond counts twice. */
const TOOLS = 1.3;

/**
 * Nearly all inputs stranger than what anybody asks, and columns like nobody's: made-up inputs and those of another field. They need not be
 * broad, as they may all lie in the few outer cells, the less so the stranger they are; narrow ones, ordered ones and clouds around cases are a tool's.
 */
export function foreignInputs(
  { shift, strange, columns, course, kinship, breadth }: StrandValues,
  F: number,
): number | null {
  if (course === null || kinship === null || breadth === null || strange === null) return null;
  const narrow = -0.3 - 1.5 * Math.max(0, strange - STRANGE);
  const strength = gated(softMinimum(shift, strange, columns), F * unordered(course, kinship) * gate(breadth, narrow));
  return strength === null ? null : strength + Math.max(0, strength - TOOLS);
}

/**
 * How unlike everybody's its rows are: as a whole, in their strangest third, or in how their columns go together. The last counts for who is steadily at
 * work only: explainers and permutation tests draw columns apart, too, in jobs and clouds.
 */
export function foreignness(values: StrandValues): number | null {
  const { shift, strange, apart } = values;
  const strangest = strange === null ? null : strange - 0.2;
  const drawnApart = apart === null ? null : gated(apart - APART, steadyWork(values));
  return largestOf(largestOf(shift, strangest), drawnApart);
}

/** How far strange rows must be on the way to made-up ones without the columns that fit least, and what of the sweep broken fields and noise leave. */
const THROUGHOUT = 0.77;
const BROKEN = 0.25;

/** 1 for rows as strange in most columns as made-up ones, low for real ones with a few broken or wild fields, or noise. Rows nobody judged count in full. */
export function madeUp(core = NaN): number {
  return Number.isNaN(core) ? 1 : BROKEN + (1 - BROKEN) * gate(core, THROUGHOUT, 0.03);
}

/** Breadth below which texts are about one narrow thing. */
const NARROW = -1;

/**
 * Texts whose words were put together at random: however common each word, hardly two stand side by side as they do in anybody's texts. They need not be far
 * from others nor broad. Tools that leave words out or put others in ask about one text after the other, so the sequence must jump.
 */
export function assembledTexts(values: StrandValues, F: number): number | null {
  const { apart, breadth } = values;
  if (apart === null || breadth === null) return null;
  return gated(apart - APART, F * steadiness(values, null) * gate(breadth, NARROW));
}
