/** Parts of an account's traffic that are looked at apart: what strangers do not ask, and what came after a change. */
import { parts as settings } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { Member, UseKind } from './member.js';

export const partKinds = ['strange', 'later', 'earlier'] as const;
export type PartKind = (typeof partKinds)[number];

/** A part of an account, compared with whole accounts as a guest: it has a place in the feature table, but is nobody's peer. */
export interface Part {
  readonly kind: PartKind;
  readonly parent: Member;
  /** The part as if it were an account; its index follows those of the members. */
  readonly guest: Member;
  /** Share of the account's distinct inputs, 0..1. */
  readonly share: number;
  /** First and last time of its inputs, NaN without times. */
  readonly from: number;
  readonly to: number;
}

/** Which of an account's inputs belong to a part. */
export interface PartChoice {
  readonly kind: PartKind;
  /** Places in the list of inputs, ascending. */
  readonly places: readonly number[];
  /** Inputs it was chosen from: those with a known strangeness. */
  readonly of: number;
}

function fewestOf(kind: UseKind): number {
  return kind === 'row' ? settings.fewestRows : settings.fewestTexts;
}

/** Inputs that an account needs to have parts. */
export function fewestForParts(kind: UseKind): number {
  return fewestOf(kind) + settings.fewestRest;
}

/**
 * Parts worth a look of their own, at most one of each kind, so that the number of looks is known.
 * - strange: inputs stranger than 85 % of everybody's, unless there are few of them or hardly others
 * - later, earlier: the stranger side of the time that best divides the inputs by strangeness
 * @param strangeness place among everybody's stranger distances by input, 0..1; NaN where unknown
 */
export function chooseParts(
  { kind }: Member,
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
): readonly PartChoice[] {
  const fewest = fewestOf(kind);
  const known = inputs.flatMap((_, place) => (Number.isNaN(strangeness[place] ?? NaN) ? [] : [place]));
  if (known.length < fewest + settings.fewestRest) return [];
  const choices: PartChoice[] = [];
  const strange = known.filter((place) => (strangeness[place] ?? 0) > settings.strange);
  if (strange.length >= fewest && known.length - strange.length >= settings.fewestRest) {
    choices.push({ kind: 'strange', places: strange, of: known.length });
  }
  const side = changedSide(inputs, strangeness, known, fewest);
  if (side !== undefined) choices.push(side);
  return choices;
}

/** Cuts the inputs by time where the two sides differ most in mean strangeness, and takes the stranger side. */
function changedSide(
  inputs: readonly SampledInput[],
  strangeness: Float64Array,
  known: readonly number[],
  fewest: number,
): PartChoice | undefined {
  const timed = known.filter((place) => Number.isFinite(inputs[place]?.firstTime));
  timed.sort((a, b) => (inputs[a]?.firstTime ?? 0) - (inputs[b]?.firstTime ?? 0) || a - b);
  const total = timed.reduce((sum, place) => sum + (strangeness[place] ?? 0), 0);
  let before = 0;
  let best = { cut: 0, gain: 0, later: true };
  timed.forEach((place, i) => {
    before += strangeness[place] ?? 0;
    const [left, right] = [i + 1, timed.length - i - 1];
    if (left < settings.fewestRest || right < settings.fewestRest) return;
    const difference = (total - before) / right - before / left;
    // Likelihood gain of two means over one, up to the common variance.
    const gain = (difference * difference * left * right) / timed.length;
    if (gain > best.gain && (difference > 0 ? right : left) >= fewest)
      best = { cut: i + 1, gain, later: difference > 0 };
  });
  if (best.gain < settings.change) return undefined;
  const places = best.later ? timed.slice(best.cut) : timed.slice(0, best.cut);
  return { kind: best.later ? 'later' : 'earlier', places: places.sort((a, b) => a - b), of: known.length };
}

/** The part as a guest. */
export function makePart(
  { kind, places, of }: PartChoice,
  parent: Member,
  { span: [from, to], index }: { readonly span: readonly [from: number, to: number]; readonly index: number },
): Part {
  const share = places.length / of;
  // An object of its own with the account's summaries: what the population knows is looked up by its place behind all accounts.
  const profile = Object.assign(Object.create(parent.profile) as Member['profile'], { order: index });
  const guest = { index, profile, kind: parent.kind, distinct: share * parent.distinct };
  return { kind, parent, guest, share, from, to };
}
