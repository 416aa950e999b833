/** The columns of a ranking, without the reasons. */
import { type AccountFinding, type ChangeFinding, isNews } from '../findings/findings.js';
import type { Column } from './layout.js';
import { count, minuteOfYear, score } from './numbers.js';
import { span } from './page.js';
import type { Page, Span, Style } from './page.js';
import { bar } from './plots.js';

const LONGEST_NAME = 40;
/** Width of a column that a state or verdicts add, with its gap. */
const NIGHT_COLUMNS = 11;

/** A bar that is cut would show too little: it is short where the page is, and left out where other columns need its room. */
function suspicionCells(page: Page, accounts: readonly AccountFinding[], others: number): Span[] {
  const room = page.width - others * NIGHT_COLUMNS;
  const length = room >= 100 ? 10 : room >= 60 ? 5 : 0;
  return accounts.map(({ suspicion, level }) => {
    const { full, rest } = bar(suspicion, length, page.unicode);
    return span(score(suspicion).padStart(4) + (length === 0 ? '' : ` ${full}${rest}`), level);
  });
}

function sourcesText({ addresses, networks }: AccountFinding['sources']): string {
  return addresses === 0 ? '-' : `${count(addresses)}/${count(networks)}`;
}

/** Columns that are there only where a state or verdicts say something. */
function nightColumns(page: Page, accounts: readonly AccountFinding[]): Column[] {
  const columns: Column[] = [];
  const add = (title: string, dropsAt: number, cell: (account: AccountFinding) => Span): void => {
    columns.push({ title, align: 'left', least: 9, dropsAt, cells: accounts.map(cell) });
  };
  if (accounts.some(({ change }) => change !== undefined)) {
    add('change', 0, ({ change, level }) => span(change?.status ?? '-', changeStyle(change?.status, level)));
  }
  if (accounts.some(({ verdict }) => verdict !== undefined)) {
    add('verdict', 1, ({ verdict }) =>
      span(page.fit(verdictText(verdict), 16), (verdict?.lapsed ?? null) === null ? 'dim' : 'strong'),
    );
  }
  return columns;
}

/** What is new or worse stands out; the rest is known. */
function changeStyle(status: ChangeFinding['status'] | undefined, level: AccountFinding['level']): Style {
  return isNews(status) ? level : 'dim';
}

function verdictText(verdict: AccountFinding['verdict']): string {
  if (verdict === undefined) return '-';
  return verdict.lapsed === null ? verdict.verdict : `${verdict.verdict} lapsed`;
}

/** The columns of the ranking but for the reasons. */
export function accountColumns(page: Page, accounts: readonly AccountFinding[]): Column[] {
  const column = (
    [title, align, least, dropsAt]: readonly [string, Column['align'], number, number],
    cell: (account: AccountFinding) => Span,
  ): Column => ({ title, align, least, dropsAt, cells: accounts.map(cell) });
  const nights = nightColumns(page, accounts);
  return [
    column(['#', 'right', Infinity, 0], ({ rank }) => span(String(rank), 'dim')),
    column(['account', 'left', 12, 0], ({ account }) => span(page.fit(account, LONGEST_NAME), 'strong')),
    column(['level', 'left', 8, 0], ({ level }) => span(level, level)),
    ...nights,
    {
      title: 'suspicion',
      align: 'left',
      least: Infinity,
      dropsAt: 0,
      cells: suspicionCells(page, accounts, nights.length),
    },
    column(['rows', 'right', Infinity, 2], ({ rows }) => span(count(rows))),
    column(['sources', 'right', Infinity, 3], ({ sources }) => span(sourcesText(sources))),
    column(['campaign', 'left', 8, 0], ({ campaign }) => span(campaign === null ? '-' : page.fit(campaign, 8))),
    column(['last seen', 'left', 11, 4], ({ lastSeen }) => span(page.fit(minuteOfYear(lastSeen), 11), 'dim')),
  ];
}
