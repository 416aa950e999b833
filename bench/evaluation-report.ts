/** The evaluation as Markdown: one row a log for the headline numbers, then what lies behind them log by log. */
import { levels } from '../src/findings/findings.js';
import { pLevels } from './evaluation.js';
import type { CampaignRecall, Evaluation, GroupQuality, HonestSummary } from './evaluation.js';

export interface NamedEvaluation {
  readonly name: string;
  readonly evaluation: Evaluation;
}

/** @param command what was typed, printed above the tables so that anybody can repeat it */
export function evaluationReport(evaluated: readonly NamedEvaluation[], command: string): string {
  const parts = ['Made by:', ['```', command, '```'].join('\n'), headline(evaluated), legend];
  for (const { name, evaluation } of evaluated) parts.push(...details(name, evaluation));
  return `${parts.join('\n\n')}\n`;
}

const legend = [
  'AP: average precision of all attackers, of those acting alone ("solo") and of campaign members, each against all honest accounts.',
  'T: share of attackers above the line that 0.1 % or 1 % of the honest accounts reach. P: share of attackers among the first 10, 50',
  'or k, as many as there are attackers. Units: a solo attacker or a whole campaign counts once; mean share found at 1 %.',
].join('\n');

function headline(evaluated: readonly NamedEvaluation[]): string {
  const heads = ['log', 'honest', 'attackers', 'AP', 'ROC AUC', 'T.1%', 'T1%', 'P@10', 'P@50', 'P@k'];
  heads.push('solo AP', 'campaign AP', 'units at 1 %', 'campaigns found', 'honest groups');
  const rows = evaluated.map(({ name, evaluation: e }) => [
    ...[name, whole(e.accounts.honest), whole(e.accounts.attackers), ratio(e.averagePrecision), ratio(e.rocAuc)],
    ...[ratio(e.recall.atTenthPercent), ratio(e.recall.atOnePercent)],
    ...[ratio(e.precision.at10), ratio(e.precision.at50), ratio(e.precision.atAttackers)],
    ...[ratio(e.soloAveragePrecision), ratio(e.campaignAveragePrecision)],
    `${ratio(e.unitRecall.recall)} of ${e.unitRecall.units}`,
    `${e.campaigns.filter(({ found }) => found).length} of ${e.campaigns.length}`,
    `${suspected(e.groups).filter(isMostlyHonest).length} of ${suspected(e.groups).length}`,
  ]);
  return table(heads, rows);
}

function details(name: string, evaluation: Evaluation): string[] {
  const { accounts, attacks, campaigns, groups, honest } = evaluation;
  const parts = [`### ${name}`];
  if (accounts.unlabelled + accounts.unranked > 0) {
    parts.push(
      `${accounts.unlabelled} accounts of the log have no label; ${accounts.unranked} labelled ones are not in the log.`,
    );
  }
  if (attacks.length > 0) parts.push('Attacks at 1 % false positives:', attackTable(evaluation));
  if (campaigns.length > 0)
    parts.push('Campaigns (found: half of the members above the 1 % line):', campaignTable(campaigns));
  parts.push(groups.length > 0 ? 'Reported groups:' : 'No group was reported.');
  if (groups.length > 0) parts.push(groupTable(groups));
  if (accounts.attackers > 0) parts.push(aboveMedian(honest));
  return [...parts, ...honestParts(honest)];
}

function attackTable({ attacks }: Evaluation): string {
  return table(
    ['attack', 'accounts', 'found', 'recall'],
    attacks.map(({ attack, accounts, found }) => [attack, whole(accounts), whole(found), ratio(found / accounts)]),
  );
}

function campaignTable(campaigns: readonly CampaignRecall[]): string {
  return table(
    ['campaign', 'members', 'above the line', 'found'],
    campaigns.map(({ campaign, members, above, found }) => [
      campaign,
      whole(members),
      whole(above),
      found ? 'yes' : 'no',
    ]),
  );
}

function groupTable(groups: readonly GroupQuality[]): string {
  return table(
    ['group', 'status', 'level', 'suspicion', 'members', 'honest', 'mostly', 'purity', 'recall'],
    groups.map((group) => [
      ...[group.group, group.status, group.level, ratio(group.suspicion), whole(group.members), whole(group.honest)],
      ...[isMostlyHonest(group) ? 'honest' : group.campaign, ratio(group.purity), ratio(group.recall)],
    ]),
  );
}

/** Those that lift their members; coordinated ones are shown with the reason why they are harmless. */
function suspected(groups: readonly GroupQuality[]): readonly GroupQuality[] {
  return groups.filter(({ status }) => status === 'suspected');
}

function isMostlyHonest({ honest, members }: GroupQuality): boolean {
  return honest * 2 > members;
}

function aboveMedian({ aboveMedianAttacker }: HonestSummary): string {
  if (aboveMedianAttacker.length === 0) return 'No honest account stands above the median attacker.';
  const counts = aboveMedianAttacker.map(({ persona, above, accounts }) => `${persona} ${above} of ${accounts}`);
  return `Honest accounts above the median attacker: ${counts.join(', ')}.`;
}

function honestParts({ levels: counts, pValues, first }: HonestSummary): string[] {
  const below = pLevels.map((level, index) => `${level}: ${(pValues.below[index] ?? NaN).toFixed(4)}`);
  return [
    `Honest accounts by level: ${levels.map((level) => `${level} ${counts[level]}`).join(', ')}.`,
    `Share of the ${pValues.accounts} honest accounts with a p-value that lies below ${below.join(', ')}.`,
    `The first ${first.length} honest accounts:`,
    table(
      ['rank', 'account', 'persona', 'pattern', 'level', 'suspicion', 'group', 'rows'],
      first.map(({ rank, account, persona, pattern, level, suspicion, campaign, rows }) => [
        ...[whole(rank), account, persona, pattern, level, ratio(suspicion), campaign, whole(rows)],
      ]),
    ),
  ];
}

/** A Markdown table with padded columns, so that it reads in a terminal too. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map((row) =>
    row.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\p{Cc}/gu, ' ')),
  );
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

export function ratio(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

function whole(value: number): string {
  return String(value);
}
