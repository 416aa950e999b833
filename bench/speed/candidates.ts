/** What the bench puts side by side: floors, our stages on every format, and the SQL engines people would use instead. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeLog } from './make-log.js';

export interface Candidate {
  readonly name: string;
  readonly command: readonly string[];
  /** Runs that take most of a minute are not repeated. */
  readonly isLong: boolean;
}

const here = import.meta.dirname;
// Tests and builds copy no Python: the scripts lie beside the source.
const scripts = join(here, '..', '..', '..', 'bench', 'speed');

function node(name: string, stage: string, path: string, workers = 1): Candidate {
  const command = [process.execPath, join(here, 'stage.js'), stage, path, String(workers)];
  return { name, command, isLong: stage === 'full' };
}

/** A Python of the bench's own with DuckDB and polars in it; undefined where that cannot be made. */
function pythonIn(folder: string): string | undefined {
  const python = join(folder, 'venv', 'bin', 'python');
  if (existsSync(python)) return python;
  const made = spawnSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  if (made.status !== 0) return undefined;
  const installed = spawnSync(python, ['-m', 'pip', 'install', '--quiet', 'duckdb', 'polars'], { timeout: 600_000 });
  return installed.status === 0 ? python : undefined;
}

function ownStages(log: MadeLog): readonly Candidate[] {
  return [
    node('newlines, a loop over bytes', 'newlines', log.jsonl),
    node('JSON.parse of every line, nothing looked at', 'parsed', log.jsonl),
    node('read JSONL', 'read', log.jsonl),
    node('read JSONL, 2 workers', 'read', log.jsonl, 2),
    node('JSON.parse pipeline: read JSONL --strict', 'strict', log.jsonl),
    node('read JSONL, gzip', 'read', log.gzip),
    node('read CSV', 'read', log.csv),
    node('csv-parse alone', 'csvparse', log.csv),
    node('profiles of JSONL', 'fold', log.jsonl),
    node('profiles of JSONL, 2 workers', 'fold', log.jsonl, 2),
    node('profiles of JSONL, 3 workers', 'fold', log.jsonl, 3),
    node('profiles of CSV', 'fold', log.csv),
    node('whole analysis of JSONL', 'full', log.jsonl),
    node('whole analysis of JSONL, 2 workers', 'full', log.jsonl, 2),
  ];
}

function zstandard(log: MadeLog, folder: string): readonly Candidate[] {
  const zst = join(folder, 'log.jsonl.zst');
  if (existsSync(zst) || spawnSync('zstd', ['-q', log.jsonl, '-o', zst]).status === 0)
    return [node('read JSONL, zstd', 'read', zst)];
  console.error('no zstd program: not measured');
  return [];
}

/** @param cache folder that keeps the Python */
export function candidatesFor(log: MadeLog, folder: string, cache: string): readonly Candidate[] {
  const candidates = [...ownStages(log), ...zstandard(log, folder)];
  const python = pythonIn(cache);
  if (python === undefined) {
    console.error('no Python with DuckDB and polars could be made: not compared, and neither Parquet nor Arrow');
    return inOrder(candidates);
  }
  const sql = (name: string, script: string, path: string): Candidate => {
    return { name, command: [python, join(scripts, script), path], isLong: false };
  };
  const parquet = join(folder, 'log.parquet');
  const arrow = join(folder, 'log.arrow');
  spawnSync(python, [join(scripts, 'duckdb-stage.py'), log.jsonl, parquet], { stdio: 'inherit' });
  spawnSync(python, [join(scripts, 'polars-stage.py'), parquet, arrow], { stdio: 'inherit' });
  candidates.push(
    sql('DuckDB SQL, JSONL', 'duckdb-stage.py', log.jsonl),
    sql('polars, JSONL', 'polars-stage.py', log.jsonl),
  );
  if (existsSync(parquet)) {
    candidates.push(node('read Parquet', 'read', parquet), node('profiles of Parquet', 'fold', parquet));
    candidates.push(sql('DuckDB SQL, Parquet', 'duckdb-stage.py', parquet));
  }
  if (existsSync(arrow)) {
    candidates.push(node('read Arrow', 'read', arrow), node('profiles of Arrow', 'fold', arrow));
    candidates.push(node('whole analysis of Arrow', 'full', arrow));
  }
  return inOrder(candidates);
}

/** The long ones last. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => Number(a.isLong) - Number(b.isLong));
}
