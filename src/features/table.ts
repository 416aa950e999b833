/** The feature table: every feature's value for every account, and which features the log cannot support. */
import { type AnalysisSettings, defaultSettings } from '../config/settings.js';
import type { EventFieldId, FieldCounts } from '../events/fields.js';
import type { Population } from '../population/population.js';
import { SparseColumn } from '../stats/sparse-column.js';
import { type Feature, withThresholds } from './feature.js';
import { features } from './index.js';

export interface FeatureColumn {
  readonly feature: Feature;
  /** Value by account index, those of parts after those of accounts; none where too little was seen or not applicable. */
  readonly values: SparseColumn;
  /** Event fields the log lacks; the feature is not applicable then. */
  readonly missing: readonly EventFieldId[];
  /** Switched off by whoever runs this; not applicable to anybody either. */
  readonly off: boolean;
}

export interface FeatureTable {
  readonly columns: readonly FeatureColumn[];
}

/** Computes all features, account by account. A feature whose fields the log lacks is not applicable to anybody. */
export function makeFeatureTable(
  population: Population,
  fields: FieldCounts,
  { featuresOff, featureThresholds }: AnalysisSettings = defaultSettings,
): FeatureTable {
  const everybody = [...population.members, ...population.parts.map(({ guest }) => guest)];
  const columns = features
    .map((own) => withThresholds(own, featureThresholds))
    .map((feature) => ({
      feature,
      values: new SparseColumn(everybody.length),
      missing: feature.needs.filter((field) => fields[field] === 0),
      off: featuresOff.has(feature.id),
    }));
  const applicable = columns.filter(({ missing, off }) => missing.length === 0 && !off);
  for (const { index, profile } of everybody) {
    for (const { feature, values } of applicable)
      values.push(index, checked(feature, feature.value(profile, population)));
  }
  return { columns };
}

function checked(feature: Feature, value: number | null): number {
  if (value === null) return NaN;
  if (!Number.isFinite(value))
    throw new Error(`feature ${feature.id} gave ${String(value)}, which is no finite number`);
  return value;
}
