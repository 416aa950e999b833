/** Queries to alarm: a log replayed by growing prefixes in order of time, and when each attacker first crosses the line. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { table } from '../evaluation-report.js';
import { honestOf, judge, unitsOf, UNRANKED } from './judged.js';
import { isSolo, lineOf, shareAbove } from './measures.js';
import { findingsOf, type LabelledLog } from './run.js';

export interface Alarm {
  readonly api: string;
  readonly attack: string;
  readonly manner: string;
  readonly accounts: number;
  /** Rows of the unit in the first prefix in which it stands above the line (cover included); null if in none. */
  readonly queries: number | null;
  /** Rows of the unit in the whole log. */
  readonly all: number;
}

interface Seen {
  readonly time: number;
  readonly account: string;
}

async function rowsOf(log: string): Promise<Seen[]> {
  const rows: Seen[] = [];
  for await (const line of createInterface({ input: createReadStream(log) })) {
    if (line === '') continue;
    const { ts, account } = JSON.parse(line) as { ts: string; account: string };
    rows.push({ time: Date.parse(ts), account });
  }
  return rows;
}

function countBefore(rows: readonly Seen[], accounts: ReadonlySet<string>, until: number): number {
  return rows.filter(({ time, account }) => time < until && accounts.has(account)).length;
}

/** Replays a log cut after `prefixes` equal numbers of rows. */
export async function alarmsOf(log: LabelledLog, prefixes: number): Promise<Alarm[]> {
  const rows = await rowsOf(log.log);
  const first = new Map<string, Alarm>();
  const open = new Map<string, Alarm>();
  for (let step = 1; step <= prefixes; step += 1) {
    const until = (rows[Math.ceil((rows.length * step) / prefixes) - 1]?.time ?? 0) + 1;
    const judged = judge(await findingsOf(log.log, { until }), log.labels, log);
    const honest = honestOf(judged).filter(({ score }) => score > UNRANKED);
    const line = lineOf({ honest });
    for (const unit of unitsOf(judged)) {
      const accounts = new Set(unit.members.map(({ account }) => account));
      const name = [...accounts].sort()[0] ?? '';
      if (first.has(name)) continue;
      const { attack, manner } = unit;
      const all = countBefore(rows, accounts, Infinity);
      const alarm = { api: log.api, attack, manner, accounts: accounts.size, queries: null, all };
      open.set(name, alarm);
      const above = isSolo(unit) ? shareAbove(unit, line) > 0 : shareAbove(unit, line) >= 0.5;
      if (above) first.set(name, { ...alarm, queries: countBefore(rows, accounts, until) });
    }
  }
  return [...open].map(([name, alarm]) => first.get(name) ?? alarm);
}

export function alarmTable(alarms: readonly Alarm[]): string {
  const rows = [...alarms]
    .sort((one, other) => (one.queries ?? Infinity) - (other.queries ?? Infinity) || one.all - other.all)
    .map(({ api, attack, manner, accounts, queries, all }) => [
      ...[api, attack, manner, String(accounts), queries === null ? 'never' : String(queries), String(all)],
    ]);
  return table(['api', 'attack', 'manner', 'accounts', 'rows at the alarm', 'rows in all'], rows);
}
