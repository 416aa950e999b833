/** What a person decided about an account, and whether it still holds. */
import { type AccountFinding, type Level, levels, type VerdictFinding } from '../findings/findings.js';

export const subjects = ['account', 'key', 'tenant', 'network', 'agent'] as const;
export type Subject = (typeof subjects)[number];

export interface Verdict {
  /** What is named: one account, or every account that uses nothing but named keys, tenants, networks or user agents. */
  readonly subject: Subject;
  /** Of keys and tenants a mark where it is compared with a document, which holds no names of them. */
  readonly name: string;
  readonly verdict: VerdictFinding['verdict'];
  readonly reason: string;
  readonly author: string | null;
  /** UTC date on which it was decided. */
  readonly at: string;
  /** UTC date from which it no longer holds; null: never. */
  readonly expires: string | null;
  /** Highest level at which it keeps the account out of sight; null where the kind has no such bound. */
  readonly level: Level | null;
  /** Families that contributed when it was decided; null: not recorded, so only the level counts. */
  readonly families: readonly string[] | null;
}

/** Suspicion a family adds from which it counts as known when a verdict is made, and from which a family that was not known is new. */
const KNOWN_FROM = 0.02;
const NEW_FROM = 0.05;
/** Anybody can claim a user agent, and many may share a network or a tenant: allowed ones hide nobody above this level. */
const SHARED_CEILING: Level = 'suspect';

/** Families of questions that add to the suspicion of an account; `campaign` is what its group adds. */
export function contributing(account: AccountFinding, from = KNOWN_FROM): string[] {
  const all: readonly (readonly [string, number])[] = [
    ...Object.entries(account.families),
    ['campaign', account.campaignContribution],
  ];
  return all
    .filter(([, contribution]) => contribution >= from)
    .map(([family]) => family)
    .sort();
}

/** How a verdict stands against what an account does now. Only who stands out can be suppressed. */
export function findingOf(verdict: Verdict, account: AccountFinding, today: string): VerdictFinding {
  const { verdict: kind, reason, author, expires } = verdict;
  const lapsed = lapseOf(verdict, account, today);
  return {
    ...{ verdict: kind, reason, author, expires },
    suppressed: hides(kind) && lapsed === null && account.level !== 'none',
    lapsed,
  };
}

export function hides(kind: Verdict['verdict']): boolean {
  return kind === 'dismiss' || kind === 'allow';
}

export function hasExpired({ expires }: Verdict, today: string): boolean {
  return expires !== null && expires <= today;
}

const PAST: Readonly<Record<Verdict['verdict'], string>> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  watch: 'watched',
  allow: 'allowed',
};

/** Why a verdict holds no longer, in words; null while it holds. */
function lapseOf(verdict: Verdict, account: AccountFinding, today: string): string | null {
  const { verdict: kind, at, expires } = verdict;
  const said = `${PAST[kind]} ${at}`;
  if (hasExpired(verdict, today)) return `${said}, expired ${expires ?? ''}`;
  if (!hides(kind)) return null;
  return growthOf(verdict, account, said);
}

/** What the account does now and did not when it was hidden. */
function growthOf({ subject, level, families }: Verdict, account: AccountFinding, said: string): string | null {
  const ceiling = level ?? (subject === 'account' ? 'critical' : SHARED_CEILING);
  if (levels.indexOf(account.level) > levels.indexOf(ceiling)) {
    return `${said} ${level === null ? 'up to' : 'at'} ${ceiling}, now ${account.level}`;
  }
  if (families === null || account.level === 'none') return null;
  const known = new Set(families);
  const fresh = contributing(account, NEW_FROM).filter((family) => !known.has(family));
  return fresh.length === 0 ? null : `${said}, now ${fresh.join(' and ')} too`;
}
