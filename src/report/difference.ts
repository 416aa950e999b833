/** A comparison of two documents as a table, as Markdown, as JSON. */
import type { AccountDifference, CampaignDifference, Comparison } from '../findings/compare.js';
import { changeStatuses } from '../findings/findings.js';
import { jsonLine } from './json-lines.js';
import { codeSpan, proseText } from './markdown-text.js';
import { count, plural, score } from './numbers.js';
import { type Page, span } from './page.js';

const NAME = 40;

function summaryOf({ counts }: Comparison): string {
  const told = changeStatuses.filter((status) => counts[status] > 0);
  return told.map((status) => `${count(counts[status])} ${status}`).join(', ') || 'nobody stands out in either';
}

function side(standing: AccountDifference['now']): string {
  return standing === null ? '-' : `${standing.level} ${score(standing.suspicion)}`;
}

function campaignText({ before, now, joined, left }: CampaignDifference): string {
  if (before === null) return `campaign ${now ?? ''} is new: ${plural(joined.length, 'account')}`;
  if (now === null) return `campaign ${before} is gone: ${plural(left.length, 'account')}`;
  return `campaign ${now} (was ${before}): ${count(joined.length)} joined, ${count(left.length)} left`;
}

export function* differenceTable(page: Page, comparison: Comparison): Iterable<string> {
  yield* page.paragraph('', `${comparison.before} to ${comparison.now}: ${summaryOf(comparison)}`, 0);
  if (comparison.accounts.length > 0) yield '';
  for (const { account, status, before, now } of comparison.accounts) {
    const level = status === 'new' || status === 'escalated' ? (now?.level ?? 'plain') : 'dim';
    const name = page.fit(account, NAME);
    yield page.line(
      span(status.padEnd(10), level),
      span(`${side(before)} > ${side(now)}`.padEnd(32)),
      span(name, 'strong'),
    );
  }
  for (const campaign of comparison.campaigns) yield page.line(span(campaignText(campaign)));
  for (const note of comparison.notes) yield* page.paragraph('note ', note, 5);
}

export function* differenceJson(comparison: Comparison): Iterable<string> {
  yield jsonLine(comparison);
}

export function* differenceMarkdown(comparison: Comparison): Iterable<string> {
  yield `**${proseText(comparison.before)} to ${proseText(comparison.now)}:** ${summaryOf(comparison)}`;
  yield '';
  if (comparison.accounts.length > 0) {
    yield '| change | account | before | now |';
    yield '|---|---|---|---|';
    for (const { account, status, before, now } of comparison.accounts) {
      yield `| ${status} | ${codeSpan(account)} | ${side(before)} | ${side(now)} |`;
    }
    yield '';
  }
  for (const campaign of comparison.campaigns) yield `- ${proseText(campaignText(campaign))}`;
  for (const note of comparison.notes) yield `- ${proseText(note)}`;
}
