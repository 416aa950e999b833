/** Scores all accounts of a log: residuals, strands, patterns, parts, calibration. */
import { type AnalysisSettings, defaultSettings } from '../config/settings.js';
import type { FeatureTable } from '../features/table.js';
import { countKinds, type Member, type UseKind } from '../population/member.js';
import type { Part } from '../population/parts.js';
import type { Population } from '../population/population.js';
import { SparseColumn } from '../stats/sparse-column.js';
import { AccountList } from './account-list.js';
import { type Calibrations, calibrateKinds, qValues } from './calibration.js';
import type { Circumstances } from './pattern.js';
import { type AccountScore, scorePatterns } from './patterns.js';
import { AccountResiduals, compareAmong, type compareFeature, type ResidualColumn } from './residuals.js';
import { readStrands, strandIds, type StrandId, type StrandValues } from './strands.js';

/** How an account, or a part of one, was measured. */
export interface Measured {
  /** By feature id, where applicable. */
  readonly residuals: AccountResiduals;
  readonly strands: StrandValues;
  readonly circumstances: Circumstances;
  /** Score and patterns, worked out on every reading. */
  readonly own: AccountScore;
}

export interface ScoredPart extends Measured {
  readonly part: Part;
}

/** `own` is the score of all its traffic. */
export interface ScoredAccount extends Measured {
  readonly member: Member;
  /** The score: that of all its traffic, or of a part that scores higher even after the correction for having looked. */
  readonly score: number;
  /** The part that decided the score, null where the whole did. */
  readonly part: ScoredPart | null;
  readonly pValue: number;
  readonly qValue: number;
}

export interface Scores {
  readonly accounts: AccountList<ScoredAccount>;
  /** By kind of use. */
  readonly calibrations: Calibrations;
  /** What they were made with. */
  readonly settings: AnalysisSettings;
  /**
   * The same scores, calibrated by the accounts that count: members of a campaign are no part of the bulk that others are held against, and many of
   * them would hide who acts alone.
   * @param counts by account index
   */
  calibratedBy(counts: (index: number) => boolean): Scores;
}

/** How a feature's values become residuals. */
export type CompareFeature = typeof compareFeature;

/**
 * Cost: per feature one sort of the accounts and a median of 150 neighbours each.
 * @param compare another way to compare, for measuring what the usual one buys
 */
export function scoreAccounts(
  population: Population,
  table: FeatureTable,
  settings: AnalysisSettings = defaultSettings,
  compare: CompareFeature = compareAmong(settings.peers),
): Scores {
  const { members, parts } = population;
  const guests = parts.map(({ guest }) => guest);
  const columns = new Map(
    table.columns.map(({ feature, values }) => [feature.id, compare(feature, members, values, guests)]),
  );
  const strands = new StrandTable(members.length);
  const marks = {
    score: new Float64Array(members.length),
    pValue: new Float64Array(members.length),
    qValue: new Float64Array(members.length),
  };
  const frame: Frame = { population, columns, settings, strands, marks, parts: new Map() };
  const accounts = accountsOf(frame);
  accounts.forEach((account, index) => {
    strands.put(index, readStrands(account.residuals));
    marks.score[index] = account.own.score;
  });
  preferParts(frame, calibrationsOf(frame));
  return calibrated(frame, accounts);
}

function accountsOf(frame: Frame): AccountList<ScoredAccount> {
  return new AccountList(frame.population.members.length, (index) => new PlacedAccount(frame, index));
}

function calibrationsOf(
  { population: { members }, marks, settings }: Frame,
  counts: (index: number) => boolean = () => true,
): Calibrations {
  const counted = Uint32Array.from(members, (_, index) => index).filter(counts);
  const scores = Float64Array.from(counted, (index) => marks.score[index] ?? 0);
  const kindOf = (place: number): UseKind | undefined => members[counted[place] ?? -1]?.kind;
  const kinds = countKinds(members);
  return calibrateKinds({ scores, kindOf, accountsOf: (kind) => kinds.get(kind) ?? 0 }, settings.thresholds.score);
}

/** Sets p- and q-values. Of those who do not count the same is said, but they take no part in the correction for many accounts, nor do those who are only put in order. */
function calibrated(frame: Frame, accounts: AccountList<ScoredAccount>, counts?: (index: number) => boolean): Scores {
  const { marks, settings, population } = frame;
  const calibrations = calibrationsOf(frame, counts);
  accounts.forEach(({ member: { kind }, score }, index) => {
    marks.pValue[index] = calibrations[kind].pValue(score);
    marks.qValue[index] = calibrations[kind].cautiousPValue(score);
  });
  const all = Uint32Array.from({ length: accounts.length }, (_, index) => index);
  const isJudged = (index: number): boolean => calibrations[population.members[index]?.kind ?? 'none'].judges;
  const counted = all.filter((index) => isJudged(index) && (counts?.(index) ?? true));
  const corrected = qValues(Float64Array.from(counted, (index) => marks.qValue[index] ?? 1));
  counted.forEach((index, place) => (marks.qValue[index] = corrected[place] ?? 1));
  return {
    ...{ settings, calibrations, accounts },
    calibratedBy: (counting) => {
      const copy = { ...frame, marks: { ...marks, pValue: marks.pValue.slice(), qValue: marks.qValue.slice() } };
      return calibrated(copy, accountsOf(copy), counting);
    },
  };
}

/** Looks at one account: all its traffic, its strange part, and one side of a change. */
const LOOKS = 3;

/** Raises the score of accounts of which a part scores higher: in an exponential tail of slope b the best of k looks stands b log k higher by chance alone. */
function preferParts(frame: Frame, wholes: Calibrations): void {
  const { population, marks, parts } = frame;
  for (const part of population.parts) {
    const { parent } = part;
    const measured = measurePart(part, frame);
    const apart = measured.own.score - wholes[parent.kind].slope * Math.log(LOOKS);
    if (apart <= (marks.score[parent.index] ?? 0)) continue;
    marks.score[parent.index] = apart;
    parts.set(parent.index, measured);
  }
}

function measurePart(part: Part, frame: Frame): ScoredPart {
  const residuals = new AccountResiduals(frame.columns, part.guest.index, frame.settings.featureWeights);
  const strands = readStrands(residuals);
  const circumstances = circumstancesOf(part.guest, frame);
  return { part, residuals, strands, circumstances, own: scorePatterns(strands, circumstances) };
}

function circumstancesOf({ profile, kind, distinct }: Member, { population, settings }: Frame): Circumstances {
  return {
    ...{ kind, distinct, requests: profile.volume.rows, alone: true },
    drift: population.drift(profile),
    spread: population.course(profile)?.spread ?? NaN,
    core: population.core(profile),
    weights: settings.patternWeights,
  };
}

/** What was found out about all accounts, side by side. */
interface Frame {
  readonly population: Population;
  readonly columns: ReadonlyMap<string, ResidualColumn>;
  readonly settings: AnalysisSettings;
  readonly strands: StrandTable;
  readonly marks: Readonly<Record<'score' | 'pValue' | 'qValue', Float64Array>>;
  /** Parts that decided, by account index. */
  readonly parts: Map<number, ScoredPart>;
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
    return circumstancesOf(this.member, this.frame);
  }

  get own(): AccountScore {
    return scorePatterns(this.strands, this.circumstances);
  }

  get score(): number {
    return this.frame.marks.score[this.index] ?? NaN;
  }

  get part(): ScoredPart | null {
    return this.frame.parts.get(this.index) ?? null;
  }

  get pValue(): number {
    return this.frame.marks.pValue[this.index] ?? 1;
  }

  get qValue(): number {
    return this.frame.marks.qValue[this.index] ?? 1;
  }
}

/** Strands of all accounts, none where none of a strand's features applied. */
class StrandTable {
  private readonly columns: readonly (readonly [StrandId, SparseColumn])[];

  constructor(accounts: number) {
    this.columns = strandIds.map((id) => [id, new SparseColumn(accounts)]);
  }

  /** Puts in the strands of the next account. */
  put(index: number, values: StrandValues): void {
    for (const [id, column] of this.columns) column.push(index, values[id] ?? NaN);
  }

  get(index: number): StrandValues {
    const values = {} as StrandValues;
    for (const [id, column] of this.columns) {
      const value = column.at(index);
      values[id] = Number.isNaN(value) ? null : value;
    }
    return values;
  }
}
