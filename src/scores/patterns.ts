/** Named patterns of extraction: which strands must agree, how strongly they do, and what they add up to. */
import type { UseKind } from '../population/member.js';
import { chatPatterns, openAnswers } from './chat-patterns.js';
import { gate, gated, largestOf, softMaximum, softMinimum } from './joining.js';
import { type Circumstances, freshness, type Pattern } from './pattern.js';
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

/** 1 for an unchanging mixture or a sequence that jumps, 0 for tools that work through seeds and cases. */
export function steadiness(values: StrandValues, drift: number | null): number {
  if (drift !== null) return 1 - gate(drift, 0.5, 0.15);
  return values.jump === null ? 1 : gate(values.jump, -0.3);
}

/** Width of the columns over everybody's from which they are those of a sweep, as a logarithm: uniform ones are 1.4 times as wide and more. */
const WIDE = Math.log(1.3);
/** Share of the sweep that a short job excuses: order and haste are free. */
const JOB = 0.8;

/** 1 for inputs in no order, 0 for a middle that drifts or inputs each like the one before. */
function unordered(course: number, kinship: number): number {
  return (1 - gate(course, 0.8, 0.25)) * (1 - gate(kinship, 0.8, 0.25));
}

/**
 * The same for one account. Tools that work through cases drift in most columns and come in clouds, one input like the one before, or ask all within
 * a short job. Order and haste cost nothing, though: whoever sorts or hurries a sweep would look like that too. So order excuses only inputs whose
 * columns are distributed like everybody's or no wider (few cases have columns of their own), and haste, the cheaper of the two, only where both hold.
 */
function ownSteadiness(values: StrandValues, spread = NaN): number {
  const { course, kinship, presence, columns } = values;
  if (course === null || kinship === null) return steadiness(values, null);
  const shifted = shiftedColumns(columns);
  const wide = Number.isNaN(spread) ? 1 : gate(spread, WIDE, 0.03);
  return Math.min(
    Math.max(unordered(course, kinship), Math.min(shifted, wide)),
    Math.max(lasting(presence), shifted, wide),
  );
}

/**
 * Low for a group whose members each go from case to case with inputs like the one before, or are at work for minutes in all, with columns like everybody's:
 * users of one tool deviate alike.
 */
function notATool(values: StrandValues): number {
  return Math.max(steadyWork(values), values.course === null ? 0 : shiftedColumns(values.columns));
}

/** 1 for who asks in no order and is at work for hours. */
function steadyWork({ course, kinship, presence }: StrandValues): number {
  return course === null || kinship === null ? 1 : Math.min(unordered(course, kinship), lasting(presence));
}

/** 1 for columns distributed like nobody's. */
function shiftedColumns(columns: number | null): number {
  return columns === null ? 0 : gate(columns, 1.3, 0.15);
}

/** What a short job leaves of a sweep: 1 for who is at work for hours. */
function lasting(presence: number | null): number {
  return presence === null ? 1 : 1 - JOB * gate(presence, 1, 0.25);
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

/** Freshness below which rows half way between others are points of a grid that is asked again and again. Walks repeat a little: narrow columns come back. */
const REPLAYED = -1.5;

function askedOnce({ fresh }: StrandValues): number {
  return fresh === null ? 1 : gate(fresh, REPLAYED, 0.15);
}

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
function foreignInputs({ shift, strange, columns, course, kinship, breadth }: StrandValues, F: number): number | null {
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

function tabularPatterns(values: StrandValues, { drift, spread, kind, alone }: Circumstances): Pattern[] {
  const F = freshness(values);
  const J = alone === true ? ownSteadiness(values, spread) : Math.min(steadiness(values, drift), notATool(values));
  const tabular = kind === 'row';
  const shift = tabular ? foreignness(values) : values.shift;
  const uncertain = tabular ? uncertainty(values) : values.confidence;
  const patterns: Pattern[] = [
    {
      id: 'sweep',
      weight: 1.3,
      half: 20,
      strength: gated(softMinimum(shift, values.breadth), F * (tabular ? 0.2 + 0.8 * J : 0.5 + 0.5 * J)),
    },
    { id: 'off-manifold', weight: tabular ? 0.4 : 0.6, half: 40, strength: gated(shift, F * J) },
    {
      id: 'active-learning',
      weight: 1,
      half: 20,
      strength: gated(softMinimum(uncertain, values.breadth, values.fresh), F),
    },
    harvestPattern(values, { kind, alone: alone === true, freshness: F }),
    // Geometry, not habit: nobody lands in the middle again and again by asking what he wants to know.
    { id: 'bisection', weight: 0.7, half: 20, strength: gated(values.middles, askedOnce(values)) },
    { id: 'boundary', weight: 0.5, half: 200, strength: gated(softMinimum(values.near, values.flip), F) },
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
      patterns.push({ id: 'foreign-inputs', weight: 0.5, half: 40, strength: foreignInputs(values, F) });
    patterns.push({ id: 'augmentation', weight: 0.6, half: 40, strength: values.steps });
  } else {
    patterns.push({
      id: 'distillation',
      weight: 1,
      half: 25,
      strength: gated(softMinimum(values.ask, values.template, values.fresh), F),
    });
  }
  return patterns;
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
