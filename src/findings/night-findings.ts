/** What a state and verdicts add to the document. Plain data, all of it optional there. */
import type { Level } from './level.js';

export const changeStatuses = ['new', 'returned', 'ongoing', 'escalated', 'eased', 'resolved'] as const;

/** What somebody should look at; the rest is known, or went down. */
export function isNews(status: ChangeFinding['status'] | undefined): status is 'new' | 'returned' | 'escalated' {
  return status === 'new' || status === 'returned' || status === 'escalated';
}

export interface ChangesFinding {
  /** `generatedAt` of the run compared with; null for the first. */
  readonly since: string | null;
  /** `returned` is absent in documents from before there was that. */
  readonly counts: Readonly<Record<Exclude<ChangeFinding['status'], 'returned'>, number>> & {
    readonly returned?: number;
  };
  /** Those that stood out then and do no longer. */
  readonly resolved: readonly ResolvedFinding[];
}

export interface ResolvedFinding {
  readonly account: string;
  readonly fingerprint: string;
  readonly previousLevel: Level;
  readonly previousSuspicion: number;
  readonly firstSeen: string;
  /** Whether a verdict keeps the account out of reports; absent where none does. */
  readonly suppressed?: boolean;
}

/** How an account stands against the last run. */
export interface ChangeFinding {
  readonly status: (typeof changeStatuses)[number];
  /** The same in every run for the same account. */
  readonly fingerprint: string;
  /** `generatedAt` of the run in which it first stood out. */
  readonly firstSeen: string;
  readonly previousLevel: Level | null;
  readonly previousSuspicion: number | null;
}

export interface StateFinding {
  /** First and last day that is kept (UTC dates); null while nothing is. */
  readonly from: string | null;
  readonly to: string | null;
  readonly runs: number;
  readonly bytes: number;
  /** What this run added, in the terms of `log.records`; all zero when everything was known. */
  readonly added: {
    readonly read: number;
    readonly events: number;
    readonly rejected: number;
    readonly skipped: number;
  };
  /** Inputs whose content was counted by an earlier run. */
  readonly knownInputs: readonly string[];
}

export const verdictKinds = ['confirm', 'dismiss', 'watch', 'allow'] as const;

export interface VerdictFinding {
  readonly verdict: (typeof verdictKinds)[number];
  readonly reason: string;
  readonly author: string | null;
  /** UTC date on which it ends; null: never. */
  readonly expires: string | null;
  /** Whether it keeps the account out of reports and alarms now. */
  readonly suppressed: boolean;
  /** Why it no longer does; null while it holds, or never did. */
  readonly lapsed: string | null;
}

/** How verdicts moved the weights of patterns: whether they may is a setting. */
export interface SharpeningFinding {
  /** Confirmed and dismissed accounts of the log, and how many of each it takes. */
  readonly confirmed: number;
  readonly dismissed: number;
  readonly needed: number;
  /** Factors on the built-in weights, before and now; empty where nothing was moved. */
  readonly weights: readonly { readonly pattern: string; readonly from: number; readonly to: number }[];
  /** Pairs of a confirmed and a dismissed account, and how many stood in that order before and do now. */
  readonly pairs: { readonly all: number; readonly before: number; readonly after: number };
}

/** An account against its own past. */
export interface PastFinding {
  /** Days before the last with rows. */
  readonly days: number;
  /** Median of the rows of those days. */
  readonly usualRows: number;
  /** Last day with rows (UTC date) and its rows. */
  readonly lastDay: string;
  readonly lastRows: number;
}
