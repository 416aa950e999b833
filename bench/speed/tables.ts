/** The costs of a bench as Markdown: all stages side by side, and the ratios that were aimed at beside those that came out. */

export interface Cost {
  /** Seconds of processor time of the whole process. */
  readonly cpu: number;
  readonly wall: number;
  readonly rssMb: number;
  /** Of it that of the main thread; NaN where the system does not tell. */
  readonly mainCpu: number;
}

type Costs = ReadonlyMap<string, readonly Cost[]>;

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function cpuOf(costs: Costs, name: string): number {
  return median((costs.get(name) ?? []).map(({ cpu }) => cpu));
}

function mainOf(costs: Costs, name: string): number {
  return median((costs.get(name) ?? []).map(({ mainCpu }) => mainCpu));
}

const FLOOR = 'newlines, a loop over bytes';
/** JSON.parse of every line and the same events made of what it gives: what reading is compared with. */
const PIPELINE = 'JSON.parse pipeline: read JSONL --strict';
const DUCKDB = 'DuckDB SQL, JSONL';
const POLARS = 'polars, JSONL';

function shown(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '-';
}

export function costTable(candidates: readonly { readonly name: string }[], costs: Costs): string {
  const lines = [
    '| stage | CPU s | of it main thread | wall s | peak RSS MB | / newlines | / JSON.parse pipeline | / DuckDB JSONL | / polars JSONL |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { name } of candidates) {
    const all = costs.get(name) ?? [];
    const cpu = cpuOf(costs, name);
    const ratios = [FLOOR, PIPELINE, DUCKDB, POLARS].map((base) => shown(cpu / cpuOf(costs, base), 2));
    const wall = shown(median(all.map((cost) => cost.wall)), 1);
    const rss = shown(median(all.map(({ rssMb }) => rssMb)), 0);
    lines.push(`| ${[name, shown(cpu, 2), shown(mainOf(costs, name), 2), wall, rss, ...ratios].join(' | ')} |`);
  }
  return lines.join('\n');
}

interface Target {
  readonly what: string;
  readonly most: number;
  value(costs: Costs): number;
}

function ratio(what: string, [stage, base]: readonly [string, string], most: number): Target {
  return { what, most, value: (costs) => cpuOf(costs, stage) / cpuOf(costs, base) };
}

/**
 * Two workers against one, on free processors: a run then takes as long as its busiest thread. The wall time itself says
 * nothing on a machine that others use. All threads but the main one count as one, so the truth is not worse.
 */
function busiest(costs: Costs, name: string): number {
  const main = mainOf(costs, `${name}, 2 workers`);
  return Math.max(main, cpuOf(costs, `${name}, 2 workers`) - main) / mainOf(costs, name);
}

const targets: readonly Target[] = [
  ratio('reading JSONL / newlines', ['read JSONL', FLOOR], 2),
  ratio('reading JSONL / JSON.parse pipeline', ['read JSONL', PIPELINE], 0.5),
  ratio('reading CSV / csv-parse', ['read CSV', 'csv-parse alone'], 0.25),
  ratio('profiles of JSONL / DuckDB SQL', ['profiles of JSONL', DUCKDB], 1),
  ratio('whole analysis of JSONL / DuckDB SQL', ['whole analysis of JSONL', DUCKDB], 1),
  ratio('whole analysis of JSONL / polars', ['whole analysis of JSONL', POLARS], 0.65),
  ratio('whole analysis of Arrow / DuckDB SQL on JSONL', ['whole analysis of Arrow', DUCKDB], 0.8),
  {
    what: 'profiles of JSONL, busiest of 2 threads / 1 thread',
    most: 0.65,
    value: (costs) => busiest(costs, 'profiles of JSONL'),
  },
  {
    what: 'whole analysis of JSONL, busiest of 2 threads / 1 thread',
    most: 0.65,
    value: (costs) => busiest(costs, 'whole analysis of JSONL'),
  },
];

export function targetTable(costs: Costs): string {
  const lines = ['| ratio of CPU seconds | aimed at | measured | |', '| --- | --- | --- | --- |'];
  for (const target of targets) {
    const { what, most } = target;
    const measured = target.value(costs);
    const verdict = Number.isFinite(measured) ? (measured <= most ? 'met' : 'missed') : 'not measured';
    lines.push(`| ${what} | ${most} | ${shown(measured, 2)} | ${verdict} |`);
  }
  return lines.join('\n');
}
