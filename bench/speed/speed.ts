/** What reading and analysing cost beside a loop over bytes, JSON.parse, csv-parse, DuckDB and polars, in one run: `npm run bench -- [MEGABYTES [ROUNDS]]`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Candidate } from './candidates.js';
import { candidatesFor } from './candidates.js';
import { makeLog } from './make-log.js';
import type { Cost } from './tables.js';
import { costTable, targetTable } from './tables.js';

const MEGABYTE = 1024 * 1024;

function measure({ name, command: [program = '', ...args] }: Candidate, rows: number): Cost {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * MEGABYTE });
  const wall = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status ?? 'a signal'}: ${stderr.slice(-500)}`);
  const told = JSON.parse(stdout) as { rows: number; cpu: number; rssMb: number; mainCpu?: number };
  if (told.rows !== rows) throw new Error(`${name} counted ${told.rows} rows of ${rows}`);
  return { cpu: told.cpu, wall, rssMb: told.rssMb, mainCpu: told.mainCpu ?? NaN };
}

const megabytes = Number(process.argv[2] ?? 200);
const rounds = Number(process.argv[3] ?? 3);
if (!(megabytes > 0 && rounds >= 1)) throw new Error('npm run bench -- MEGABYTES ROUNDS');
const cache = join(tmpdir(), 'clonewatch-bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'clonewatch-bench-'));
try {
  const log = makeLog(folder, megabytes * MEGABYTE);
  const size = `${log.rows} records of 5,000 accounts, ${(log.bytes / MEGABYTE).toFixed(0)} MB of JSON lines`;
  const [processor] = cpus();
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  console.log(
    `${size}; Node ${process.version}, ${cpus().length} x ${processor?.model ?? '?'}, load ${load} at the start`,
  );
  console.log(`${rounds === 1 ? 'One round' : `Medians of ${rounds} interleaved rounds; whole analyses once`}.\n`);
  const candidates = candidatesFor(log, folder, cache);
  const costs = new Map<string, Cost[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const candidate of candidates) {
      if (candidate.isLong && round > 0) continue;
      const cost = measure(candidate, log.rows);
      costs.get(candidate.name)?.push(cost);
      console.error(`round ${round + 1}: ${candidate.name}: ${cost.cpu.toFixed(2)} CPU s, ${cost.wall.toFixed(0)} s`);
    }
  }
  console.log(costTable(candidates, costs));
  console.log(`\n${targetTable(costs)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
