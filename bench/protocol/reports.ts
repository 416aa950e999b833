/** From a plan (which logs, which report) to Markdown: what `evaluate:all` prints and `evaluate:page` puts into the page. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { addBlocking, type Blocking, blockingTable } from '../blocking.js';
import { readLabels } from '../labels.js';
import { ablate, ablationTable, areaTable } from './ablation.js';
import { alarmsOf, alarmTables } from './alarm.js';
import { cachedLog, nameOf, type LogKey } from './cache.js';
import type { JudgedLog } from './judged.js';
import { blockingOn, runOn, type LabelledLog } from './run.js';
import type { ApiName, SetName } from './sets.js';
import { setReport } from './tables.js';

export const reportKinds = ['ranking', 'ablation', 'alarm', 'blocking'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface Plan {
  readonly report: ReportKind;
  /** Logs of our own; none where only folders are looked at. */
  readonly set: SetName | null;
  readonly apis: readonly ApiName[];
  readonly seeds: number;
  readonly from: number;
  /** Multiplies the honest accounts. */
  readonly scale: number;
  readonly solos: number;
  /** So many lone attackers in all instead. */
  readonly lone: number | null;
  readonly campaigns: number;
  /** Folders with labels.csv and log.jsonl (plain, .gz or .zst). */
  readonly folders: readonly string[];
  /** Where the logs are kept between runs. */
  readonly cache: string;
  /** Where the measurements are kept, one JSON a log. */
  readonly save: string | null;
}

function keysOf({ set, apis, seeds, from, scale, solos, lone, campaigns }: Plan): LogKey[] {
  if (set === null) return [];
  return apis.flatMap((api) =>
    Array.from({ length: seeds }, (_, at) => ({
      set,
      api,
      place: { turn: from + at, solosAKind: solos, campaigns, ...(lone === null ? {} : { lone }) },
      scale,
    })),
  );
}

function folderLog(folder: string): LabelledLog {
  const log = readdirSync(folder).find((name) => /^log\.jsonl(\.gz|\.zst)?$/.test(name)) ?? 'log.jsonl';
  const name = basename(folder);
  return { name, api: name, log: join(folder, log), labels: readLabels(join(folder, 'labels.csv')) };
}

async function logsOf(plan: Plan): Promise<LabelledLog[]> {
  const logs = plan.folders.map(folderLog);
  for (const key of keysOf(plan)) {
    const { log, labels } = await cachedLog(key, plan.cache);
    logs.push({ name: nameOf(key), api: key.api, log, labels: readLabels(labels) });
  }
  return logs;
}

/** Runs `work` on one log after the other and tells what each took. */
async function onEach<Result>(
  logs: readonly LabelledLog[],
  work: (log: LabelledLog) => Promise<Result>,
): Promise<Result[]> {
  const results = [];
  for (const log of logs) {
    const started = process.cpuUsage();
    results.push(await work(log));
    const { user, system } = process.cpuUsage(started);
    process.stderr.write(`${log.name}: ${((user + system) / 1e6).toFixed(1)} s of processor time, ${log.log}\n`);
  }
  return results;
}

async function judgedLogs(logs: readonly LabelledLog[], save: string | null): Promise<JudgedLog[]> {
  return onEach(logs, async (log) => {
    const judged = await runOn(log);
    if (save !== null) {
      mkdirSync(save, { recursive: true });
      writeFileSync(join(save, `${log.name}.json`), JSON.stringify(judged));
    }
    return judged;
  });
}

/** One row a service. */
async function blockingReport(logs: readonly LabelledLog[]): Promise<string> {
  const sums = new Map<string, Blocking>();
  const found = await onEach(logs, blockingOn);
  found.forEach((blocking, at) => {
    const api = logs[at]?.api ?? '';
    const known = sums.get(api);
    sums.set(api, known === undefined ? blocking : addBlocking(known, blocking));
  });
  return `${blockingTable([...sums])}\n`;
}

export async function reportOf(plan: Plan): Promise<string> {
  const logs = await logsOf(plan);
  if (plan.report === 'alarm') return alarmTables((await onEach(logs, (log) => alarmsOf(log))).flat());
  if (plan.report === 'blocking') return blockingReport(logs);
  if (plan.report === 'ablation') {
    const ablated = await onEach(logs, ablate);
    return `${ablationTable(ablated)}\n\n${areaTable(ablated)}\n`;
  }
  return setReport(await judgedLogs(logs, plan.save));
}
