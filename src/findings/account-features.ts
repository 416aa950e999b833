/** The features of one account as the document tells them: values, what is usual, what they add, and in words what was seen. */
import type { Feature } from '../features/feature.js';
import type { Population } from '../population/population.js';
import type { Contributions } from '../scores/contributions.js';
import type { ScoredAccount } from '../scores/score.js';
import { strandIds, strandShares } from '../scores/strands.js';
import type { SparseColumn } from '../stats/sparse-column.js';
import type { FeatureFinding } from './findings.js';

export interface FeatureFrame {
  readonly population: Population;
  readonly features: readonly Feature[];
  /** Values of a feature by account index. */
  valuesOf(feature: Feature): SparseColumn;
}

export interface Told {
  /** By feature id; absent for none. */
  readonly contributions: ReadonlyMap<string, number>;
  /** Only what applied, and in words only what tells something: nine of ten features of a small account do not apply. */
  readonly brief: boolean;
}

/** Per cent of the comparable accounts, at either end, among which a value is told in words. */
const OUTER = 10;
/** Contribution from which one is told in words: what less adds is printed as 0. */
const LEAST_TOLD = 0.0005;

export function describeFeatures(account: ScoredAccount, told: Told, frame: FeatureFrame): FeatureFinding[] {
  const found: FeatureFinding[] = [];
  const { member, residuals } = account;
  for (const feature of frame.features) {
    const measured = frame.valuesOf(feature).at(member.index);
    const contribution = told.contributions.get(feature.id) ?? 0;
    if (told.brief && Number.isNaN(measured) && contribution === 0) continue;
    found.push(describeFeature(feature, { member, residuals, measured, contribution, brief: told.brief }, frame));
  }
  return found;
}

function describeFeature(
  feature: Feature,
  found: Pick<ScoredAccount, 'member' | 'residuals'> & {
    readonly measured: number;
    readonly contribution: number;
    readonly brief: boolean;
  },
  { population }: FeatureFrame,
): FeatureFinding {
  const { member, residuals, measured, contribution } = found;
  const value = Number.isNaN(measured) ? null : measured;
  const residual = residuals.get(feature.id);
  const percentile = residual === undefined ? null : 100 * residual.percentile;
  const isTold = value !== null && (!found.brief || isTelling(percentile, contribution));
  return {
    id: feature.id,
    value,
    unit: feature.unit,
    percentile,
    usual: residual?.usual ?? null,
    contribution,
    applicable: value !== null,
    explanation: isTold ? feature.explain(member.profile, population) : '',
  };
}

function isTelling(percentile: number | null, contribution: number): boolean {
  return Math.abs(contribution) >= LEAST_TOLD || isOuter(percentile);
}

/** Whether a value lies among the lowest or the highest of its peers. */
export function isOuter(percentile: number | null): boolean {
  return percentile !== null && (percentile <= OUTER || percentile >= 100 - OUTER);
}

/** Contribution by feature id: each strand's slope times the feature's share in it times its residual. */
export function featureContributions({ residuals }: ScoredAccount, parts: Contributions): Map<string, number> {
  const sums = new Map<string, number>();
  for (const id of strandIds) {
    const slope = parts.slopes[id] ?? 0;
    if (slope === 0) continue;
    for (const { feature, coefficient } of strandShares(id, residuals)) {
      const added = slope * coefficient * (residuals.get(feature)?.directed ?? 0);
      sums.set(feature, (sums.get(feature) ?? 0) + added);
    }
  }
  return sums;
}

export function familySums(
  features: readonly Feature[],
  contributions: ReadonlyMap<string, number>,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { id, family } of features) sums[family] = (sums[family] ?? 0) + (contributions.get(id) ?? 0);
  return sums;
}
