/** Parts of a document that are documents themselves: the first accounts, one account, one campaign. Totals keep counting everybody. */
import { type AccountFinding, type FeatureFinding, type Findings, isNews } from './findings.js';

export function firstAccounts(findings: Findings, most: number): Findings {
  return findings.accounts.length <= most ? findings : { ...findings, accounts: findings.accounts.slice(0, most) };
}

/** Members of one campaign in a short list: the others are like them, and stand with their campaign. */
const MEMBERS = 3;

/**
 * The first accounts of which three at most are of one campaign, so that a large one does not fill the list; since another run also the first three that
 * are new, and that got worse.
 */
export function shortList(findings: Findings, most: number): Findings {
  if (most === Infinity) return findings;
  const places = new Map<string, number>();
  const hasPlace = (key: string): boolean => {
    const taken = places.get(key) ?? 0;
    places.set(key, taken + 1);
    return taken < MEMBERS;
  };
  const hasBefore = (findings.changes?.since ?? null) !== null;
  const isShown = ({ campaign, change }: AccountFinding): boolean => {
    if (campaign === null || hasPlace(campaign)) return true;
    const status = change?.status;
    return hasBefore && isNews(status) && hasPlace(`${campaign} ${status}`);
  };
  const accounts: AccountFinding[] = [];
  for (const account of findings.accounts) {
    if (accounts.length >= most) break;
    if (isShown(account)) accounts.push(account);
  }
  return { ...findings, accounts };
}

function weight({ contribution, applicable }: FeatureFinding): number {
  return applicable ? Math.abs(contribution) : -1;
}

/** The same account with its features by what they contribute, largest first: the order in which one reads them. */
function strongestFirst(account: AccountFinding): AccountFinding {
  return { ...account, features: [...account.features].sort((a, b) => weight(b) - weight(a)) };
}

/** One account and its campaign. */
export function onlyAccount(findings: Findings, name: string): Findings {
  const accounts = findings.accounts.filter(({ account }) => account === name).map(strongestFirst);
  const joined = new Set(accounts.map(({ campaign }) => campaign));
  return { ...findings, accounts, campaigns: findings.campaigns.filter(({ id }) => joined.has(id)) };
}

/** One campaign and its members, as far as the document holds them. */
export function onlyCampaign(findings: Findings, name: string): Findings {
  const accounts = findings.accounts.filter(({ campaign }) => campaign === name).map(strongestFirst);
  return { ...findings, accounts, campaigns: findings.campaigns.filter(({ id }) => id === name) };
}
