/** What triage shows: one account or campaign in pages that fit the terminal, and the keys. */
import type { AccountFinding, Findings } from '../findings/findings.js';
import { onlyAccount, onlyCampaign } from '../findings/narrow.js';
import { campaign } from '../report/campaign.js';
import { explanation } from '../report/explanation.js';
import { score } from '../report/numbers.js';
import { makePage, span } from '../report/page.js';
import type { RenderOptions } from '../report/reporter.js';

export interface View {
  readonly account: AccountFinding;
  readonly campaign: boolean;
  /** From 0. */
  readonly page: number;
  /** Place among the suspects, such as `2 of 7`. */
  readonly place: string;
  /** What was decided just now, or what was wrong. */
  readonly message: string;
  /** A line that is being typed; undefined: keys are waited for. */
  readonly typed: { readonly label: string; readonly text: string } | undefined;
}

const KEYS = 'c confirm  d dismiss  w watch  s skip  g campaign  b back  n/space next  q quit';
const KEYS_THERE = 'b back to the account  n/space next page  p page before  q quit';
/** Lines around the pages: head, message, keys. */
const AROUND = 3;

/** @returns the lines of the screen, at most `rows`, and the page that is shown in the end */
export function screenOf(
  view: View,
  findings: Findings,
  options: RenderOptions,
  rows: number,
): { readonly lines: readonly string[]; readonly page: number } {
  const page = makePage(options);
  const { account, level, suspicion, campaign: group } = view.account;
  const height = Math.max(1, rows - AROUND);
  const body = bodyOf(view, findings, options);
  const pages = Math.max(1, Math.ceil(body.length / height));
  const at = Math.min(view.page, pages - 1);
  const shown = body.slice(at * height, (at + 1) * height);
  const what = view.campaign ? `campaign ${group ?? ''}` : account;
  const right = `  ${level} ${score(suspicion)}  page ${String(at + 1)}/${String(pages)}`;
  const left = `${view.place}  `;
  const head = page.line(
    span(left, 'dim'),
    span(page.fit(what, options.width - left.length - right.length), 'strong'),
    span(right, level),
  );
  return { lines: [head, ...shown, ...emptyLines(height - shown.length), ...footOf(view, options)], page: at };
}

function emptyLines(number: number): string[] {
  return Array.from({ length: number }, () => '');
}

function footOf({ typed, message, campaign: there }: View, options: RenderOptions): string[] {
  const page = makePage(options);
  if (typed === undefined) return [page.line(span(message)), page.line(span(there ? KEYS_THERE : KEYS, 'dim'))];
  // The end of what is typed is what one looks at.
  const room = options.width - typed.label.length - 2;
  const text = Array.from(page.clean(typed.text)).slice(-room).join('');
  return [
    page.line(span('enter saves, escape goes back', 'dim')),
    page.line(span(`${typed.label} `, 'strong'), span(text)),
  ];
}

function bodyOf({ account, campaign: there }: View, findings: Findings, options: RenderOptions): string[] {
  const text = there
    ? campaign.render(onlyCampaign(findings, account.campaign ?? ''), options)
    : explanation.render(onlyAccount(findings, account.account), options);
  return [...text].join('').trimEnd().split('\n');
}
