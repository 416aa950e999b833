/** One campaign as a few lines of text, as the table, `explain` and the campaign report print it. */
import type { CampaignFinding } from '../findings/findings.js';
import { count, namedNumbers, period, plural, probability, score } from './numbers.js';
import { span } from './page.js';
import type { Page } from './page.js';

const INDENT = 12;
/** Names in one line; the rest is counted. */
const NAMES = 12;
const LONGEST_NAME = 40;

export function namesText(page: Page, names: readonly string[]): string {
  const shown = names.slice(0, NAMES).map((name) => page.fit(name, LONGEST_NAME));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${count(more)} more` : shown.join(', ');
}

export function* campaignLines(page: Page, campaign: CampaignFinding): Iterable<string> {
  const { id, level, suspicion, members, pattern, rows, links, reasons } = campaign;
  yield page.line(
    span(`campaign ${page.fit(id, 20)}`, 'strong'),
    span(`  ${level} ${score(suspicion)}`, level),
    span(`  ${plural(members.length, 'account')}, ${plural(rows, 'row')}`),
  );
  yield* page.paragraph('  pattern', `${pattern ?? 'none stands out'}, p ${probability(campaign.pValue)}`, INDENT);
  yield* page.paragraph('  members', namesText(page, members), INDENT);
  yield* page.paragraph('  linked by', namedNumbers(links) || 'nothing in particular', INDENT);
  yield* page.paragraph('  seen', period(campaign.firstSeen, campaign.lastSeen), INDENT, 'dim');
  for (const [index, reason] of reasons.entries()) {
    yield* page.paragraph(index === 0 ? '  because' : '', reason, INDENT);
  }
}
