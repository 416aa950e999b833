/** What reading and analysing cost beside a loop over bytes, JSON.parse, csv-parse and DuckDB, in one run: `npm run bench [MEGABYTES]`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLog } from './make-log.js';
import type { MadeLog } from './make-log.js';

const MEGABYTE = 1024 * 1024;
const ROUNDS = 3;

interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly rssMb: number;
}

interface Candidate {
  readonly name: string;
  readonly command: readonly string[];
}

const here = import.meta.dirname;

function node(name: string, stage: string, path: string): Candidate {
  return { name, command: [process.execPath, join(here, 'stage.js'), stage, path] };
}

/** A Python of the bench's own with DuckDB in it; undefined where that cannot be made. */
function pythonIn(folder: string): string | undefined {
  const made = spawnSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  const python = join(folder, 'venv', 'bin', 'python');
  if (made.status !== 0) return undefined;
  const installed = spawnSync(python, ['-m', 'pip', 'install', '--quiet', 'duckdb'], { timeout: 300_000 });
  return installed.status === 0 ? python : undefined;
}

function candidatesFor(log: MadeLog, folder: string): readonly Candidate[] {
  const candidates = [
    node('newlines, a loop over bytes', 'newlines', log.jsonl),
    node('JSON.parse of every line', 'parsed', log.jsonl),
    node('read JSONL', 'read', log.jsonl),
    node('read JSONL --strict', 'strict', log.jsonl),
    node('read JSONL, gzip', 'read', log.gzip),
    node('read CSV', 'read', log.csv),
    node('read CSV --strict (csv-parse)', 'strict', log.csv),
    node('read and profile JSONL', 'fold', log.jsonl),
    node('whole analysis JSONL', 'full', log.jsonl),
  ];
  const zst = join(folder, 'log.jsonl.zst');
  if (spawnSync('zstd', ['-q', log.jsonl, '-o', zst]).status === 0)
    candidates.push(node('read JSONL, zstd', 'read', zst));
  else console.error('no zstd program: not measured');
  const python = pythonIn(folder);
  if (python === undefined) {
    console.error('no Python with DuckDB could be made: not compared, and no Parquet');
    return candidates;
  }
  // Tests and builds copy no Python: the script lies beside the source.
  const script = join(here, '..', '..', '..', 'bench', 'speed', 'duckdb-stage.py');
  const parquet = join(folder, 'log.parquet');
  candidates.push({ name: 'DuckDB SQL, JSONL', command: [python, script, log.jsonl] });
  spawnSync(python, [script, log.jsonl, parquet], { stdio: 'inherit' });
  if (existsSync(parquet)) {
    candidates.push(node('read Parquet', 'read', parquet));
    candidates.push({ name: 'DuckDB SQL, Parquet', command: [python, script, parquet] });
  }
  return candidates;
}

function measure({ name, command: [program = '', ...args] }: Candidate, rows: number): Cost {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * MEGABYTE });
  const wall = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status ?? 'a signal'}: ${stderr.slice(-500)}`);
  const told = JSON.parse(stdout) as { rows: number; cpu: number; rssMb: number };
  if (told.rows !== rows) throw new Error(`${name} counted ${told.rows} rows of ${rows}`);
  return { cpu: told.cpu, wall, rssMb: told.rssMb };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function table(candidates: readonly Candidate[], costs: ReadonlyMap<string, readonly Cost[]>): void {
  const cpuOf = (name: string): number => median((costs.get(name) ?? []).map(({ cpu }) => cpu));
  const bases = ['newlines, a loop over bytes', 'JSON.parse of every line', 'DuckDB SQL, JSONL'].map(cpuOf);
  console.log('| stage | CPU s | wall s | peak RSS MB | / newlines | / JSON.parse | / DuckDB JSONL |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { name } of candidates) {
    const all = costs.get(name) ?? [];
    const wall = median(all.map((cost) => cost.wall));
    const rss = median(all.map(({ rssMb }) => rssMb));
    const ratios = bases.map((base) => (Number.isNaN(base) ? '-' : (cpuOf(name) / base).toFixed(2)));
    console.log(`| ${[name, cpuOf(name).toFixed(2), wall.toFixed(2), rss.toFixed(0), ...ratios].join(' | ')} |`);
  }
}

const megabytes = Number(process.argv[2] ?? 200);
if (!(megabytes > 0)) throw new Error('npm run bench -- MEGABYTES');
const folder = mkdtempSync(join(tmpdir(), 'clonewatch-bench-'));
try {
  const log = makeLog(folder, megabytes * MEGABYTE);
  console.log(
    `${log.rows} records, ${(log.bytes / MEGABYTE).toFixed(0)} MB of JSON lines; medians of ${ROUNDS} interleaved rounds\n`,
  );
  const candidates = candidatesFor(log, folder);
  const costs = new Map<string, Cost[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const candidate of candidates) costs.get(candidate.name)?.push(measure(candidate, log.rows));
  }
  table(candidates, costs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
