/** `npm run evaluate:all -- --set tune`: plays the protocol's logs, runs the main job on them and prints the tables. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLabels } from './labels.js';
import { ablate, ablationTable } from './protocol/ablation.js';
import { alarmsOf, alarmTable } from './protocol/alarm.js';
import { cachedLog, nameOf, type LogKey } from './protocol/cache.js';
import type { JudgedLog } from './protocol/judged.js';
import { runOn, type LabelledLog } from './protocol/run.js';
import { apiNames, setNames, type ApiName } from './protocol/sets.js';
import { setReport } from './protocol/tables.js';

const usage = `usage: npm run evaluate:all -- --set tune|held-out [options]
       npm run evaluate:all -- --dev DIR [--dev DIR ...] [options]
       npm run evaluate:all -- --tables DIR

  --only API        tabular, vector, text or chat (may be given more than once); all four if left out
  --seeds N         logs of each service (3)
  --from N          number of the first log (0)
  --scale X         multiplies the honest accounts: a lower base rate (1)
  --solos N         lone attackers of each kind (2)
  --lone N          so many lone attackers in all instead
  --campaigns N     campaigns of each log (3)
  --dev DIR         a folder with labels.csv and log.jsonl (plain, .gz or .zst) instead of logs of our own
  --alarm N         replay each log in N prefixes and print at how many queries each attacker is first seen
  --ablation        leave out one family of features after another, and the campaigns
  --cache DIR       where the logs are kept between runs (a folder in the system's scratch folder)
  --save DIR        keep what was measured, one JSON a log, for --tables
  --tables DIR      print the tables of all logs saved there; runs nothing
`;

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    dev: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', multiple: true },
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '0' },
    scale: { type: 'string', default: '1' },
    solos: { type: 'string', default: '2' },
    lone: { type: 'string' },
    campaigns: { type: 'string', default: '3' },
    alarm: { type: 'string' },
    ablation: { type: 'boolean', default: false },
    cache: { type: 'string', default: join(tmpdir(), 'clonewatch-protocol') },
    save: { type: 'string' },
    tables: { type: 'string' },
  },
});

function keys(): LogKey[] | undefined {
  const set = setNames.find((name) => name === values.set);
  const apis = apiNames.filter((name) => values.only?.includes(name) ?? true);
  if (set === undefined || (values.only ?? []).some((name) => !apiNames.includes(name as ApiName))) return undefined;
  const lone = values.lone === undefined ? {} : { lone: Number(values.lone) };
  return apis.flatMap((api) =>
    Array.from({ length: Number(values.seeds) }, (_, at) => ({
      set,
      api,
      place: {
        turn: Number(values.from) + at,
        solosAKind: Number(values.solos),
        campaigns: Number(values.campaigns),
        ...lone,
      },
      scale: Number(values.scale),
    })),
  );
}

async function ownLog(key: LogKey): Promise<LabelledLog> {
  const { log, labels } = await cachedLog(key, values.cache);
  return { name: nameOf(key), api: key.api, log, labels: readLabels(labels) };
}

function devLog(folder: string): LabelledLog {
  const log = readdirSync(folder).find((name) => /^log\.jsonl(\.gz|\.zst)?$/.test(name)) ?? 'log.jsonl';
  const name = basename(folder);
  return { name, api: name, log: join(folder, log), labels: readLabels(join(folder, 'labels.csv')) };
}

async function measure(log: LabelledLog): Promise<JudgedLog> {
  const started = process.cpuUsage();
  const judged = await runOn(log);
  const { user, system } = process.cpuUsage(started);
  process.stderr.write(`${log.name}: ${((user + system) / 1e6).toFixed(1)} s of processor time, ${log.log}\n`);
  if (values.save !== undefined) {
    mkdirSync(values.save, { recursive: true });
    writeFileSync(join(values.save, `${log.name}.json`), JSON.stringify(judged));
  }
  return judged;
}

/** The reports asked for, over all logs. */
async function report(logs: readonly LabelledLog[]): Promise<string> {
  if (values.alarm !== undefined) {
    const alarms = [];
    for (const log of logs) alarms.push(...(await alarmsOf(log, Number(values.alarm))));
    return `${alarmTable(alarms)}\n`;
  }
  if (values.ablation) {
    const variants = [];
    for (const log of logs) variants.push(await ablate(log));
    return `${ablationTable(variants)}\n`;
  }
  const judged = [];
  for (const log of logs) judged.push(await measure(log));
  return setReport(judged);
}

function saved(folder: string): JudgedLog[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JudgedLog);
}

const wanted = values.dev.length > 0 ? [] : keys();
if (values.tables !== undefined) {
  process.stdout.write(setReport(saved(values.tables)));
} else if (wanted === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const logs = values.dev.map(devLog);
  for (const key of wanted) logs.push(await ownLog(key));
  process.stdout.write(await report(logs));
}
