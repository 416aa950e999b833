/** The findings as Markdown (GitHub's flavour), to be pasted into a ticket. */
import { type AccountFinding, type CampaignFinding, type Findings, isNews } from '../findings/findings.js';
import { changesText, levelsText, upperFirst } from './levels-text.js';
import { codeSpan, proseText } from './markdown-text.js';
import { count, namedNumbers, period, plural, probability, score } from './numbers.js';
import { sharpeningText } from '../findings/sharpening.js';
import { pseudonymsText } from './pseudonyms-text.js';
import { notJudgedTexts } from './quality-lines.js';
import { defineReporter } from './reporter.js';

/** Names of a campaign's members in one line. */
const MEMBERS = 20;

function exposureText(exposure: AccountFinding['exposure']): string {
  return exposure === null ? '-' : `${score(exposure.low)} to ${score(exposure.high)}`;
}

function row(account: AccountFinding): string {
  const { rank, level, suspicion, exposure, rows, campaign, response } = account;
  const news = isNews(account.change?.status) ? `, ${account.change.status}` : '';
  const cells = [
    count(rank),
    codeSpan(account.account),
    `${level}${news}`,
    score(suspicion),
    exposureText(exposure),
    count(rows),
  ];
  return `| ${[...cells, campaign === null ? '-' : codeSpan(campaign), response.action].join(' | ')} |\n`;
}

function* rankingText({ accounts, totals, campaigns }: Findings, hasAll: boolean): Iterable<string> {
  let any = false;
  for (const account of accounts) {
    if (!any) {
      yield '\n## Ranking\n\n| # | account | level | suspicion | exposure | rows | campaign | suggested response |\n';
      yield '|--:|---|---|--:|---|--:|---|---|\n';
    }
    any = true;
    yield row(account);
  }
  if (!any || accounts.length >= totals.accounts) return;
  yield `\n${count(accounts.length)} of ${plural(totals.accounts, 'account')} shown`;
  yield hasAll ? '.' : ', `--top all` shows every one.';
  yield campaigns.length > 0 && !hasAll ? ' Other members of a campaign are listed with it below.\n' : '\n';
}

function* list(title: string, entries: readonly string[]): Iterable<string> {
  if (entries.length === 0) return;
  yield `\n${title}\n\n`;
  for (const entry of entries) yield `- ${proseText(entry)}\n`;
}

/** What a person decided, and why it no longer holds. */
function verdictText({ verdict }: AccountFinding): string {
  if (verdict === undefined) return '';
  const by = verdict.author === null ? '' : ` by ${proseText(verdict.author)}`;
  const lapsed = verdict.lapsed === null ? '' : ` (${proseText(verdict.lapsed)})`;
  return `\nVerdict${by}: **${verdict.verdict}**, ${proseText(verdict.reason)}${lapsed}.\n`;
}

function* accountText(account: AccountFinding): Iterable<string> {
  const { level, suspicion, pattern, pValue, qValue, response, benign, reasons } = account;
  yield `\n### ${codeSpan(account.account)}\n\n`;
  const unusual = pValue === null ? '' : `, p ${probability(pValue)}, q ${qValue === null ? '-' : probability(qValue)}`;
  yield `Level **${level}**, suspicion ${score(suspicion)}, pattern ${proseText(pattern ?? 'none')}${unusual}. `;
  yield `${plural(account.rows, 'row')}, seen ${proseText(period(account.firstSeen, account.lastSeen))}.\n`;
  yield verdictText(account);
  yield* list('Why:', reasons);
  yield* list('Honest readings of the same behaviour:', benign);
  yield `\nSuggested response: **${response.action}**, because ${proseText(response.reason)}. `;
  yield `What it costs an honest account: ${proseText(response.cost)}.\n`;
}

function* campaignText(campaign: CampaignFinding): Iterable<string> {
  const { id, level, suspicion, members, rows, links, reasons, benign, pValue, pattern } = campaign;
  yield `\n### Campaign ${codeSpan(id)}\n\n`;
  yield `Level **${level}**, suspicion ${score(suspicion)}, p ${probability(pValue)}, pattern ${proseText(pattern ?? 'none')}. `;
  yield `${plural(members.length, 'account')}, ${plural(rows, 'row')}, `;
  yield `seen ${proseText(period(campaign.firstSeen, campaign.lastSeen))}.\n`;
  const more = members.length > MEMBERS ? ` and ${count(members.length - MEMBERS)} more` : '';
  yield `\nMembers: ${members.slice(0, MEMBERS).map(codeSpan).join(', ')}${more}\n`;
  yield `\nLinked by: ${proseText(namedNumbers(links) || 'nothing in particular')}\n`;
  yield* list('Why:', reasons);
  yield* list('Honest readings of the same behaviour:', benign);
}

function* qualityText({ log, notApplicable }: Findings): Iterable<string> {
  const quality = log.quality ?? [];
  if (quality.length > 0) {
    yield '\n## How good the log is\n\n| what | | seen | what it does to the confidence |\n|---|---|---|---|\n';
    for (const { id, status, seen, effect } of quality) {
      yield `| ${proseText(id)} | ${status} | ${proseText(seen)} | ${effect === '' ? '-' : proseText(effect)} |\n`;
    }
  }
  yield* list('Not judged:', notJudgedTexts(notApplicable));
}

function* headText(findings: Findings): Iterable<string> {
  const { log, totals, tool, generatedAt, sharpening } = findings;
  yield `# Accounts that may be copying the model\n\n`;
  yield `${plural(totals.accounts, 'account')}, ${period(log.from, log.to)}: ${levelsText(findings)}`;
  yield `${totals.campaigns > 0 ? `, ${plural(totals.campaigns, 'campaign')}` : ''}.\n`;
  if (findings.changes !== undefined) yield `${proseText(upperFirst(changesText(findings.changes)))}.\n`;
  yield `Made by ${proseText(tool.name)} ${proseText(tool.version)} at ${proseText(generatedAt)}. `;
  yield 'It ranks and explains; it proves nothing about anybody.\n';
  const renamed = pseudonymsText(findings);
  if (renamed !== '') yield `\nAll ${proseText(renamed)}.\n`;
  if (sharpening !== undefined) yield `\nNote: ${proseText(sharpeningText(sharpening))}.\n`;
}

export const markdown = defineReporter({
  id: 'markdown',
  title: 'A ticket in Markdown',
  mediaType: 'text/markdown',
  extension: 'md',
  for: 'tickets and chat: the ranking, then why and what to do for each suspect',

  *render(findings, { hasAll = false }) {
    yield* headText(findings);
    yield* rankingText(findings, hasAll);
    let any = false;
    for (const account of findings.accounts) {
      if (account.level === 'none') continue;
      if (!any) yield '\n## Suspects\n';
      any = true;
      yield* accountText(account);
    }
    if (findings.campaigns.length > 0) yield '\n## Campaigns\n';
    for (const campaign of findings.campaigns) yield* campaignText(campaign);
    yield* qualityText(findings);
    yield* list(
      '## References',
      findings.references.map(({ id, title }) => `${id} ${title}`),
    );
  },
});
