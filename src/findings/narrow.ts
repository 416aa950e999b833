/** Parts of a document that are documents themselves: the first accounts, one account, one campaign. Totals keep counting everybody. */
import type { AccountFinding, FeatureFinding, Findings } from './findings.js';

export function firstAccounts(findings: Findings, most: number): Findings {
  return findings.accounts.length <= most ? findings : { ...findings, accounts: findings.accounts.slice(0, most) };
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
