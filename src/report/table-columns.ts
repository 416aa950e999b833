/** The columns of a ranking, without the reasons. */
import type { AccountFinding } from '../findings/findings.js';
import type { Column } from './layout.js';
import { count, minuteOfYear, score } from './numbers.js';
import { span } from './page.js';
import type { Page, Span } from './page.js';
import { bar } from './plots.js';

const LONGEST_NAME = 40;

function suspicionCell(page: Page, { suspicion, level }: Pick<AccountFinding, 'suspicion' | 'level'>): Span {
  const { full, rest } = bar(suspicion, page.width >= 100 ? 10 : 5, page.unicode);
  return span(`${score(suspicion).padStart(4)} ${full}${rest}`, level);
}

function sourcesText({ addresses, networks }: AccountFinding['sources']): string {
  return addresses === 0 ? '-' : `${count(addresses)}/${count(networks)}`;
}

/** The columns of the ranking but for the reasons. */
export function accountColumns(page: Page, accounts: readonly AccountFinding[]): Column[] {
  const column = (
    [title, align, least, dropsAt]: readonly [string, Column['align'], number, number],
    cell: (account: AccountFinding) => Span,
  ): Column => ({ title, align, least, dropsAt, cells: accounts.map(cell) });
  return [
    column(['#', 'right', Infinity, 0], ({ rank }) => span(String(rank), 'dim')),
    column(['account', 'left', 12, 0], ({ account }) => span(page.fit(account, LONGEST_NAME), 'strong')),
    column(['level', 'left', 8, 0], ({ level }) => span(level, level)),
    column(['suspicion', 'left', 9, 0], (account) => suspicionCell(page, account)),
    column(['rows', 'right', Infinity, 1], ({ rows }) => span(count(rows))),
    column(['sources', 'right', Infinity, 2], ({ sources }) => span(sourcesText(sources))),
    column(['campaign', 'left', 8, 0], ({ campaign }) => span(campaign === null ? '-' : page.fit(campaign, 8))),
    column(['last seen', 'left', 11, 3], ({ lastSeen }) => span(page.fit(minuteOfYear(lastSeen), 11), 'dim')),
  ];
}
