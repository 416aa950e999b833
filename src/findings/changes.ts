/** What is different from the last run: every suspect has a fingerprint that stays, and a status. */
import { createHash } from 'node:crypto';
import { eachAccount } from './account-list.js';
import {
  type AccountFinding,
  type ChangeFinding,
  type ChangesFinding,
  type Findings,
  type Level,
  levels,
} from './findings.js';

/** Who stood out in one run, and since when. */
export interface Ledger {
  /** `generatedAt` of the run. */
  readonly at: string;
  readonly suspects: readonly LedgerEntry[];
}

export interface LedgerEntry {
  readonly fingerprint: string;
  readonly account: string;
  /** `none` for one that stood out before. */
  readonly level: Level;
  readonly suspicion: number;
  /** `generatedAt` of the run in which it first stood out. */
  readonly firstSeen: string;
  /** `generatedAt` of the last run in which it did. */
  readonly lastSeen: string;
  /** `generatedAt` of the last run in which it stood at each level or above; absent in ledgers from before there was that. */
  readonly reached?: Reached;
}

type Reached = Readonly<Partial<Record<Level, string>>>;

type Status = ChangeFinding['status'];
export type PlainStatus = Exclude<Status, 'returned'>;

/** Of the account name alone: the same in every run, whatever else changes. */
export function fingerprintOf(account: string): string {
  return createHash('sha256').update(`account:${account}`).digest('hex').slice(0, 16);
}

/** Time without standing out after which an account that did is forgotten: as long as profiles are usually kept. */
const FORGOTTEN_AFTER_MS = 90 * 86_400_000;
/** An account that is back at a level after less than this has wavered: scores of few inputs do, and nobody wants to be told each time. A week, as many work in weeks. */
const WAVERS_FOR_MS = 7 * 86_400_000;

/**
 * Marks every account that stands out, or did in the last run, with what changed. Behind the last suspect no
 * account is described for it.
 * @param previous the last run's ledger; null for the first run
 * @returns the marked document, and the ledger of this run
 */
export function markChanges(findings: Findings, previous: Ledger | null): { findings: Findings; ledger: Ledger } {
  const at = findings.generatedAt;
  const gone = new Map(previous?.suspects.map((entry) => [entry.account, entry]));
  const counts: Record<Status, number> = { new: 0, returned: 0, ongoing: 0, escalated: 0, eased: 0, resolved: 0 };
  const marks = new Map<string, ChangeFinding>();
  const suspects: LedgerEntry[] = [];
  let left = findings.totals.accounts - findings.totals.levels.none;
  for (const { account, level, suspicion } of findings.accounts) {
    if (left === 0) break;
    const before = gone.get(account);
    const status = level === 'none' ? undefined : statusSince(before, level, at);
    if (status === undefined) continue;
    left -= 1;
    gone.delete(account);
    counts[status] += 1;
    const change = changeOf(account, status, before, at);
    marks.set(account, change);
    const { fingerprint, firstSeen } = change;
    suspects.push({
      fingerprint,
      account,
      level,
      suspicion,
      firstSeen,
      lastSeen: at,
      reached: reachedBy(before, level, at),
    });
  }
  const resolved = [...gone.values()].filter(({ level }) => level !== 'none');
  counts.resolved = resolved.length;
  for (const entry of resolved) marks.set(entry.account, changeOf(entry.account, 'resolved', entry, at));
  const changes: ChangesFinding = {
    since: previous?.at ?? null,
    counts,
    resolved: resolved.map(({ account, fingerprint, level, suspicion, firstSeen }) => {
      return { account, fingerprint, previousLevel: level, previousSuspicion: suspicion, firstSeen };
    }),
  };
  const accounts = eachAccount(findings.accounts, (account): AccountFinding => {
    const change = marks.get(account.account);
    return change === undefined ? account : { ...account, change };
  });
  return {
    findings: { ...findings, accounts, changes },
    ledger: { at, suspects: [...suspects, ...remembered(gone, at)] },
  };
}

/** Those that stood out earlier keep their first time for a while, should they come back. */
function remembered(gone: ReadonlyMap<string, LedgerEntry>, at: string): LedgerEntry[] {
  const oldest = Date.parse(at) - FORGOTTEN_AFTER_MS;
  return [...gone.values()]
    .filter(({ lastSeen }) => Date.parse(lastSeen) >= oldest)
    .map((entry) => ({ ...entry, level: 'none' as const }));
}

/** As `statusOf`, with what is known of earlier runs: who rose to a level it had before is back at it, or has only wavered. */
function statusSince(before: LedgerEntry | undefined, level: Level, at: string): Status | undefined {
  const status = statusOf(before?.level ?? 'none', level);
  if (before === undefined || (status !== 'new' && status !== 'escalated')) return status;
  const last = reachedOf(before)[level];
  if (last === undefined) return 'escalated';
  return Date.parse(at) - Date.parse(last) <= WAVERS_FOR_MS ? 'ongoing' : 'returned';
}

function reachedOf({ reached, level, lastSeen }: LedgerEntry): Reached {
  return reached ?? upTo(level === 'none' ? 'watch' : level, lastSeen);
}

function reachedBy(before: LedgerEntry | undefined, level: Level, at: string): Reached {
  return { ...(before === undefined ? {} : reachedOf(before)), ...upTo(level, at) };
}

function upTo(level: Level, at: string): Reached {
  return Object.fromEntries(levels.slice(1, levels.indexOf(level) + 1).map((each) => [each, at]));
}

/** Of two runs alone; undefined for who neither stands out nor did. */
export function statusOf(before: Level, now: Level): PlainStatus | undefined {
  const [from, to] = [levels.indexOf(before), levels.indexOf(now)];
  if (to === 0) return from === 0 ? undefined : 'resolved';
  if (from === 0) return 'new';
  return to > from ? 'escalated' : to < from ? 'eased' : 'ongoing';
}

function changeOf(account: string, status: Status, before: LedgerEntry | undefined, at: string): ChangeFinding {
  const stood = before !== undefined && before.level !== 'none';
  return {
    status,
    fingerprint: fingerprintOf(account),
    firstSeen: before?.firstSeen ?? at,
    previousLevel: before?.level ?? null,
    previousSuspicion: stood ? before.suspicion : null,
  };
}
