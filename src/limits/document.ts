/** What `limits` found, as plain data. */
import type { Level, VerdictFinding } from '../findings/findings.js';

export const LIMITS_SCHEMA_VERSION = '1.1.0';

export interface LimitsDocument {
  readonly schemaVersion: string;
  readonly generatedAt: string;
  /** Clone fidelity that suspects should stay under, 0..1. */
  readonly fidelity: number;
  readonly limits: readonly LimitFinding[];
  readonly suspects: readonly SuspectUnderLimits[];
}

export interface LimitFinding {
  readonly limit: string;
  /** False where nobody ever reached it: it holds nobody back. */
  readonly binds: boolean;
  /** Largest use in one window over the limit: 1 is exactly the limit. */
  readonly peakShare: number;
  /** Subjects seen, and those that went over it and still got answers. */
  readonly subjects: number;
  readonly exceeded: readonly Exceeded[];
  /** How many went over it in all; `exceeded` holds the worst. */
  readonly exceededCount: number;
  /** Groups that got more together than one may, while each of their parts stayed within. */
  readonly goneRound: readonly GoneRound[];
  /** Subjects that keep just below it, window after window. */
  readonly justUnder: readonly JustUnder[];
  /** What holding it would have cost accounts of level none. */
  readonly honestCost: HonestCost;
  /** Events that came too late to be placed in their window, share of all. */
  readonly lateShare: number;
}

export interface Exceeded {
  readonly subject: string;
  /** Level of the account, or the highest among the accounts behind an address. */
  readonly level: Level;
  readonly windowsOver: number;
  readonly windows: number;
  readonly peak: number;
}

export interface GoneRound {
  /** What joins the parts: an address, a network, an account with many addresses or keys, a key, a campaign. */
  readonly by: 'source' | 'network' | 'account' | 'key' | 'campaign';
  readonly group: string;
  readonly level: Level;
  /** Subjects of the limit that take part. */
  readonly parts: number;
  readonly peak: number;
  readonly peakShare: number;
}

export interface JustUnder {
  readonly subject: string;
  readonly level: Level;
  readonly windowsNear: number;
  readonly windows: number;
}

export interface HonestCost {
  /** Ordinary accounts (level none and not confirmed by a person, or suppressed by a verdict) that would have been refused something, of how many. */
  readonly accounts: number;
  readonly of: number;
  /** Share of the answered requests of all of them that would have been refused. */
  readonly requestShare: number;
  /** The ones hit hardest. */
  readonly hardest: readonly { readonly account: string; readonly refusedShare: number }[];
}

export interface SuspectUnderLimits {
  /** An account, or a campaign as a whole. */
  readonly name: string;
  readonly level: Level;
  /** What a person decided about the account, null without; of a campaign null. */
  readonly verdict: VerdictFinding | null;
  /** Whether verdicts suppress it: of a campaign, all its members. */
  readonly suppressed: boolean;
  /** Middle of the exposure as it is; null where it was not estimated. */
  readonly exposure: number | null;
  /** Requests a day (of the whole campaign) that would have kept it under the fidelity; null where even one a day is too much, or unknown. */
  readonly requestsPerDay: number | null;
  /** For each limit: the exposure if it had held, and whether that is under the fidelity. */
  readonly under: readonly { readonly limit: string; readonly exposure: number | null; readonly kept: boolean }[];
}
