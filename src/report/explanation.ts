/** Everything about each account of a document: why it ranks where it does, what was seen, and what to do about it. */
import type { AccountFinding, Findings } from '../findings/findings.js';
import { BRIEF_TEXT } from '../findings/how-much.js';
import { campaignLines } from './campaign-lines.js';
import { evidenceLines } from './explanation-evidence.js';
import { exposureLines } from './explanation-exposure.js';
import { placeLines } from './explanation-places.js';
import { scoreLines } from './explanation-score.js';
import { copiedText } from './exposure-text.js';
import { timeLines } from './explanation-times.js';
import { count, namedNumbers, percent, period, plural, probability, score } from './numbers.js';
import { makePage, span } from './page.js';
import type { Page } from './page.js';
import { bar } from './plots.js';
import { pseudonymsText } from './pseudonyms-text.js';
import { defineReporter } from './reporter.js';
import { qualityLines } from './quality-lines.js';
import { bullets, heading } from './sections.js';

const INDENT = 14;
const LONGEST_NAME = 40;
const LINKED = 10;
/** Names of software, models or endpoints in one line. */
const NAMES = 8;

function* headLines(page: Page, account: AccountFinding, accounts: number): Iterable<string> {
  const { level, suspicion, pattern, campaign, exposure, pValue, qValue, verdict } = account;
  const { full, rest } = bar(suspicion, 20, page.unicode);
  yield page.line(span('account ', 'dim'), span(page.clean(account.account), 'strong'));
  yield page.line(
    span('suspicion ', 'dim'),
    span(`${score(suspicion)} ${full}${rest} ${level}`, level),
    span(`  rank ${count(account.rank)} of ${count(accounts)}`),
  );
  yield* page.paragraph('pattern', pattern ?? 'none stands out', INDENT);
  yield* page.paragraph('campaign', campaign ?? 'none', INDENT);
  if (pValue !== null) {
    const meaning = 'how unusual under this log’s own bulk, not a rate of false alarms';
    const corrected = qValue === null ? '' : `, q ${probability(qValue)}`;
    yield* page.paragraph('unusual', `p ${probability(pValue)}${corrected} (${meaning})`, INDENT);
  }
  if (verdict !== undefined) yield* page.paragraph('verdict', verdictText(verdict), INDENT);
  yield* page.paragraph('exposure', exposure === null ? 'not estimated' : copiedText(exposure), INDENT);
  if (account.brief === true) yield* page.paragraph('told', BRIEF_TEXT, INDENT, 'dim');
}

function verdictText({ verdict, reason, author, expires, lapsed }: NonNullable<AccountFinding['verdict']>): string {
  const ends = expires === null ? '' : `, until ${expires}`;
  const state = lapsed === null ? `${verdict}${ends}` : `${lapsed} (${verdict} no longer holds)`;
  return `${state}: ${reason}${author === null ? '' : ` (${author})`}`;
}

function tokensText({ tokensIn, tokensOut }: AccountFinding): string {
  const parts = [
    ...(tokensIn === null ? [] : [`${count(tokensIn)} tokens in`]),
    ...(tokensOut === null ? [] : [`${count(tokensOut)} tokens out`]),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function someOf(names: readonly string[]): string {
  const more = names.length - NAMES;
  return names.slice(0, NAMES).join(', ') + (more > 0 ? ` and ${count(more)} more` : '');
}

function* trafficLines(page: Page, account: AccountFinding): Iterable<string> {
  const { rows, requests, distinctInputs, sources, errorShare } = account;
  yield* heading(page, 'Traffic');
  yield* page.paragraph('  seen', period(account.firstSeen, account.lastSeen), INDENT);
  const volume = `${plural(rows, 'row')} in ${plural(requests, 'request')}, ${count(distinctInputs)} distinct inputs`;
  const errors =
    errorShare === null ? '' : `, ${errorShare === 0 ? 'none' : percent(errorShare)} of the requests failed`;
  yield* page.paragraph('  volume', volume + tokensText(account) + errors, INDENT);
  const from = `${plural(sources.addresses, 'address', 'addresses')} in ${plural(sources.networks, 'network')}`;
  yield* page.paragraph('  from', sources.addresses === 0 ? 'addresses are not in this log' : from, INDENT);
  yield* page.paragraph('  agents', someOf(sources.agents), INDENT);
  yield* page.paragraph('  models', someOf(sources.models), INDENT);
  yield* page.paragraph('  endpoints', someOf(sources.endpoints), INDENT);
}

function* companyLines(page: Page, { campaign, linked }: AccountFinding, findings: Findings): Iterable<string> {
  for (const found of findings.campaigns) {
    if (found.id !== campaign) continue;
    yield '';
    yield* campaignLines(page, found);
  }
  if (linked.length === 0) return;
  yield* heading(page, 'Linked accounts');
  for (const { account, strength, links } of linked.slice(0, LINKED)) {
    const why = namedNumbers(links);
    yield* page.paragraph('  - ', `${page.fit(account, LONGEST_NAME)}: ${score(strength)} in all (${why})`, 4);
  }
  if (linked.length > LINKED) yield page.line(span(`    and ${count(linked.length - LINKED)} more`, 'dim'));
}

function* adviceLines(page: Page, { benign, response }: AccountFinding, findings: Findings): Iterable<string> {
  yield* heading(page, 'Honest readings of the same behaviour');
  yield* bullets(page, benign.length === 0 ? ['nothing stands out that would need one'] : benign);
  yield* heading(page, 'Suggested response');
  yield* page.paragraph('  action', response.action, INDENT, 'strong');
  yield* page.paragraph('  because', response.reason, INDENT);
  yield* page.paragraph('  honest cost', response.cost, INDENT);
  yield* heading(page, 'References');
  yield* bullets(
    page,
    findings.references.map(({ id, title }) => `${id} ${title}`),
  );
}

function* accountLines(page: Page, account: AccountFinding, findings: Findings): Iterable<string> {
  yield* headLines(page, account, findings.totals.accounts);
  yield* heading(page, 'Why');
  yield* bullets(page, account.reasons.length === 0 ? ['nothing stands out'] : account.reasons);
  yield* scoreLines(page, account, findings);
  yield* placeLines(page, account, findings);
  yield* exposureLines(page, account);
  yield* trafficLines(page, account);
  yield* timeLines(page, account);
  yield* companyLines(page, account, findings);
  yield* evidenceLines(page, account);
  yield* adviceLines(page, account, findings);
}

export const explanation = defineReporter({
  id: 'explanation',
  title: 'Explanation of accounts',
  mediaType: 'text/plain',
  extension: 'txt',
  for: 'an analyst who must decide about one account',

  *render(findings, options) {
    const page = makePage(options);
    const renamed = pseudonymsText(findings);
    if (renamed !== '') yield `${page.line(span(renamed, 'dim'))}\n`;
    for (const [index, account] of findings.accounts.entries()) {
      if (index > 0) yield '\n';
      for (const line of accountLines(page, account, findings)) yield `${line}\n`;
    }
    if (findings.accounts.length === 0) yield 'no accounts\n';
    for (const line of qualityLines(page, findings)) yield `${line}\n`;
  },
});
