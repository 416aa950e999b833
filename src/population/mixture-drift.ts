/** How the mixture of an account's rows changes over time: explainers and what-if tools go from case to case, a harvest is one steady draw. */
import { seeds } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { ContentPart } from './content.js';
import { drift, FEWEST_FOR_DRIFT } from './drift.js';
import { isRow, type Member } from './member.js';
import { placeRow, type RowSpace } from './row-space.js';
import { mix } from './text-cells.js';

interface PlacedInput {
  readonly time: number;
  readonly key: number;
  readonly point: Float64Array;
  /** Place among everybody's stranger distances, NaN where unknown. */
  readonly u: number;
}

function placeInputs(
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
  spaceOf: (input: SampledInput) => RowSpace | undefined,
): PlacedInput[] {
  const placed = inputs.filter(isRow).flatMap((input, i): PlacedInput[] => {
    const space = spaceOf(input);
    if (space === undefined || Number.isNaN(input.firstTime)) return [];
    const point = oneHot(space, placeRow(space, input));
    return [{ time: input.firstTime, key: input.key, point, u: strangeness[i] ?? NaN }];
  });
  return placed.sort((a, b) => a.time - b.time || a.key - b.key);
}

function driftOf(placed: readonly PlacedInput[], seed: number): number {
  return drift(
    placed.map(({ point }) => point),
    seed,
  );
}

/** Drift of the whole mixture and of its strange part (see docs/method.md): an attacker's cover drifts, the attack does not. */
export function mixtureDrift(
  member: Member,
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
  spaceOf: (input: SampledInput) => RowSpace | undefined,
): number | null {
  if (member.kind !== 'row' || inputs.length < FEWEST_FOR_DRIFT) return null;
  const placed = placeInputs(inputs, strangeness, spaceOf);
  const seed = mix(seeds.shuffles, member.index);
  const whole = driftOf(placed, seed);
  const known = placed.filter(({ u }) => !Number.isNaN(u));
  const strange = known.filter(({ u }) => u > 0.85);
  const allStrange = known.filter(({ u }) => u > 0.95).length >= 0.9 * known.length;
  const part = strange.length >= 24 && !allStrange ? driftOf(strange, seed) : NaN;
  if (Number.isNaN(whole)) return null;
  return Number.isNaN(part) ? whole : Math.min(whole, part);
}

/** Drift of a part by itself, null where it is too small. */
export function partDrift(
  { member, inputs, places }: ContentPart,
  spaceOf: (input: SampledInput) => RowSpace | undefined,
): number | null {
  if (member.kind !== 'row') return null;
  const chosen = places.flatMap((place) => inputs[place] ?? []);
  const found = driftOf(placeInputs(chosen, new Float64Array(0), spaceOf), mix(seeds.shuffles, member.index));
  return Number.isNaN(found) ? null : found;
}

/** Word columns become 0/1 columns of four hash classes each: enough to see a category come and go. */
function oneHot(space: RowSpace, point: Float64Array): Float64Array {
  const wide: number[] = [];
  space.columns.forEach((column, i) => {
    const value = point[i] ?? NaN;
    if (!column.words) wide.push(value);
    else for (let k = 0; k < 4; k += 1) wide.push(Number.isNaN(value) ? NaN : (value >>> 7) % 4 === k ? 1 : 0);
  });
  return Float64Array.from(wide);
}
