/** How much the document tells of an account: everything of those somebody will look at, of all others what tells something. */
import type { AccountFinding } from './findings.js';

export type Ranked = Pick<AccountFinding, 'account' | 'level' | 'rank'>;

export interface HowMuch {
  /** Whether the details are written out as well. */
  isDetailed(account: Ranked): boolean;
  /** Whether only that is written which tells something: in full, nine tenths of a document said that nothing applies to accounts nobody looks at. */
  isBrief(account: Ranked): boolean;
}

/** Suspects whose details are written out: more than anybody looks at. */
const DETAILED = 1000;
/** First ranks that are told in full at any level: of a quiet log people look at those. */
const IN_FULL = 100;

/** @param isAsked accounts that somebody wants to see, whatever their level */
export function howMuch(isAsked: (account: string) => boolean): HowMuch {
  return {
    isDetailed: ({ level, rank, account }) => (level !== 'none' && rank <= DETAILED) || isAsked(account),
    isBrief: ({ level, rank, account }) => level === 'none' && rank > IN_FULL && !isAsked(account),
  };
}

/**
 * Ids of the features that do not apply to an account, whether or not it lists them.
 * @param measured those that were looked at; absent in older documents, which list them with every account
 */
export function notApplied(
  { features }: AccountFinding,
  { measured = features }: { readonly measured?: readonly { readonly id: string }[] },
): string[] {
  const applied = new Set(features.filter(({ applicable }) => applicable).map(({ id }) => id));
  return measured.map(({ id }) => id).filter((id) => !applied.has(id));
}

/** What a reader of an account that is told in brief misses, and where to find it. */
export const BRIEF_TEXT =
  'in brief: of accounts that do not stand out a document keeps only what applied, in words what is unusual, and two inputs; clonewatch explain ACCOUNT LOGS tells all of it';
