/** Verdicts laid over a document: a pure step, account by account, so that nobody is described who is not asked for. */
import { sampling } from '../config/defaults.js';
import { DescribedAccounts, eachAccount } from '../findings/account-list.js';
import type {
  AccountFinding,
  AccountList,
  ChangeFinding,
  ChangesFinding,
  Findings,
  Level,
  VerdictFinding,
} from '../findings/findings.js';
import { findingOf, hasExpired, hides, type Subject, type Verdict } from './verdict.js';

/**
 * @param today UTC date; verdicts that ended by then hold no longer
 * @returns the document with the verdict of each account, and how many suspects are suppressed by level
 */
export function applyVerdicts(findings: Findings, verdicts: readonly Verdict[], today: string): Findings {
  const judge = judgeOf(verdicts, today);
  const judged = (account: AccountFinding): AccountFinding => {
    const { verdict: earlier, ...plain } = account;
    const verdict = judge(account);
    return verdict === undefined ? (earlier === undefined ? account : plain) : { ...plain, verdict };
  };
  const suppressed: Record<Level, number> = { none: 0, watch: 0, suspect: 0, critical: 0 };
  let left = findings.totals.accounts - findings.totals.levels.none;
  for (const account of findings.accounts) {
    // Behind the last suspect no account is described for this.
    if (left === 0) break;
    if (account.level === 'none') continue;
    left -= 1;
    if (judge(account)?.suppressed === true) suppressed[account.level] += 1;
  }
  const { changes } = findings;
  return {
    ...findings,
    totals: { ...findings.totals, suppressed },
    accounts: eachAccount(findings.accounts, judged),
    ...(changes === undefined ? {} : { changes: withHidden(changes, verdicts, today) }),
  };
}

/** Who was hidden as a suspect is not told of as one no longer. Only verdicts about the account itself: nobody is described for this. */
function withHidden(changes: ChangesFinding, verdicts: readonly Verdict[], today: string): ChangesFinding {
  const hidden = new Set(
    verdicts
      .filter((each) => each.subject === 'account' && hides(each.verdict) && !hasExpired(each, today))
      .map(({ name }) => name),
  );
  const resolved = changes.resolved.map(({ suppressed: _, ...entry }) =>
    hidden.has(entry.account) ? { ...entry, suppressed: true } : entry,
  );
  return { ...changes, resolved };
}

/** A verdict about the account itself goes before one about its keys, and so on: tenants, networks, user agents. */
function judgeOf(verdicts: readonly Verdict[], today: string): (account: AccountFinding) => VerdictFinding | undefined {
  const byAccount = new Map(verdicts.filter(({ subject }) => subject === 'account').map((each) => [each.name, each]));
  const about = (subject: Subject): ReadonlyMap<string, Verdict> =>
    new Map(
      verdicts.filter((each) => each.subject === subject && !hasExpired(each, today)).map((each) => [each.name, each]),
    );
  const shared = [about('key'), about('tenant'), about('network'), about('agent')];
  return (account) => {
    const { agents, networkNames = [], keyMarks = [], tenantMarks = [] } = account.sources;
    const names = [keyMarks, tenantMarks, networkNames, agents];
    let verdict = byAccount.get(account.account);
    for (let i = 0; i < names.length; i += 1) verdict ??= sharedVerdict(names[i] ?? [], shared[i] ?? new Map());
    return verdict === undefined ? undefined : findingOf(verdict, account, today);
  };
}

/** Only where every key, tenant, agent or network of the account is named; of as many as are kept there may be more, unseen. The strictest verdict counts. */
function sharedVerdict(names: readonly string[], byName: ReadonlyMap<string, Verdict>): Verdict | undefined {
  if (byName.size === 0 || names.length === 0 || names.length >= sampling.namesKept) return undefined;
  const found = names.flatMap((name) => byName.get(name) ?? []);
  if (found.length < names.length) return undefined;
  return found.find(({ verdict }) => verdict === 'watch') ?? found.find(({ level }) => level !== null) ?? found[0];
}

export function suppressedCount({ totals: { suppressed } }: Findings): number {
  return suppressed === undefined ? 0 : Object.values(suppressed).reduce((sum, number) => sum + number, 0);
}

/**
 * The document for people and alarms: without suppressed accounts, without campaigns all of whose members are suppressed, and
 * with changes of the others alone.
 */
export function withoutSuppressed(whole: Findings): Findings {
  const findings = whole.changes === undefined ? whole : { ...whole, changes: withoutHidden(whole.changes) };
  let left = suppressedCount(findings);
  if (left === 0) return findings;
  const statuses: ChangeFinding['status'][] = [];
  const hidden: number[] = [];
  const names = new Set<string>();
  for (const [place, { account, verdict, change }] of findings.accounts.entries()) {
    if (left === 0) break;
    if (verdict?.suppressed !== true) continue;
    left -= 1;
    if (change !== undefined) statuses.push(change.status);
    hidden.push(place);
    names.add(account);
  }
  const campaigns = findings.campaigns.filter(({ members }) => !members.every((member) => names.has(member)));
  const { changes } = findings;
  return {
    ...{ ...findings, accounts: leavingOut(findings.accounts, hidden), campaigns },
    ...(changes === undefined ? {} : { changes: { ...changes, counts: countsWithout(changes.counts, statuses) } }),
  };
}

function withoutHidden(changes: ChangesFinding): ChangesFinding {
  const resolved = changes.resolved.filter(({ suppressed }) => suppressed !== true);
  const gone = changes.resolved.slice(resolved.length).map(() => 'resolved' as const);
  return { ...changes, resolved, counts: countsWithout(changes.counts, gone) };
}

function countsWithout(
  counts: ChangesFinding['counts'],
  statuses: readonly ChangeFinding['status'][],
): ChangesFinding['counts'] {
  const left = { ...counts };
  for (const status of statuses) left[status] = Math.max(0, (left[status] ?? 0) - 1);
  return left;
}

/** @param hidden places that are left out, in order */
function leavingOut(accounts: AccountList, hidden: readonly number[]): AccountList {
  return new DescribedAccounts(accounts.length - hidden.length, (index) => {
    let place = index;
    for (const each of hidden) {
      if (each > place) break;
      place += 1;
    }
    const account = accounts.at(place);
    if (account === undefined) throw new Error(`verdicts: nobody at ${String(place)} of ${String(accounts.length)}`);
    return account;
  });
}
