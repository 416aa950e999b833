/** Scores all accounts of a log: residuals, strands, patterns, calibration. */
import { type AnalysisSettings, defaultSettings } from '../config/settings.js';
import type { FeatureTable } from '../features/table.js';
import type { Member } from '../population/member.js';
import type { Population } from '../population/population.js';
import { calibrate, type Calibration, qValues } from './calibration.js';
import { type AccountScore, type Circumstances, scorePatterns } from './patterns.js';
import { AccountResiduals, compareFeature, type ResidualColumn } from './residuals.js';
import { readStrands, strandIds, type StrandValues } from './strands.js';

export interface ScoredAccount {
  readonly member: Member;
  /** By feature id, where applicable. */
  readonly residuals: AccountResiduals;
  readonly strands: StrandValues;
  readonly circumstances: Circumstances;
  /** Score and patterns, worked out on every reading. */
  readonly own: AccountScore;
  /** The score of `own`. */
  readonly score: number;
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
  const strands = new StrandTable(members.length);
  const marks = {
    score: new Float64Array(members.length),
    pValue: new Float64Array(members.length),
    qValue: new Float64Array(members.length),
  };
  const frame: Frame = { population, columns, settings, strands, marks };
  const accounts = members.map((_, index) => {
    const account = new PlacedAccount(frame, index);
    strands.put(index, readStrands(account.residuals));
    marks.score[index] = account.own.score;
    return account;
  });
  const calibration = calibrate([...marks.score], settings.thresholds.score);
  marks.score.forEach((score, index) => (marks.pValue[index] = calibration.pValue(score)));
  marks.qValue.set(qValues([...marks.pValue]));
  return { settings, calibration, accounts };
}

/** What was found out about all accounts, side by side. */
interface Frame {
  readonly population: Population;
  readonly columns: ReadonlyMap<string, ResidualColumn>;
  readonly settings: AnalysisSettings;
  readonly strands: StrandTable;
  readonly marks: Readonly<Record<'score' | 'pValue' | 'qValue', Float64Array>>;
}

/** One account, read from the tables when asked: kept as objects, strands and patterns would outweigh the profiles of small accounts. */
class PlacedAccount implements ScoredAccount {
  private readonly frame: Frame;
  private readonly index: number;

  constructor(frame: Frame, index: number) {
    this.frame = frame;
    this.index = index;
  }

  get member(): Member {
    const member = this.frame.population.members[this.index];
    if (member === undefined) throw new Error(`scores: no account ${this.index}`);
    return member;
  }

  get residuals(): AccountResiduals {
    return new AccountResiduals(this.frame.columns, this.index, this.frame.settings.featureWeights);
  }

  get strands(): StrandValues {
    return this.frame.strands.get(this.index);
  }

  get circumstances(): Circumstances {
    const { profile, kind, distinct } = this.member;
    const { population, settings } = this.frame;
    const drift = population.drift(profile);
    return { kind, distinct, requests: profile.volume.rows, drift, weights: settings.patternWeights };
  }

  get own(): AccountScore {
    return scorePatterns(this.strands, this.circumstances);
  }

  get score(): number {
    return this.frame.marks.score[this.index] ?? NaN;
  }

  get pValue(): number {
    return this.frame.marks.pValue[this.index] ?? 1;
  }

  get qValue(): number {
    return this.frame.marks.qValue[this.index] ?? 1;
  }
}

/** Strands of all accounts, NaN where none of a strand's features applied. */
class StrandTable {
  private readonly values: Float64Array;

  constructor(accounts: number) {
    this.values = new Float64Array(accounts * strandIds.length);
  }

  put(index: number, values: StrandValues): void {
    strandIds.forEach((id, i) => (this.values[index * strandIds.length + i] = values[id] ?? NaN));
  }

  get(index: number): StrandValues {
    const values = {} as StrandValues;
    for (let i = 0; i < strandIds.length; i += 1) {
      const id = strandIds[i];
      const value = this.values[index * strandIds.length + i] ?? NaN;
      if (id !== undefined) values[id] = Number.isNaN(value) ? null : value;
    }
    return values;
  }
}
