/** One campaign as a few lines of text, as the table, `explain` and the campaign report print it. */
import type { CampaignFinding } from '../findings/findings.js';
import { count, namedNumbers, period, plural, probability, score } from './numbers.js';
import { span } from './page.js';
import type { Page } from './page.js';

const INDENT = 12;
/** Names in one line; the rest is counted. */
const NAMES = 12;
const LONGEST_NAME = 40;

/** How much of a campaign is told. */
interface Most {
  readonly links: number;
  readonly reasons: number;
}

const everything: Most = { links: Infinity, reasons: Infinity };

/** Under a table, where `explain` tells the rest. */
export const inBrief: Most = { links: 4, reasons: 4 };

export function namesText(page: Page, names: readonly string[]): string {
  const shown = names.slice(0, NAMES).map((name) => page.fit(name, LONGEST_NAME));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${count(more)} more` : shown.join(', ');
}

/** Id, level and size, pattern, members, links, period and reasons. */
export function* campaignLines(page: Page, campaign: CampaignFinding, most: Most = everything): Iterable<string> {
  const { id, status, level, suspicion, members, pattern, rows, links, reasons } = campaign;
  yield page.line(
    span(`campaign ${page.fit(id, 20)}`, 'strong'),
    span(`  ${status === 'coordinated' ? 'coordinated in the open' : level} ${score(suspicion)}`, level),
    span(`  ${plural(members.length, 'account')}, ${plural(rows, 'row')}`),
  );
  yield* page.paragraph('  pattern', `${pattern ?? 'none stands out'}, p ${probability(campaign.pValue)}`, INDENT);
  yield* page.paragraph('  members', namesText(page, members), INDENT);
  yield* page.paragraph('  linked by', namedNumbers(links, most.links) || 'nothing in particular', INDENT);
  yield* page.paragraph('  seen', period(campaign.firstSeen, campaign.lastSeen), INDENT, 'dim');
  for (const [index, reason] of reasons.slice(0, most.reasons).entries()) {
    yield* page.paragraph(index === 0 ? '  because' : '', reason, INDENT);
  }
}
