/** What a findings document is worth, given the known answers: every number of the evaluation, as plain data. */
import type { AccountFinding, CampaignFinding, Findings, Level } from '../src/findings/findings.js';
import type { Label, Labels } from './labels.js';
import {
  averagePrecision,
  isAbove,
  lineAtFalsePositiveRate,
  medianPositiveScore,
  precisionAt,
  recallAtFalsePositiveRate,
  rocAuc,
} from './metrics.js';
import type { Scored } from './metrics.js';

export interface Evaluation {
  readonly accounts: {
    readonly honest: number;
    readonly attackers: number;
    readonly unlabelled: number;
    readonly unranked: number;
  };
  readonly averagePrecision: number;
  readonly rocAuc: number;
  /** Share of attackers above the line that 0.1 % and 1 % of the honest accounts reach. */
  readonly recall: { readonly atTenthPercent: number; readonly atOnePercent: number };
  /** Among the first 10, 50 and as many as there are attackers. */
  readonly precision: { readonly at10: number; readonly at50: number; readonly atAttackers: number };
  /** Attackers acting alone against honest accounts; campaign members against honest accounts. */
  readonly soloAveragePrecision: number;
  readonly campaignAveragePrecision: number;
  /** Mean over units, a solo attacker or a whole campaign, of the share found at 1 %. */
  readonly unitRecall: { readonly units: number; readonly recall: number };
  readonly attacks: readonly AttackRecall[];
  readonly campaigns: readonly CampaignRecall[];
  readonly groups: readonly GroupQuality[];
  readonly honest: HonestSummary;
}

export interface AttackRecall {
  readonly attack: string;
  readonly accounts: number;
  readonly found: number;
}

/** A true campaign: found when half of its members stand above the 1 % line. */
export interface CampaignRecall {
  readonly campaign: string;
  readonly members: number;
  readonly above: number;
  readonly found: boolean;
}

/** A reported group, by the true campaign most of its members belong to (empty: none of them belongs to any). */
export interface GroupQuality {
  readonly group: string;
  /** `coordinated` groups lift nobody: an honest one is explained, not a false alarm. */
  readonly status: CampaignFinding['status'];
  readonly level: Level;
  readonly suspicion: number;
  readonly members: number;
  readonly honest: number;
  readonly campaign: string;
  readonly purity: number;
  readonly recall: number;
}

export interface HonestSummary {
  readonly levels: Readonly<Record<Level, number>>;
  /** Share of the honest accounts that carry a p-value which lies below .1, .01 and .001. */
  readonly pValues: { readonly accounts: number; readonly below: readonly number[] };
  readonly aboveMedianAttacker: readonly PersonaCount[];
  readonly first: readonly HonestAccount[];
}

export interface PersonaCount {
  readonly persona: string;
  readonly above: number;
  readonly accounts: number;
}

export interface HonestAccount {
  readonly rank: number;
  readonly account: string;
  readonly persona: string;
  readonly pattern: string;
  readonly level: Level;
  readonly suspicion: number;
  readonly campaign: string;
  readonly rows: number;
}

/** p-values are checked against these levels. */
export const pLevels = [0.1, 0.01, 0.001] as const;

/** How many honest accounts are listed by name. */
const listed = 15;

interface Judged extends Scored {
  readonly label: Label;
}

/** Ranking = order of the document: the score of an account is its negative rank. Accounts without a label are left out. */
export function evaluate(findings: Findings, labels: Labels): Evaluation {
  const ranked = new Map(findings.accounts.map((account) => [account.account, -account.rank]));
  const judged: Judged[] = [...labels.values()].map((label) => ({
    label,
    positive: label.isAttacker,
    score: ranked.get(label.account) ?? -Infinity,
  }));
  const line = lineAtFalsePositiveRate(judged, 0.01);
  const attackers = judged.filter((item) => item.positive);
  const isSolo = (item: Judged) => item.label.campaign === '';
  return {
    accounts: {
      honest: judged.length - attackers.length,
      attackers: attackers.length,
      unlabelled: findings.accounts.filter(({ account }) => !labels.has(account)).length,
      unranked: judged.filter((item) => item.score === -Infinity).length,
    },
    averagePrecision: averagePrecision(judged),
    rocAuc: rocAuc(judged),
    recall: {
      atTenthPercent: recallAtFalsePositiveRate(judged, 0.001),
      atOnePercent: recallAtFalsePositiveRate(judged, 0.01),
    },
    precision: {
      at10: precisionAt(judged, 10),
      at50: precisionAt(judged, 50),
      atAttackers: precisionAt(judged, attackers.length),
    },
    soloAveragePrecision: averagePrecision(judged.filter((item) => !item.positive || isSolo(item))),
    campaignAveragePrecision: averagePrecision(judged.filter((item) => !item.positive || !isSolo(item))),
    unitRecall: unitRecall(attackers, line),
    attacks: groupBy(attackers, (item) => item.label.attack).map(([attack, items]) => ({
      attack,
      accounts: items.length,
      found: items.filter((item) => isAbove(item, line)).length,
    })),
    campaigns: campaignRecalls(attackers, line),
    groups: groupQualities(findings, labels),
    honest: honestSummary(findings, labels, judged),
  };
}

function unitRecall(attackers: readonly Judged[], line: number): Evaluation['unitRecall'] {
  const units = groupBy(attackers, ({ label }) =>
    label.campaign === '' ? `account ${label.account}` : `campaign ${label.campaign}`,
  );
  const shares = units.map(([, items]) => items.filter((item) => isAbove(item, line)).length / items.length);
  return { units: units.length, recall: shares.reduce((sum, share) => sum + share, 0) / units.length };
}

function campaignRecalls(attackers: readonly Judged[], line: number): CampaignRecall[] {
  const members = attackers.filter((item) => item.label.campaign !== '');
  return groupBy(members, (item) => item.label.campaign).map(([campaign, items]) => {
    const above = items.filter((item) => isAbove(item, line)).length;
    return { campaign, members: items.length, above, found: above * 2 >= items.length };
  });
}

/** Every reported group against the true campaigns. */
export function groupQualities(findings: Findings, labels: Labels): GroupQuality[] {
  return findings.campaigns.map((group) => groupQuality(group, labels));
}

function groupQuality(group: CampaignFinding, labels: Labels): GroupQuality {
  const known = group.members.flatMap((account) => labels.get(account) ?? []);
  const inCampaigns = known.filter((label) => label.campaign !== '');
  const [campaign, members] = groupBy(inCampaigns, (label) => label.campaign).sort(
    (a, b) => b[1].length - a[1].length,
  )[0] ?? ['', []];
  const all = [...labels.values()].filter((label) => label.campaign === campaign).length;
  return {
    group: group.id,
    status: group.status,
    level: group.level,
    suspicion: group.suspicion,
    members: group.members.length,
    honest: known.filter((label) => !label.isAttacker).length,
    campaign,
    purity: members.length / group.members.length,
    recall: campaign === '' ? 0 : members.length / all,
  };
}

function honestSummary(findings: Findings, labels: Labels, judged: readonly Judged[]): HonestSummary {
  const honest = findings.accounts.filter(({ account }) => labels.get(account)?.isAttacker === false);
  const pValues = honest.flatMap(({ pValue }) => pValue ?? []);
  const median = medianPositiveScore(judged);
  const personas = groupBy(
    judged.filter((item) => !item.positive),
    (item) => item.label.persona,
  );
  return {
    levels: {
      none: countLevel(honest, 'none'),
      watch: countLevel(honest, 'watch'),
      suspect: countLevel(honest, 'suspect'),
      critical: countLevel(honest, 'critical'),
    },
    pValues: {
      accounts: pValues.length,
      below: pLevels.map((level) => pValues.filter((pValue) => pValue < level).length / pValues.length),
    },
    aboveMedianAttacker: personas
      .map(([persona, items]) => ({
        persona,
        above: items.filter((item) => item.score > median).length,
        accounts: items.length,
      }))
      .filter(({ above }) => above > 0)
      .sort((a, b) => b.above - a.above),
    first: honest.slice(0, listed).map((account) => honestAccount(account, labels)),
  };
}

function honestAccount(finding: AccountFinding, labels: Labels): HonestAccount {
  const { rank, account, level, suspicion, rows } = finding;
  const persona = labels.get(account)?.persona ?? '';
  return {
    rank,
    account,
    persona,
    pattern: finding.pattern ?? '',
    level,
    suspicion,
    campaign: finding.campaign ?? '',
    rows,
  };
}

function countLevel(accounts: readonly AccountFinding[], level: Level): number {
  return accounts.filter((account) => account.level === level).length;
}

/** Groups by a word, in the order of the words. */
function groupBy<Item>(items: readonly Item[], wordOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const word = wordOf(item);
    const group = groups.get(word) ?? [];
    group.push(item);
    groups.set(word, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
