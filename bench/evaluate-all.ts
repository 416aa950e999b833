/** `npm run evaluate:all -- --set tune`: plays the protocol's logs, runs the main job on them and prints the tables. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../src/analyse.js';
import { readLabels } from './labels.js';
import { cachedLog, nameOf, type LogKey } from './protocol/cache.js';
import { judge, type JudgedLog } from './protocol/judged.js';
import { apiNames, setNames, type ApiName } from './protocol/sets.js';
import { setReport } from './protocol/tables.js';

const usage = `usage: npm run evaluate:all -- --set tune|held-out [options]

  --only API        tabular, vector, text or chat (may be given more than once); all four if left out
  --seeds N         logs of each service (3)
  --from N          number of the first log (0)
  --scale X         multiplies the honest accounts: a lower base rate (1)
  --solos N         lone attackers of each kind (2)
  --campaigns N     campaigns of each log (3)
  --cache DIR       where the logs are kept between runs (a folder in the system's scratch folder)
  --save DIR        keep what was measured, one JSON a log, for --tables
  --tables DIR      print the tables of all logs saved there; runs nothing
`;

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    only: { type: 'string', multiple: true },
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '0' },
    scale: { type: 'string', default: '1' },
    solos: { type: 'string', default: '2' },
    campaigns: { type: 'string', default: '3' },
    cache: { type: 'string', default: join(tmpdir(), 'clonewatch-protocol') },
    save: { type: 'string' },
    tables: { type: 'string' },
  },
});

function keys(): LogKey[] | undefined {
  const set = setNames.find((name) => name === values.set);
  const apis = apiNames.filter((name) => values.only?.includes(name) ?? true);
  if (set === undefined || (values.only ?? []).some((name) => !apiNames.includes(name as ApiName))) return undefined;
  return apis.flatMap((api) =>
    Array.from({ length: Number(values.seeds) }, (_, at) => ({
      set,
      api,
      place: {
        turn: Number(values.from) + at,
        solosAKind: Number(values.solos),
        campaigns: Number(values.campaigns),
      },
      scale: Number(values.scale),
    })),
  );
}

async function measure(key: LogKey): Promise<JudgedLog> {
  const name = nameOf(key);
  const { log, labels } = await cachedLog(key, values.cache);
  const started = process.cpuUsage();
  const options = { read: { map: {}, since: NaN, until: NaN }, stdin: process.stdin, now: new Date(0) };
  const { findings } = await analyse([log], options);
  const { user, system } = process.cpuUsage(started);
  process.stderr.write(`${name}: ${((user + system) / 1e6).toFixed(1)} s of processor time, ${log}\n`);
  return judge(findings, readLabels(labels), { name, api: key.api });
}

async function run(wanted: readonly LogKey[]): Promise<JudgedLog[]> {
  const judged: JudgedLog[] = [];
  for (const key of wanted) {
    const result = await measure(key);
    judged.push(result);
    if (values.save === undefined) continue;
    mkdirSync(values.save, { recursive: true });
    writeFileSync(join(values.save, `${result.name}.json`), JSON.stringify(result));
  }
  return judged;
}

function saved(folder: string): JudgedLog[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JudgedLog);
}

const wanted = keys();
if (values.tables !== undefined) {
  process.stdout.write(setReport(saved(values.tables)));
} else if (wanted === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.stdout.write(setReport(await run(wanted)));
}
