/** The public document: everything a run found, as plain data. Reporters and other tools read nothing else. */
import type { ResponseAction } from '../config/settings.js';
import type { FeatureFinding, MeasuredFeature } from './feature-finding.js';
import type { Level } from './level.js';
import type {
  ChangeFinding,
  ChangesFinding,
  PastFinding,
  SharpeningFinding,
  StateFinding,
  VerdictFinding,
} from './night-findings.js';
import type { AccountDetails, NotApplicable, Overview, QualityFinding, SurgeFinding } from './plots.js';
import type { SourcesFinding } from './sources-finding.js';
export type { FeatureFinding, MeasuredFeature } from './feature-finding.js';
export type { NotApplicable, SurgeFinding } from './plots.js';
export { type Level, levels } from './level.js';
export {
  type ChangeFinding,
  type ChangesFinding,
  changeStatuses,
  isNews,
  type PastFinding,
  type ResolvedFinding,
  type SharpeningFinding,
  type StateFinding,
  type VerdictFinding,
  verdictKinds,
} from './night-findings.js';

export const SCHEMA_VERSION = '1.5.0';

export interface Findings {
  readonly schemaVersion: string;
  readonly tool: { readonly name: 'clonewatch'; readonly version: string };
  /** ISO 8601 UTC; SOURCE_DATE_EPOCH overrides it. */
  readonly generatedAt: string;
  readonly log: LogFinding;
  readonly totals: TotalsFinding;
  /** Features and links the log cannot support, with the missing fields. */
  readonly notApplicable: readonly NotApplicable[];
  /** Every feature that was looked at; absent in documents before 1.4.0. */
  readonly measured?: readonly MeasuredFeature[];
  /** Every account with at least one event, in rank order (or the first `--top`). */
  readonly accounts: AccountList;
  readonly campaigns: readonly CampaignFinding[];
  readonly references: readonly Reference[];
  /** What changed since the last run with the same state; absent without a state. */
  readonly changes?: ChangesFinding;
  /** What the state remembers; absent without one. The whole document then speaks of all its days. */
  readonly state?: StateFinding;
  /** What all accounts look like together; absent in documents before 1.1.0. */
  readonly overview?: Overview;
  /** How verdicts moved the weights; absent where the settings do not let them. */
  readonly sharpening?: SharpeningFinding;
  /** Names are aliases under a key with this id; absent where they are as in the log. */
  readonly pseudonyms?: { readonly key: string };
}

/**
 * Accounts in rank order. Every array of accounts is one. Of a run that has just ended, the accounts are described when they are asked
 * for and not kept, as all of them together outweigh everything else: go through them once, and keep what is needed.
 */
export interface AccountList extends Iterable<AccountFinding> {
  readonly length: number;
  at(index: number): AccountFinding | undefined;
  slice(from?: number, to?: number): AccountList;
  entries(): IterableIterator<[number, AccountFinding]>;
  some(fits: (account: AccountFinding) => boolean): boolean;
  every(fits: (account: AccountFinding) => boolean): boolean;
  find(fits: (account: AccountFinding) => boolean): AccountFinding | undefined;
  filter(fits: (account: AccountFinding) => boolean): AccountFinding[];
  map<T>(give: (account: AccountFinding, index: number) => T): T[];
  flatMap<T>(give: (account: AccountFinding, index: number) => T | readonly T[]): T[];
}

export interface LogFinding {
  /** First and last event, ISO 8601 UTC; null without times. */
  readonly from: string | null;
  readonly to: string | null;
  readonly records: {
    readonly read: number;
    readonly events: number;
    readonly rejected: number;
    readonly skipped: number;
    readonly byReason: Readonly<Record<string, number>>;
  };
  /** Model inputs: batch requests count each of theirs. */
  readonly rows: number;
  /** Share of events that carried each field, 0..1. */
  readonly fields: Readonly<Record<string, number>>;
  /** True when some input could not be read to its end. */
  readonly incomplete: boolean;
  readonly notes: readonly string[];
  /** What the log lacks and what that does to the confidence; absent in documents before 1.1.0. */
  readonly quality?: readonly QualityFinding[];
}

export interface TotalsFinding {
  readonly accounts: number;
  readonly levels: Readonly<Record<Level, number>>;
  readonly campaigns: number;
  /** Of those, accounts that verdicts keep out of reports and alarms; absent without verdicts. */
  readonly suppressed?: Readonly<Record<Level, number>>;
}

export interface AccountFinding {
  readonly rank: number;
  readonly account: string;
  /** 0..1: does it behave like extraction? Equals baseline + all contributions (features' and campaign's). */
  readonly suspicion: number;
  readonly level: Level;
  /** 0..1 share of the model's answers a copy could already give; null when not estimated. */
  readonly exposure: ExposureFinding | null;
  /** Campaign id, or null. */
  readonly campaign: string | null;
  /** Under this log's own bulk; null for members of a campaign (see the campaign). */
  readonly pValue: number | null;
  /** Benjamini-Hochberg over all accounts; null for members of a campaign. */
  readonly qValue: number | null;
  /** The pattern that won (`patterns` has all); null when nothing stands out. */
  readonly pattern: string | null;
  /** Strength of each named pattern, before the weighing; not applicable ones are absent. */
  readonly patterns: Readonly<Record<string, number>>;
  /** Suspicion of an account of this volume that is average in everything. */
  readonly baseline: number;
  /** What membership of the campaign adds to the suspicion. */
  readonly campaignContribution: number;
  /** Contribution of each family of questions: sums of its features' contributions. */
  readonly families: Readonly<Record<string, number>>;
  /** All of them, or of an account told in brief those that applied. */
  readonly features: readonly FeatureFinding[];
  /** What its pattern, or its group’s, means, where the level is watch or above, then the strongest reasons in words, strongest first. */
  readonly reasons: readonly string[];
  /** Share of the score's features that applied, 0..1. */
  readonly applicableShare: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly requests: number;
  readonly rows: number;
  /** Distinct inputs, estimated. */
  readonly distinctInputs: number;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly errorShare: number | null;
  readonly sources: SourcesFinding;
  /** Requests by hour of the day (UTC), 24 counts; null without times. */
  readonly hours: readonly number[] | null;
  /** Requests over time: bins of equal width from `start`. */
  readonly timeline: { readonly start: string; readonly binHours: number; readonly counts: readonly number[] } | null;
  /** Stretch in which its use stands above its own history; null where nothing does or the history is too short. Never a suspicion by itself. */
  readonly surge: SurgeFinding | null;
  readonly linked: readonly LinkedAccount[];
  readonly evidence: readonly EvidenceRow[];
  /** Honest readings of the same behaviour. */
  readonly benign: readonly string[];
  readonly response: ResponseAdvice;
  /** Against the last run; absent without a state and for who never stood out. */
  readonly change?: ChangeFinding;
  /** Against its own past; absent without a state. */
  readonly past?: PastFinding;
  /** What a person decided about it; absent where nobody did. */
  readonly verdict?: VerdictFinding;
  /** What a report draws of a suspect; null or absent for accounts that are none. */
  readonly details?: AccountDetails | null;
  /** True: only what tells something of it is written, as of nearly all accounts of level none. Absent otherwise, and before 1.4.0. */
  readonly brief?: boolean;
}

/** How good a copy could have been trained so far: the range that should hold it in 8 of 10 cases. */
export interface ExposureFinding {
  readonly low: number;
  readonly high: number;
  /**
   * `students`: small models trained on its own logged answers. `campaign students`: on those of its campaign, as many as it has itself.
   * `ordinary answers`: not looked at by itself; as if its answers taught about what everybody's do. `equations`: a linear model, solved.
   * `published budgets`: the log shows no labels.
   */
  readonly basis: 'students' | 'campaign students' | 'ordinary answers' | 'equations' | 'published budgets';
  /** Distinct answers it rests on. */
  readonly queries: number;
  /** The range at growing numbers of those answers; the last point alone where the account was not looked at by itself. */
  readonly curve: readonly { readonly queries: number; readonly low: number; readonly high: number }[];
}

export interface LinkedAccount {
  readonly account: string;
  /** Sum of the evidence that both are run by one operator. */
  readonly strength: number;
  /** Evidence by link. */
  readonly links: Readonly<Record<string, number>>;
}

export interface EvidenceRow {
  readonly time: string | null;
  /** Why it was kept: `typical`, `near` (close to an earlier input) or `flip` (close, with another answer). */
  readonly kind: 'typical' | 'near' | 'flip';
  /** The input, cut to a few hundred characters, not redacted: reporters redact. */
  readonly input: string;
  readonly label: string | null;
  readonly margin: number | null;
}

export interface ResponseAdvice {
  readonly action: ResponseAction;
  readonly reason: string;
  /** What the action would cost an honest account. */
  readonly cost: string;
  /** How much a throttled account may ask; null for other actions, and where the log has no times. */
  readonly rate: { readonly requests: number; readonly per: 'day' } | null;
  /** Decimals that rounded probabilities keep; null for other actions. */
  readonly decimals: number | null;
}

export interface CampaignFinding {
  readonly id: string;
  /** `suspected` lifts its members; `coordinated` acts as one in the open, with ordinary requests, and lifts nobody. */
  readonly status: 'suspected' | 'coordinated';
  readonly suspicion: number;
  readonly level: Level;
  /** x of y groups grown the same way around random accounts scored as high, plus one, over y plus one. */
  readonly pValue: number;
  readonly pattern: string | null;
  readonly members: readonly string[];
  /** Mean evidence between members by link, over the mean of all pairs. */
  readonly links: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
  readonly rows: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly exposure: ExposureFinding | null;
  readonly benign: readonly string[];
}

export interface Reference {
  readonly id: string;
  readonly title: string;
}
