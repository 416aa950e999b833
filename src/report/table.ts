/**
 * The ranked table. Where the width is short: reasons move under their row, then last seen, sources, rows and verdicts go, in this order, and names are cut;
 * rank, account, level, suspicion and campaign always stay.
 */
import type { AccountFinding, CampaignFinding, Findings } from '../findings/findings.js';
import { campaignLines, inBrief } from './campaign-lines.js';
import { fitColumns, GAP, headSpans, rowSpans } from './layout.js';
import { changesText, levelsText } from './levels-text.js';
import { count, period, plural } from './numbers.js';
import { makePage, span } from './page.js';
import type { Page, Span, Style } from './page.js';
import { sharpeningText } from '../findings/sharpening.js';
import { pseudonymsText } from './pseudonyms-text.js';
import { qualityLines } from './quality-lines.js';
import { defineReporter } from './reporter.js';
import { accountColumns } from './table-columns.js';
import { wrapText } from './text-width.js';

const REASONS = 2;
/** Lines one reason may take, beside or under its row. */
const REASON_LINES = 2;
/** Beside the row only where a reason gets this many columns. */
const REASON_COLUMNS = 50;

/** The strongest reasons of one account, a line or two each; why a verdict holds no longer comes first. */
function reasonLines(page: Page, { reasons, level, verdict }: AccountFinding, width: number): Span[] {
  const style: Style = level === 'none' ? 'dim' : 'plain';
  const lapsed = verdict?.lapsed ?? null;
  return [...(lapsed === null ? [] : [lapsed]), ...reasons].slice(0, REASONS).flatMap((reason) => {
    const lines = wrapText(page.clean(reason), width);
    const shown = lines.slice(0, REASON_LINES - 1);
    const rest = lines.slice(shown.length).join(' ');
    return [...shown, ...(rest === '' ? [] : [rest])].map((line) => span(page.fit(line, width), style));
  });
}

/** By the last account shown of each campaign: that it has other members, which stand with it. */
function othersOfCampaigns(
  accounts: readonly AccountFinding[],
  campaigns: readonly CampaignFinding[],
): ReadonlyMap<AccountFinding, string> {
  const told = new Map<AccountFinding, string>();
  for (const { id, members } of campaigns) {
    const shown = accounts.filter(({ campaign }) => campaign === id);
    const last = shown.at(-1);
    if (last !== undefined && shown.length < members.length) {
      told.set(last, `${count(members.length - shown.length)} more of ${id}, listed with it below`);
    }
  }
  return told;
}

function tableLines(page: Page, findings: Findings): string[] {
  const accounts = [...findings.accounts];
  const others = othersOfCampaigns(accounts, findings.campaigns);
  const fitted = fitColumns(accountColumns(page, accounts), page.width);
  const taken = fitted.reduce((sum, { width }) => sum + width + GAP.length, 0);
  const beside = page.width - taken >= REASON_COLUMNS;
  const indent = beside ? taken : (fitted[0]?.width ?? 0) + GAP.length;
  const margin = span(' '.repeat(indent));
  const rows = accounts.flatMap((account, row) => {
    const reasons = reasonLines(page, account, page.width - indent);
    const first = beside ? [span(GAP), reasons.shift() ?? span('')] : [];
    const more = others.get(account);
    if (more !== undefined) reasons.push(span(page.fit(more, page.width - indent), 'dim'));
    return [page.line(...rowSpans(page, fitted, row), ...first), ...reasons.map((reason) => page.line(margin, reason))];
  });
  return [page.line(...headSpans(page, fitted), span(beside ? `${GAP}why` : '', 'dim')), ...rows];
}

function* headLines(page: Page, findings: Findings): Iterable<string> {
  const { log, totals, changes } = findings;
  const counts = levelsText(findings);
  yield* page.paragraph('', `${plural(totals.accounts, 'account')}, ${period(log.from, log.to)}: ${counts}`, 0);
  if (changes !== undefined) yield* page.paragraph('', changesText(changes), 0);
  yield* page.paragraph('', pseudonymsText(findings), 0, 'dim');
  if (findings.sharpening !== undefined) yield* page.paragraph('', sharpeningText(findings.sharpening), 0, 'dim');
  if (log.incomplete) yield* page.paragraph('', 'incomplete: some input could not be read to its end', 0, 'suspect');
  yield '';
}

function* footLines(page: Page, findings: Findings, hasAll: boolean): Iterable<string> {
  const { accounts, totals, campaigns, changes } = findings;
  for (const { account, previousLevel } of changes?.resolved ?? []) {
    yield page.line(span(`resolved: ${page.fit(account, 40)}, was ${previousLevel}`, 'dim'));
  }
  if (accounts.length < totals.accounts) {
    const shown = `${count(accounts.length)} of ${plural(totals.accounts, 'account')} shown`;
    yield page.line(span(hasAll ? shown : `${shown}, --top all shows every one`, 'dim'));
  }
  if (accounts.some(({ sources }) => sources.addresses > 0)) {
    yield page.line(span('sources: addresses/networks', 'dim'));
  }
  for (const campaign of campaigns) {
    yield '';
    yield* campaignLines(page, campaign, inBrief);
  }
}

export const table = defineReporter({
  id: 'table',
  title: 'Ranked table',
  mediaType: 'text/plain',
  extension: 'txt',
  for: 'a person at a terminal',

  *render(findings, options) {
    const page = makePage(options);
    for (const line of headLines(page, findings)) yield `${line}\n`;
    if (findings.accounts.length > 0) for (const line of tableLines(page, findings)) yield `${line}\n`;
    for (const line of footLines(page, findings, options.hasAll === true)) yield `${line}\n`;
    for (const line of qualityLines(page, findings, false)) yield `${line}\n`;
  },
});
