/** What `limits` found, with aliases instead of accounts, addresses and networks. */
import type { GoneRound, LimitFinding, LimitsDocument } from '../limits/document.js';
import { type LimitSubject, parseLimit } from '../limits/limit.js';
import type { AliasKind, Aliases } from './aliases.js';
import { verdictWith } from './findings.js';

const kinds: Readonly<Record<LimitSubject, AliasKind>> = {
  account: 'account',
  key: 'key',
  source: 'address',
  network: 'network',
};

/** @param campaigns ids of the campaigns: they name nobody and stay */
export function pseudonymiseLimits(
  document: LimitsDocument,
  aliases: Aliases,
  campaigns: ReadonlySet<string>,
): LimitsDocument {
  return {
    ...document,
    limits: document.limits.map((finding) => limitWith(finding, aliases)),
    suspects: document.suspects.map((suspect) => {
      if (campaigns.has(suspect.name)) return suspect;
      const verdict = suspect.verdict === null ? null : verdictWith(suspect.verdict);
      return { ...suspect, name: aliases.of('account', suspect.name), verdict };
    }),
  };
}

function limitWith(finding: LimitFinding, aliases: Aliases): LimitFinding {
  const kind = kinds[parseLimit(finding.limit).per];
  const named = <T extends { readonly subject: string }>(entry: T): T => {
    return { ...entry, subject: aliases.of(kind, entry.subject) };
  };
  const hardest = finding.honestCost.hardest.map((hit) => {
    return { ...hit, account: aliases.of('account', hit.account) };
  });
  return {
    ...finding,
    exceeded: finding.exceeded.map(named),
    justUnder: finding.justUnder.map(named),
    goneRound: finding.goneRound.map((round) => groupWith(round, aliases)),
    honestCost: { ...finding.honestCost, hardest },
  };
}

function groupWith(round: GoneRound, aliases: Aliases): GoneRound {
  return round.by === 'campaign' ? round : { ...round, group: aliases.of(kinds[round.by], round.group) };
}
