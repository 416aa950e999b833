/** The ranking as CSV (RFC 4180, lines end in LF), safe to open in a spreadsheet. */
import type { AccountFinding } from '../findings/findings.js';
import { csvText } from './csv-text.js';
import { forMachines } from './numbers.js';
import { defineReporter } from './reporter.js';

type Cell = string | number | null;

/** Reasons in one cell stand apart like this. */
const BETWEEN = ' | ';

const columns: readonly (readonly [title: string, cell: (account: AccountFinding) => Cell])[] = [
  ['rank', ({ rank }) => rank],
  ['account', ({ account }) => account],
  ['level', ({ level }) => level],
  ['suspicion', ({ suspicion }) => suspicion],
  ['exposureLow', ({ exposure }) => exposure?.low ?? null],
  ['exposureHigh', ({ exposure }) => exposure?.high ?? null],
  ['campaign', ({ campaign }) => campaign],
  ['pattern', ({ pattern }) => pattern],
  ['pValue', ({ pValue }) => pValue],
  ['qValue', ({ qValue }) => qValue],
  ['requests', ({ requests }) => requests],
  ['rows', ({ rows }) => rows],
  ['distinctInputs', ({ distinctInputs }) => distinctInputs],
  ['tokensIn', ({ tokensIn }) => tokensIn],
  ['tokensOut', ({ tokensOut }) => tokensOut],
  ['errorShare', ({ errorShare }) => errorShare],
  ['addresses', ({ sources }) => sources.addresses],
  ['networks', ({ sources }) => sources.networks],
  ['firstSeen', ({ firstSeen }) => firstSeen],
  ['lastSeen', ({ lastSeen }) => lastSeen],
  ['applicableShare', ({ applicableShare }) => applicableShare],
  ['linkedAccounts', ({ linked }) => linked.length],
  ['reasons', ({ reasons }) => reasons.join(BETWEEN)],
  ['honestReadings', ({ benign }) => benign.join(BETWEEN)],
  ['response', ({ response }) => response.action],
  ['honestCost', ({ response }) => response.cost],
  ['exposureBasis', ({ exposure }) => exposure?.basis ?? null],
  ['change', ({ change }) => change?.status ?? null],
  ['verdict', ({ verdict }) => verdict?.verdict ?? null],
  ['verdictHolds', ({ verdict }) => (verdict === undefined ? null : verdict.lapsed === null ? 'yes' : 'no')],
  ['verdictReason', ({ verdict }) => verdict?.reason ?? null],
];

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(forMachines(cell)) : csvText(cell);
}

export const csv = defineReporter({
  id: 'csv',
  title: 'The ranking for a spreadsheet',
  mediaType: 'text/csv',
  extension: 'csv',
  for: 'spreadsheets and notebooks; one row an account',

  *render({ accounts }) {
    yield `${columns.map(([title]) => title).join(',')}\n`;
    for (const account of accounts) yield `${columns.map(([, cell]) => cellText(cell(account))).join(',')}\n`;
  },
});
