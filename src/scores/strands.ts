/** Strands: groups of features that measure one thing, each a weighted mean of residuals; what the patterns are made of. */
import type { Residual } from './residuals.js';

interface Part {
  readonly feature: string;
  readonly weight: number;
  /** -1 where the strand wants the other side than the feature declares. */
  readonly sign?: -1;
}

interface Strand {
  readonly parts: readonly Part[];
  /** `mean`: all speak. `largest`: .3 mean + .7 largest, for signs of which one is enough. */
  readonly join: 'mean' | 'largest';
}

function mean(...parts: readonly Part[]): Strand {
  return { parts, join: 'mean' };
}

function largest(...parts: readonly Part[]): Strand {
  return { parts, join: 'largest' };
}

function part(feature: string, weight = 1): Part {
  return { feature, weight };
}

function opposite(feature: string, weight = 1): Part {
  return { feature, weight, sign: -1 };
}

/** Weights from the measurements in docs/method.md; halving any single one moves the average precision by less than .02. */
export const strands = {
  breadth: mean(
    part('self-collision'),
    part('own-distance'),
    part('cell-occupancy', 0.5),
    part('vocabulary-growth', 0.5),
  ),
  labels: mean(part('label-collision'), part('label-entropy', 0.5)),
  fresh: mean(part('fresh-share'), part('distinct-ratio')),
  shift: mean(
    part('stranger-distance'),
    part('phrase-surprise'),
    part('stranger-collision', 0.5),
    part('cell-surprise', 0.5),
  ),
  strange: mean(part('strange-top')),
  near: largest(part('near-share'), part('few-field-share', 0.5), part('tiny-step-share', 0.5)),
  middles: mean(part('midpoint-share')),
  search: mean(part('search-share')),
  steps: mean(part('repeated-step')),
  derivatives: mean(part('column-steps')),
  returns: mean(part('answer-returns')),
  flip: mean(part('flip-share'), part('near-flip-rate', 0.7)),
  confidence: mean(part('low-margin-share'), part('mean-margin')),
  borderline: mean(part('borderline')),
  ask: largest(part('material-cues'), part('reasoning-cues', 0.5), part('grading-cues', 0.5)),
  template: mean(
    part('input-length'),
    opposite('opening-variety'),
    part('phrase-repetition'),
    part('single-turn-share', 0.5),
  ),
  single: mean(part('single-turn-share')),
  jump: mean(part('sequence-jump')),
  course: mean(opposite('mixture-drift')),
  kinship: mean(opposite('time-kinship')),
  presence: mean(opposite('presence')),
  columns: mean(part('column-shift')),
  apart: mean(part('column-surprise'), part('collocation-surprise')),
  mixture: mean(part('mixture-overlap')),
  slots: mean(part('slot-variety')),
  phrases: mean(part('phrase-surprise')),
  distance: mean(part('stranger-distance')),
  openness: mean(
    part('cell-occupancy'),
    part('own-distance'),
    part('opening-variety'),
    part('first-word-entropy'),
    part('vocabulary-growth'),
  ),
  hunger: mean(part('output-hunger'), part('token-limit'), part('long-answer-share'), part('temperature')),
  parameters: largest(
    part('logit-bias-share'),
    part('several-completions-share', 0.5),
    part('probability-share', 0.4),
    part('top-logprobs', 0.4),
  ),
  surge: mean(part('usage-surge')),
  answers: mean(part('answer-variety')),
  tools: mean(part('toolset-variety')),
  bias: mean(part('logit-bias-share')),
  traffic: mean(
    part('query-volume'),
    part('active-hours', 0.5),
    part('gap-regularity', 0.5),
    part('output-hunger', 0.5),
  ),
} as const satisfies Readonly<Record<string, Strand>>;

export type StrandId = keyof typeof strands;
export const strandIds = Object.keys(strands) as StrandId[];

/** Value of each strand; null where none of its features applied. */
export type StrandValues = Record<StrandId, number | null>;

/** How much one unit of a feature's residual moves a strand. */
export interface Share {
  readonly feature: string;
  readonly coefficient: number;
}

/** What strands are read from: an account's residuals by feature id. */
export interface Residuals {
  get(feature: string): Residual | undefined;
  has(feature: string): boolean;
  /** Factor on the feature's weight; 1 where nobody set one. */
  weight?(feature: string): number;
}

/** Joins residuals into strands: each the sum of its shares' coefficient times residual. */
export function readStrands(residuals: Residuals): StrandValues {
  const values = {} as StrandValues;
  for (const id of strandIds) {
    const shares = strandShares(id, residuals);
    const sum = shares.reduce(
      (total, { feature, coefficient }) => total + coefficient * directed(residuals, feature),
      0,
    );
    values[id] = shares.length === 0 ? null : sum;
  }
  return values;
}

function directed(residuals: Residuals, feature: string): number {
  return residuals.get(feature)?.directed ?? 0;
}

/** How the features that apply share in one strand. */
export function strandShares(id: StrandId, residuals: Residuals): Share[] {
  const { parts, join }: Strand = strands[id];
  const applicable = parts
    .filter(({ feature }) => residuals.has(feature))
    .map((item) => ({ ...item, weight: item.weight * (residuals.weight?.(item.feature) ?? 1) }))
    .filter(({ weight }) => weight > 0);
  const total = applicable.reduce((sum, { weight }) => sum + weight, 0);
  const signed = ({ feature, weight, sign }: Part): number => (sign ?? 1) * weight * directed(residuals, feature);
  const first = join === 'mean' ? undefined : [...applicable].sort((a, b) => signed(b) - signed(a))[0];
  return applicable.map((item) => {
    const meanShare = ((item.sign ?? 1) * item.weight) / total;
    const leads = item === first ? (item.sign ?? 1) * item.weight : 0;
    return { feature: item.feature, coefficient: join === 'mean' ? meanShare : 0.3 * meanShare + 0.7 * leads };
  });
}
