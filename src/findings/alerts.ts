/** What is worth telling other systems: accounts from `watch` on and campaigns, as one kind of thing. */
import { adviceFor } from './advice.js';
import type { AccountFinding, CampaignFinding, Findings, Level, ResponseAdvice } from './findings.js';

export interface Alert {
  readonly kind: 'account' | 'campaign';
  /** Account name or campaign id. */
  readonly name: string;
  readonly title: string;
  readonly level: Level;
  readonly suspicion: number;
  readonly exposure: AccountFinding['exposure'];
  readonly pattern: string | null;
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
}

function accountAlert(account: AccountFinding): Alert {
  const { level, suspicion, exposure, pattern, reasons, benign, response, rows, firstSeen, lastSeen } = account;
  const rest = { level, suspicion, exposure, pattern, reasons, benign, response, rows, firstSeen, lastSeen };
  return {
    kind: 'account',
    name: account.account,
    title: `Account that ${adviceFor(pattern).title}`,
    ...rest,
    pValue: account.pValue,
    campaign: account.campaign,
    accounts: [account.account],
  };
}

function campaignAlert(campaign: CampaignFinding): Alert {
  const { level, suspicion, exposure, pattern, reasons, benign, rows, firstSeen, lastSeen, pValue } = campaign;
  const rest = { level, suspicion, exposure, pattern, reasons, benign, rows, firstSeen, lastSeen, pValue };
  return {
    kind: 'campaign',
    name: campaign.id,
    title: `Accounts that act as one, and the group ${adviceFor(pattern).title}`,
    ...rest,
    response: null,
    campaign: campaign.id,
    accounts: campaign.members,
  };
}

/** Accounts in rank order, then campaigns; whoever is on level `none` is left out. */
export function* alertsOf({ accounts, campaigns }: Findings): Iterable<Alert> {
  for (const account of accounts) if (account.level !== 'none') yield accountAlert(account);
  for (const campaign of campaigns) if (campaign.level !== 'none') yield campaignAlert(campaign);
}

/** Alerts that may be shared with others as indicators: critical ones. */
export function* firmAlertsOf(findings: Findings): Iterable<Alert> {
  for (const alert of alertsOf(findings)) if (alert.level === 'critical') yield alert;
}
