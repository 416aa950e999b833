/** A comparison of two documents as a table, as Markdown, as JSON. */
import type { AccountDifference, CampaignDifference, Comparison } from '../findings/compare.js';
import { isNews } from '../findings/findings.js';
import { jsonLine } from './json-lines.js';
import { statusesText } from './levels-text.js';
import { codeSpan, proseText } from './markdown-text.js';
import { count, plural, score } from './numbers.js';
import { type Page, span, type Style } from './page.js';

const NAME = 40;
/** What was decided, in as many columns at most. */
const DECIDED = 60;

function summaryOf({ counts, suppressed }: Comparison): string {
  const text = statusesText(counts) || 'nobody stands out in either';
  return suppressed === 0 ? text : `${text}; ${count(suppressed)} of them suppressed by verdicts`;
}

function side(standing: AccountDifference['now']): string {
  return standing === null ? '-' : `${standing.level} ${score(standing.suspicion)}`;
}

/** What is new or worse stands out, but for what verdicts suppress. */
function styleOf({ status, now }: AccountDifference): Style {
  if (now === null || now.verdict?.suppressed === true) return 'dim';
  return isNews(status) ? now.level : 'dim';
}

/** What a person decided about the account, as the later document has it. */
function decidedText({ now }: AccountDifference): string {
  const verdict = now?.verdict;
  return verdict === undefined ? '' : (verdict.lapsed ?? `${verdict.verdict}: ${verdict.reason}`);
}

function campaignText({ before, now, joined, left }: CampaignDifference): string {
  if (before === null) return `campaign ${now ?? ''} is new: ${plural(joined.length, 'account')}`;
  if (now === null) return `campaign ${before} is gone: ${plural(left.length, 'account')}`;
  return `campaign ${now} (was ${before}): ${count(joined.length)} joined, ${count(left.length)} left`;
}

export function* differenceTable(page: Page, comparison: Comparison): Iterable<string> {
  yield* page.paragraph('', `${comparison.before} to ${comparison.now}: ${summaryOf(comparison)}`, 0);
  if (comparison.accounts.length > 0) yield '';
  for (const difference of comparison.accounts) {
    const { account, status, before, now } = difference;
    const name = page.fit(account, NAME);
    const decided = decidedText(difference);
    yield page.line(
      span(status.padEnd(10), styleOf(difference)),
      span(`${side(before)} > ${side(now)}`.padEnd(32)),
      span(name, 'strong'),
      ...(decided === '' ? [] : [span(`  (${page.fit(decided, DECIDED)})`, 'dim')]),
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
    for (const difference of comparison.accounts) {
      const { account, status, before, now } = difference;
      const decided = decidedText(difference);
      const said = decided === '' ? '' : `, ${proseText(decided)}`;
      yield `| ${status} | ${codeSpan(account)} | ${side(before)} | ${side(now)}${said} |`;
    }
    yield '';
  }
  for (const campaign of comparison.campaigns) yield `- ${proseText(campaignText(campaign))}`;
  for (const note of comparison.notes) yield `- ${proseText(note)}`;
}
