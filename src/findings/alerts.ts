/** What is worth telling other systems: accounts from `watch` on and campaigns, as one kind of thing. */
import { adviceFor } from './advice.js';
import type { AccountFinding, CampaignFinding, Findings, Level, ResponseAdvice, VerdictFinding } from './findings.js';

export interface Alert {
  readonly kind: 'account' | 'campaign';
  /** Account name or campaign id. */
  readonly name: string;
  /** What it is the same by in the next run: campaigns are numbered anew in each, so one is known by the first of its members' names. */
  readonly key: string;
  readonly title: string;
  readonly level: Level;
  readonly suspicion: number;
  readonly exposure: AccountFinding['exposure'];
  readonly pattern: string | null;
  /** What speaks for the title. */
  readonly reasons: readonly string[];
  readonly benign: readonly string[];
  /** Null for campaigns: their members carry one each. */
  readonly response: ResponseAdvice | null;
  readonly rows: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly pValue: number | null;
  /** Campaign of an account, or null. */
  readonly campaign: string | null;
  /** Members of a campaign; the account itself otherwise. */
  readonly accounts: readonly string[];
  /** What a person decided about the account; null for campaigns. */
  readonly verdict: VerdictFinding | null;
  /** How many of `accounts` a person confirmed. */
  readonly confirmed: number;
}

function isConfirmed({ verdict }: AccountFinding): boolean {
  return verdict?.verdict === 'confirm' && verdict.lapsed === null;
}

/** Reasons without the one that only says what the title says. */
function beyondTitle(reasons: readonly string[], pattern: string | null): readonly string[] {
  const { title } = adviceFor(pattern);
  const [first, ...others] = reasons;
  const repeats = first === title || first === `as a group: ${title}` || isOfGroup(reasons, pattern);
  return repeats && others.length > 0 ? others : reasons;
}

/** Whether only the group of an account does what its pattern says. */
function isOfGroup(reasons: readonly string[], pattern: string | null): boolean {
  return reasons[0] === `its group ${adviceFor(pattern).title}`;
}

function accountAlert(account: AccountFinding): Alert {
  const { level, suspicion, exposure, pattern, benign, response, rows, firstSeen, lastSeen } = account;
  const reasons = beyondTitle(account.reasons, pattern);
  const rest = { level, suspicion, exposure, pattern, reasons, benign, response, rows, firstSeen, lastSeen };
  return {
    kind: 'account',
    name: account.account,
    key: `account:${account.account}`,
    title: `Account ${isOfGroup(account.reasons, pattern) ? 'whose group' : 'that'} ${adviceFor(pattern).title}`,
    ...rest,
    pValue: account.pValue,
    campaign: account.campaign,
    accounts: [account.account],
    verdict: account.verdict ?? null,
    confirmed: isConfirmed(account) ? 1 : 0,
  };
}

function campaignAlert(campaign: CampaignFinding, confirmed: ReadonlySet<string>): Alert {
  const { level, suspicion, exposure, pattern, benign, rows, firstSeen, lastSeen, pValue } = campaign;
  const reasons = beyondTitle(campaign.reasons, pattern);
  const rest = { level, suspicion, exposure, pattern, reasons, benign, rows, firstSeen, lastSeen, pValue };
  return {
    kind: 'campaign',
    name: campaign.id,
    key: `campaign:${[...campaign.members].sort()[0] ?? campaign.id}`,
    title: `Accounts that act as one, and the group ${adviceFor(pattern).title}`,
    ...rest,
    response: null,
    campaign: campaign.id,
    accounts: campaign.members,
    verdict: null,
    confirmed: campaign.members.filter((member) => confirmed.has(member)).length,
  };
}

/** Every account in rank order, then campaigns. */
function* candidatesOf({ accounts, campaigns }: Findings): Iterable<Alert> {
  const confirmed = new Set<string>();
  for (const account of accounts) {
    if (isConfirmed(account)) confirmed.add(account.account);
    if (account.level !== 'none' || isConfirmed(account)) yield accountAlert(account);
  }
  for (const campaign of campaigns) if (campaign.level !== 'none') yield campaignAlert(campaign, confirmed);
}

/** Accounts in rank order, then campaigns; whoever is on level `none` is left out. */
export function* alertsOf(findings: Findings): Iterable<Alert> {
  for (const alert of candidatesOf(findings)) if (alert.level !== 'none') yield alert;
}

/** Alerts that may be shared with others as indicators: what a person confirmed, on whatever level it is now, and what is critical. */
export function* firmAlertsOf(findings: Findings): Iterable<Alert> {
  for (const alert of candidatesOf(findings)) if (alert.level === 'critical' || alert.confirmed > 0) yield alert;
}
