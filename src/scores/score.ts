/** Scores all accounts of a log: residuals, strands, patterns, calibration. */
import { type AnalysisSettings, defaultSettings } from '../config/settings.js';
import type { FeatureTable } from '../features/table.js';
import type { Member } from '../population/member.js';
import type { Population } from '../population/population.js';
import { calibrate, type Calibration, qValues } from './calibration.js';
import { type AccountScore, type Circumstances, scorePatterns } from './patterns.js';
import { AccountResiduals, compareFeature } from './residuals.js';
import { readStrands, type StrandValues } from './strands.js';

export interface ScoredAccount {
  readonly member: Member;
  /** By feature id, where applicable. */
  readonly residuals: AccountResiduals;
  readonly strands: StrandValues;
  readonly circumstances: Circumstances;
  readonly own: AccountScore;
  readonly pValue: number;
  readonly qValue: number;
}

export interface Scores {
  readonly accounts: readonly ScoredAccount[];
  readonly calibration: Calibration;
  /** What they were made with. */
  readonly settings: AnalysisSettings;
}

/** Cost: per feature one sort of the accounts and a median of 150 neighbours each. */
export function scoreAccounts(
  population: Population,
  table: FeatureTable,
  settings: AnalysisSettings = defaultSettings,
): Scores {
  const { members } = population;
  const columns = new Map(
    table.columns.map(({ feature, values }) => [feature.id, compareFeature(feature, members, values)]),
  );
  const scored = members.map((member, index) => {
    const residuals = new AccountResiduals(columns, index, settings.featureWeights);
    const strands = readStrands(residuals);
    const circumstances = { ...circumstancesOf(member, population), weights: settings.patternWeights };
    return { member, residuals, strands, circumstances, own: scorePatterns(strands, circumstances) };
  });
  const calibration = calibrate(
    scored.map(({ own }) => own.score),
    settings.thresholds.score,
  );
  const pValues = scored.map(({ own }) => calibration.pValue(own.score));
  const rejected = qValues(pValues);
  return {
    settings,
    calibration,
    accounts: scored.map((account, i) => ({ ...account, pValue: pValues[i] ?? 1, qValue: rejected[i] ?? 1 })),
  };
}

function circumstancesOf({ profile, kind, distinct }: Member, population: Population): Circumstances {
  return { kind, distinct, requests: profile.volume.rows, drift: population.drift(profile) };
}
