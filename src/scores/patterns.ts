/** Named patterns of extraction: which strands must agree, how strongly they do, and what they add up to. */
import type { UseKind } from '../population/member.js';
import { chatPatterns, openAnswers } from './chat-patterns.js';
import { assembledTexts, foreignInputs, foreignness, madeUp } from './foreign.js';
import { aboveNought, gate, gated, largestOf, softMaximum, softMinimum } from './joining.js';
import { type Circumstances, freshness, type Pattern } from './pattern.js';
import { notATool, notCaseByCase, ownSteadiness, steadiness } from './steadiness.js';
import type { StrandValues } from './strands.js';

export interface PatternScore {
  readonly id: string;
  readonly strength: number;
  /** Weighed strength times the confidence that so many inputs allow. */
  readonly weighed: number;
}

export interface AccountScore {
  /** Unbounded; larger is more like extraction. */
  readonly score: number;
  readonly patterns: readonly PatternScore[];
}

/** The uncertainty of active learning: margins where probabilities came back, disagreement of strangers' answers otherwise. */
export function uncertainty(values: StrandValues): number | null {
  if (values.borderline === null) return values.confidence;
  if (values.confidence === null) return 1.5 * values.borderline;
  return (values.confidence + 1.5 * values.borderline) / 2.5;
}

/**
 * Broad natural inputs, distributed like those of all accounts together, which no single customer's are: mixture and columns for rows,
 * mixture and nearness to strangers' texts for texts. That none comes twice only gates: where nobody repeats, it tells nobody apart.
 * Groups are measured so too, but those of texts: aggregators and nightly tests have everybody's texts as well, and act as one.
 */
function harvestPattern(
  { breadth, fresh, labels, columns, distance, mixture }: StrandValues,
  { kind, alone, freshness: F }: { readonly kind: UseKind; readonly alone: boolean; readonly freshness: number },
): Pattern {
  if (kind === 'row' && columns !== null) {
    return { id: 'harvest', weight: 1, half: 150, strength: gated(softMinimum(breadth, mixture, -columns), F) };
  }
  if (kind === 'text' && alone && distance !== null) {
    return {
      id: 'harvest',
      weight: 1,
      half: 200,
      strength: gated(softMinimum(breadth, labels, mixture, -distance), F),
    };
  }
  return { id: 'harvest', weight: 0.7, half: 300, strength: gated(softMinimum(breadth, fresh, labels), F) };
}

/** Going back and forth between two answers upholds what speaks for a walk along a boundary, by half of it and no more than it says itself. */
function upheld(strength: number | null, returns: number | null): number | null {
  return strength === null ? null : strength + Math.max(0, Math.min(strength, 0.5 * (returns ?? 0)));
}

/** Freshness below which rows half way between others are points of a grid that is asked again and again. Walks repeat a little: narrow columns come back. */
const REPLAYED = -1.5;

function askedOnce({ fresh }: StrandValues): number {
  return fresh === null ? 1 : gate(fresh, REPLAYED, 0.15);
}

function boundaryPatterns(values: StrandValues, F: number): Pattern[] {
  const [halving, crossing] = [largestOf(values.middles, values.search), softMinimum(values.near, values.flip)];
  return [
    // Geometry, not habit: nobody lands in the middle again and again by asking what he wants to know.
    {
      id: 'bisection',
      weight: 0.7,
      half: 20,
      strength: gated(upheld(halving, values.returns), askedOnce(values)),
    },
    { id: 'boundary', weight: 0.5, half: 200, strength: gated(upheld(crossing, values.returns), F) },
  ];
}

function tabularPatterns(values: StrandValues, { drift, spread, kind, alone, core }: Circumstances): Pattern[] {
  const [F, M] = [freshness(values), madeUp(core)];
  const J = alone === true ? ownSteadiness(values, spread) : Math.min(steadiness(values, drift), notATool(values));
  const tabular = kind === 'row';
  const shift = tabular ? foreignness(values) : values.shift;
  const uncertain = tabular ? uncertainty(values) : values.confidence;
  const patterns: Pattern[] = [
    {
      id: 'sweep',
      weight: 1.3,
      half: 20,
      strength: gated(softMinimum(shift, values.breadth), M * F * (tabular ? 0.2 + 0.8 * J : 0.5 + 0.5 * J)),
    },
    { id: 'off-manifold', weight: tabular ? 0.4 : 0.6, half: 40, strength: gated(shift, M * F * J) },
    {
      id: 'active-learning',
      weight: 1,
      half: 20,
      strength: gated(softMinimum(uncertain, values.breadth, values.fresh), F * notCaseByCase(values)),
    },
    harvestPattern(values, { kind, alone: alone === true, freshness: F }),
    ...boundaryPatterns(values, F),
    {
      id: 'parameters',
      weight: 0.35,
      half: 60,
      strength: gated(values.parameters, kind === 'chat' && alone === true ? openAnswers(values) : 1),
      byRequests: true,
    },
  ];
  if (tabular) {
    patterns.push({
      id: 'walk',
      weight: 0.3,
      half: 200,
      strength: gated(softMinimum(values.near, values.borderline), F),
    });
    if (alone === true)
      patterns.push({ id: 'foreign-inputs', weight: 0.5, half: 40, strength: foreignInputs(values, M * F) });
    patterns.push(...stepPatterns(values));
  } else {
    if (kind === 'text') {
      patterns.push({ id: 'assembled-texts', weight: 1.3, half: 30, strength: assembledTexts(values, F) });
    }
    patterns.push({
      id: 'distillation',
      weight: 1,
      half: 25,
      strength: gated(softMinimum(values.ask, values.template, values.fresh), F),
    });
  }
  return patterns;
}

/** Steps of one length, whatever order they come in. */
function stepPatterns(values: StrandValues): Pattern[] {
  return [
    { id: 'augmentation', weight: 0.6, half: 40, strength: values.steps },
    { id: 'derivatives', weight: 0.7, half: 20, strength: gated(aboveNought(values.derivatives), askedOnce(values)) },
  ];
}

function patternsOf(values: StrandValues, circumstances: Circumstances): Pattern[] {
  if (circumstances.kind === 'chat') return chatPatterns(values, circumstances, tabularPatterns(values, circumstances));
  if (circumstances.kind !== 'none') return tabularPatterns(values, circumstances);
  return [
    { id: 'traffic', weight: 0.35, half: 200, strength: values.traffic },
    { id: 'parameters', weight: 0.35, half: 60, strength: values.parameters, byRequests: true },
  ];
}

/** Patterns whose own formula holds the offset that others get here. */
const WITHOUT_OFFSET: ReadonlySet<string> = new Set(['survey', 'elicitation']);
const OFFSET = 0.15;
/** Joined patterns of about one in a hundred accounts, before volume counts. */
const ESTABLISHED = 0.8;

/** Null where none of its strands is known, or it is switched off. */
function weigh({ id, weight, half, strength, byRequests }: Pattern, circumstances: Circumstances): PatternScore | null {
  const { distinct, requests, weights } = circumstances;
  const factor = weights?.get(id) ?? 1;
  if (strength === null || factor === 0) return null;
  const seen = byRequests === true && strength > 1.2 ? Math.max(distinct, requests / 2) : distinct;
  const offset = WITHOUT_OFFSET.has(id) ? 0 : OFFSET;
  return { id, strength, weighed: (factor * (weight * strength + offset) * seen) / (seen + half) };
}

/** Scores one account: patterns weighed by how much was seen, joined by a soft maximum. */
export function scorePatterns(values: StrandValues, circumstances: Circumstances): AccountScore {
  const { kind, distinct, requests, alone } = circumstances;
  const patterns: PatternScore[] = [];
  let most = distinct;
  // A plain loop: contributions ask for a hundred scores of every account.
  for (const pattern of patternsOf(values, circumstances)) {
    const weighed = weigh(pattern, circumstances);
    if (weighed === null) continue;
    // What is measured by requests needs no number of inputs.
    if (pattern.byRequests === true && weighed.weighed > 0.3) most = Math.max(most, requests / 2);
    patterns.push(weighed);
  }
  const chat = kind === 'chat';
  const mass = chat ? 1 : 1 + 0.4 * Math.max(-1, Math.min(1.5, Math.log10(Math.max(1, distinct) / 100)));
  const enough = gate(Math.log(Math.max(1, most)), Math.log(12), 0.25);
  const joined =
    patterns.length === 0
      ? 0
      : softMaximum(
          patterns.map(({ weighed }) => weighed),
          chat ? 0.2 : 0.3,
        );
  return { score: mass * enough * joined * (alone === true ? surged(values.surge, joined) : 1), patterns };
}

/** A surge adds a twentieth per deviation, up to two, to what the other strands have established; where they say nothing it says nothing. */
function surged(surge: number | null, joined: number): number {
  return 1 + 0.05 * Math.max(0, Math.min(2, surge ?? 0)) * gate(joined, ESTABLISHED);
}
