/** Queries to alarm: every attacker is cut off after its first n rows, among honest accounts as they are, and n grows. */
import { table } from '../evaluation-report.js';
import type { Labels } from '../labels.js';
import { lineAtFalsePositiveRate } from '../metrics.js';
import { scoresOf, standings, survey } from './ranking.js';
import type { LabelledLog } from './run.js';

/** Rows after which an attacker is looked at, ascending: alarms are resolved by these steps. */
export const alarmSteps: readonly number[] = [15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500];

/** Manners in which all rows serve the copy. */
const undiluted: ReadonlySet<string> = new Set(['naive', 'slow', 'human']);

export interface Alarm {
  readonly api: string;
  readonly attack: string;
  readonly manner: string;
  readonly accounts: number;
  /** Rows of each account at the first step at which the unit stands above the line, cover included; null if at none. */
  readonly rows: number | null;
  /** Rows of the unit in the whole log. */
  readonly all: number;
}

function unitsByName(labels: Labels): Map<string, string[]> {
  const units = new Map<string, string[]>();
  for (const { account, isAttacker, campaign } of labels.values()) {
    if (!isAttacker) continue;
    const name = campaign === '' ? `account ${account}` : `campaign ${campaign}`;
    units.set(name, [...(units.get(name) ?? []), account]);
  }
  return units;
}

/** What is known of a unit when its accounts are cut off after `most` rows. */
function lookAt(
  accounts: readonly string[],
  { api, labels }: LabelledLog,
  { by, rows, line, most }: { by: Rows; rows: Rows; line: number; most: number },
): Alarm {
  const first = labels.get(accounts[0] ?? '');
  const above = accounts.filter((account) => (by.get(account) ?? -Infinity) >= line).length;
  return {
    api,
    attack: first?.attack ?? '',
    manner: first?.variant ?? '',
    accounts: accounts.length,
    rows: above >= Math.max(1, accounts.length / 2) ? most : null,
    all: accounts.reduce((sum, account) => sum + (rows.get(account) ?? 0), 0),
  };
}

type Rows = ReadonlyMap<string, number>;

/** First step at which each unit stands above the line that 1 % of the honest accounts reach; of a campaign half of the members. */
export async function alarmsOf(log: LabelledLog, steps: readonly number[] = alarmSteps): Promise<Alarm[]> {
  const isAttacker = (account: string): boolean => log.labels.get(account)?.isAttacker === true;
  const units = unitsByName(log.labels);
  const alarms = new Map<string, Alarm>();
  for (const most of steps) {
    const surveyed = await survey(log.log, (account, row) => row <= most || !isAttacker(account));
    const by = standings(scoresOf(surveyed), surveyed);
    const honest = [...by].filter(([account]) => !isAttacker(account));
    const line = lineAtFalsePositiveRate(
      honest.map(([, score]) => ({ score, positive: false })),
      0.01,
    );
    for (const [name, accounts] of units) {
      const known = alarms.get(name);
      if (known === undefined || known.rows === null) {
        alarms.set(name, lookAt(accounts, log, { by, rows: surveyed.rows, line, most }));
      }
    }
  }
  return [...alarms.values()];
}

function within(alarms: readonly Alarm[], rows: number): string {
  return `${String(alarms.filter((alarm) => alarm.rows !== null && alarm.rows <= rows).length)} of ${String(alarms.length)}`;
}

/** Lone attackers whose rows all serve the copy, by kind, and then everybody. */
export function alarmTables(alarms: readonly Alarm[]): string {
  const pure = alarms.filter(({ accounts, manner }) => accounts === 1 && undiluted.has(manner));
  const kinds = [...new Set(pure.map(({ api, attack }) => `${api}\t${attack}`))].sort();
  const summary = kinds.map((kind) => {
    const [api = '', attack = ''] = kind.split('\t');
    const own = pure.filter((alarm) => alarm.api === api && alarm.attack === attack);
    return [api, attack, within(own, 50), within(own, 100), within(own, Infinity)];
  });
  const rows = [...alarms]
    .sort((one, other) => (one.rows ?? Infinity) - (other.rows ?? Infinity) || one.all - other.all)
    .map(({ api, attack, manner, accounts, rows: seen, all }) => [
      ...[api, attack, manner, String(accounts), seen === null ? 'never' : String(seen), String(all)],
    ]);
  return [
    table(['api', 'attack', 'within 50 rows', 'within 100', `within ${String(alarmSteps.at(-1) ?? 0)}`], summary),
    '',
    table(['api', 'attack', 'manner', 'accounts', 'rows of each at the alarm', 'rows in all'], rows),
    '',
  ].join('\n');
}
