/** `npm run evaluate:exposure -- LOG LABELS FIDELITY [...]`: how well the estimated copies match those really trained. */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sampling } from '../src/config/defaults.js';
import { estimateExposure, type Exposure } from '../src/exposure/estimate.js';
import { makeFeatureTable } from '../src/features/table.js';
import { buildPopulation } from '../src/population/population.js';
import { ProfileStore } from '../src/profiles/build.js';
import { readLog } from '../src/read/read.js';
import { scoreAccounts } from '../src/scores/score.js';
import { type Label, readLabels } from './labels.js';

/** One measured copy: `unit` is a campaign, or an account that acts alone. */
interface Fidelity {
  readonly unit: string;
  readonly queries: number;
  readonly agreement: number;
}

interface Compared {
  readonly log: string;
  readonly unit: string;
  readonly attack: string;
  readonly estimate: Exposure;
  readonly truth: readonly Fidelity[];
}

function readFidelity(path: string): Fidelity[] {
  const rows = parse<Record<string, string>>(readFileSync(path, 'utf8'), { columns: true, bom: true });
  return rows.map((row) => ({
    unit: (['campaign', 'unit', 'account'].map((name) => row[name]).find(Boolean) ?? '').replace(/^solo:/, ''),
    queries: Number(row['queries']),
    agreement: Number(row['agreement']),
  }));
}

/** Attackers by the unit they belong to. */
function unitsOf(labels: Iterable<Label>): Map<string, Label[]> {
  const units = new Map<string, Label[]>();
  for (const label of labels) {
    if (!label.isAttacker) continue;
    const unit = label.campaign === '' ? label.account : label.campaign;
    units.set(unit, [...(units.get(unit) ?? []), label]);
  }
  return units;
}

async function compare(log: string, labelsPath: string, fidelityPath: string): Promise<Compared[]> {
  const store = new ProfileStore(sampling);
  const options = { map: {}, since: NaN, until: NaN, stdin: process.stdin };
  const { fields } = await readLog([log], options, (event) => {
    store.accumulate(event);
  });
  store.seal();
  const population = buildPopulation(store.profiles());
  const scores = scoreAccounts(population, makeFeatureTable(population, fields));
  const indexes = new Map(population.members.map(({ profile, index }) => [profile.account, index]));
  const units = [...unitsOf(readLabels(labelsPath).values())];
  const campaigns = units.map(([, accounts]) => ({
    members: accounts.flatMap(({ account }) => indexes.get(account) ?? []),
  }));
  const before = process.cpuUsage();
  const estimates = estimateExposure({ population, scores, campaigns });
  const { user, system } = process.cpuUsage(before);
  process.stderr.write(`${log}: estimated in ${((user + system) / 1e6).toFixed(1)} s of processor time\n`);
  const truth = readFidelity(fidelityPath);
  return units.flatMap(([unit, accounts], i) => {
    const estimate = estimates.campaign(i);
    const measured = truth.filter((row) => row.unit === unit);
    if (estimate === null || measured.length === 0) return [];
    const name = basename(dirname(resolve(log)));
    return [{ log: name, unit, attack: accounts[0]?.attack ?? '', estimate, truth: measured }];
  });
}

/** The range at so many queries, between the points of the printed curve. */
function rangeAt({ curve }: Exposure, queries: number): { readonly low: number; readonly high: number } | undefined {
  const right = curve.findIndex((point) => point.queries >= queries);
  const [a, b] = [curve[right - 1], curve[right]];
  if (a === undefined || b === undefined) return undefined;
  const share = Math.log(queries / a.queries) / Math.log(b.queries / a.queries);
  return { low: a.low + share * (b.low - a.low), high: a.high + share * (b.high - a.high) };
}

function holds({ low, high }: { readonly low: number; readonly high: number }, agreement: number): boolean {
  return agreement >= low && agreement <= high;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** The copy taught the most answers. */
function finalOf({ truth }: Compared): Fidelity {
  return truth.reduce((last, row) => (row.queries > last.queries ? row : last));
}

/** Share of an account's answers that a copy must have learnt from to be the copy the range speaks about: others learnt from the attack, and not from its cover. */
const WHOLE = 0.7;

function isWhole(compared: Compared): boolean {
  return finalOf(compared).queries >= WHOLE * compared.estimate.queries;
}

function isHeld(compared: Compared): boolean {
  return holds(compared.estimate, finalOf(compared).agreement);
}

function share(part: number, all: number): string {
  return all === 0 ? 'none' : ((100 * part) / all).toFixed(0) + ' %';
}

function listUnits(compared: readonly Compared[]): string[] {
  const rows = compared.map((one) => {
    const { log, unit, attack, estimate } = one;
    const range = `${estimate.low.toFixed(3)} to ${estimate.high.toFixed(3)}`;
    const { queries, agreement } = finalOf(one);
    const cells = [
      log,
      unit,
      attack,
      estimate.queries,
      queries,
      agreement.toFixed(3),
      range,
      isHeld(one) ? 'yes' : 'no',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| log | unit | attack | answers | learnt from | true agreement | estimate | held |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

function listLogs(compared: readonly Compared[]): string[] {
  const rows = [...new Set(compared.map(({ log }) => log))].map((log) => {
    const own = compared.filter((one) => one.log === log);
    return `| ${[log, ...heldCells(own)].join(' | ')} |`;
  });
  return [
    '| log | copies | held by the range | taught everything | of these held | median width |',
    '| --- | ------ | ----------------- | ----------------- | ------------- | ------------ |',
    ...rows,
    `| all | ${heldCells(compared).join(' | ')} |`,
  ];
}

function heldCells(compared: readonly Compared[]): string[] {
  const whole = compared.filter(isWhole);
  const counts = [compared, compared.filter(isHeld), whole, whole.filter(isHeld)].map(({ length }) => String(length));
  return [...counts, median(compared.map(({ estimate }) => estimate.high - estimate.low)).toFixed(3)];
}

function report(compared: readonly Compared[]): void {
  const partial = compared.flatMap(({ estimate, truth }) =>
    truth.flatMap(({ queries, agreement }) => {
      const range = rangeAt(estimate, queries);
      return range === undefined ? [] : [holds(range, agreement)];
    }),
  );
  const held = compared.filter(isHeld).length;
  const lines = [
    ...listUnits(compared),
    '',
    ...listLogs(compared),
    '',
    `The range held the final agreement in ${String(held)} of ${String(compared.length)} cases (${share(held, compared.length)}); along the curves in ${share(partial.filter(Boolean).length, partial.length)} of ${String(partial.length)} points.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const paths = process.argv.slice(2);
if (paths.length === 0 || paths.length % 3 !== 0) {
  process.stderr.write('usage: npm run evaluate:exposure -- LOG LABELS FIDELITY [LOG LABELS FIDELITY ...]\n');
  process.exitCode = 2;
} else {
  const compared: Compared[] = [];
  for (let i = 0; i < paths.length; i += 3) {
    compared.push(...(await compare(paths[i] ?? '', paths[i + 1] ?? '', paths[i + 2] ?? '')));
  }
  report(compared);
}
