/** `npm run evaluate:all -- --set tune`: plays the protocol's logs, runs the main job on them and prints the tables. */
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { JudgedLog } from './protocol/judged.js';
import { type Plan, reportKinds, reportOf } from './protocol/reports.js';
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
  --alarm           cut every attacker off after its first n rows and print the n at which it is first seen
  --blocking        share of the pairs of one operator that blocking proposes, and pairs examined an account
  --ablation        leave out one family of features after another, peers, excuses, parts and campaigns; every feature alone
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
    alarm: { type: 'boolean', default: false },
    blocking: { type: 'boolean', default: false },
    ablation: { type: 'boolean', default: false },
    cache: { type: 'string', default: join(tmpdir(), 'clonewatch-protocol') },
    save: { type: 'string' },
    tables: { type: 'string' },
  },
});

function planned(): Plan | undefined {
  const set = setNames.find((name) => name === values.set) ?? null;
  if (set === null && values.dev.length === 0) return undefined;
  if ((values.only ?? []).some((name) => !apiNames.includes(name as ApiName))) return undefined;
  return {
    report: reportKinds.find((kind) => kind !== 'ranking' && values[kind]) ?? 'ranking',
    set: values.dev.length > 0 ? null : set,
    apis: apiNames.filter((name) => values.only?.includes(name) ?? true),
    seeds: Number(values.seeds),
    from: Number(values.from),
    scale: Number(values.scale),
    solos: Number(values.solos),
    lone: values.lone === undefined ? null : Number(values.lone),
    campaigns: Number(values.campaigns),
    folders: values.dev,
    cache: values.cache,
    save: values.save ?? null,
  };
}

function saved(folder: string): JudgedLog[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JudgedLog);
}

const plan = planned();
if (values.tables !== undefined) {
  process.stdout.write(setReport(saved(values.tables)));
} else if (plan === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  process.stdout.write(await reportOf(plan));
}
