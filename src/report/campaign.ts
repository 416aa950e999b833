/** Each campaign of a document with its members: what binds them, what they did together, how each ranks. */
import type { AccountFinding, CampaignFinding, Findings } from '../findings/findings.js';
import { campaignLines } from './campaign-lines.js';
import { columnLines } from './layout.js';
import { copiedText } from './exposure-text.js';
import { count } from './numbers.js';
import { makePage, span } from './page.js';
import type { Page } from './page.js';
import { defineReporter } from './reporter.js';
import { qualityLines } from './quality-lines.js';
import { bullets, heading } from './sections.js';
import { accountColumns } from './table-columns.js';

const MARGIN = 2;
const INDENT = 12;

/** Accounts of the document by campaign. */
function membersOf({ accounts, campaigns }: Findings): ReadonlyMap<string, readonly AccountFinding[]> {
  const members = new Map<string, AccountFinding[]>(campaigns.map(({ id }) => [id, []]));
  if (members.size > 0) for (const account of accounts) members.get(account.campaign ?? '')?.push(account);
  return members;
}

function* memberLines(page: Page, campaign: CampaignFinding, members: readonly AccountFinding[]): Iterable<string> {
  yield* heading(page, 'Members');
  yield* columnLines(page, accountColumns(page, members), MARGIN);
  const absent = campaign.members.length - members.length;
  if (absent > 0) yield page.line(span(`  and ${count(absent)} more that this document does not hold`, 'dim'));
}

function* pageLines(page: Page, campaign: CampaignFinding, members: readonly AccountFinding[]): Iterable<string> {
  yield* campaignLines(page, campaign);
  if (campaign.exposure !== null) {
    yield* page.paragraph('  exposure', `together ${copiedText(campaign.exposure)}`, INDENT);
  }
  yield* memberLines(page, campaign, members);
  yield* heading(page, 'Honest readings of the same behaviour');
  yield* bullets(page, campaign.benign);
}

export const campaign = defineReporter({
  id: 'campaign',
  title: 'Campaigns and their members',
  mediaType: 'text/plain',
  extension: 'txt',
  for: 'an analyst who must decide about accounts that act as one',

  *render(findings, options) {
    const page = makePage(options);
    const members = membersOf(findings);
    for (const [index, found] of findings.campaigns.entries()) {
      if (index > 0) yield '\n';
      for (const line of pageLines(page, found, members.get(found.id) ?? [])) yield `${line}\n`;
    }
    if (findings.campaigns.length === 0) yield 'no campaigns\n';
    for (const line of qualityLines(page, findings, false)) yield `${line}\n`;
  },
});
