/** Measures over several logs with bootstrap intervals: logs are kept, units and honest accounts are drawn again. */
import { averagePrecision, lineAtFalsePositiveRate, recallAtFalsePositiveRate, type Scored } from '../metrics.js';
import { Random } from '../scenarios/random.js';
import { honestOf, unitsOf, type JudgedAccount, type JudgedLog, type Unit } from './judged.js';

/** A log as units and honest accounts, possibly drawn again. */
export interface Drawn {
  readonly units: readonly Unit[];
  readonly honest: readonly JudgedAccount[];
}

export interface Interval {
  readonly value: number;
  /** Middle 95 % of the bootstrap. */
  readonly low: number;
  readonly high: number;
  /** Units behind the value. */
  readonly units: number;
}

/** Campaigns of so many accounts have to be found as campaigns. */
export const BIG = 10;
const DRAWS = 300;

function scored(accounts: readonly JudgedAccount[], positive: boolean): Scored[] {
  return accounts.map(({ score }) => ({ score, positive }));
}

function against(units: readonly Unit[], { honest }: Drawn): Scored[] {
  return [
    ...scored(honest, false),
    ...scored(
      units.flatMap(({ members }) => members),
      true,
    ),
  ];
}

export function isSolo({ members, campaign }: Unit): boolean {
  return campaign === '' && members.length === 1;
}

/** Line that 1 % of the honest accounts reach. */
export function lineOf({ honest }: Pick<Drawn, 'honest'>): number {
  return lineAtFalsePositiveRate(scored(honest, false), 0.01);
}

export function shareAbove({ members }: Unit, line: number): number {
  return members.filter(({ score }) => score >= line).length / members.length;
}

/** A measure of one log; NaN where the log has nothing to measure. */
export type Measure = (drawn: Drawn) => number;

export const soloPrecision: Measure = (drawn) => averagePrecision(against(drawn.units.filter(isSolo), drawn));
export const soloRecall: Measure = (drawn) =>
  recallAtFalsePositiveRate(against(drawn.units.filter(isSolo), drawn), 0.01);
export const precision: Measure = (drawn) => averagePrecision(against(drawn.units, drawn));

export const campaignsFound: Measure = (drawn) => {
  const big = drawn.units.filter(({ members }) => members.length >= BIG);
  const line = lineOf(drawn);
  return big.filter((unit) => shareAbove(unit, line) >= 0.5).length / big.length;
};

/** Mean share of the members found, of the units a test picks. */
export function meanRecall(picks: (unit: Unit) => boolean): Measure {
  return (drawn) => {
    const picked = drawn.units.filter(picks);
    const line = lineOf(drawn);
    return picked.reduce((sum, unit) => sum + shareAbove(unit, line), 0) / picked.length;
  };
}

function again<Item>(items: readonly Item[], random: Random): Item[] {
  return items.map(() => random.pick(items));
}

function overLogs(drawn: readonly Drawn[], measure: Measure, picks: (unit: Unit) => boolean): number {
  let sum = 0;
  let weight = 0;
  for (const log of drawn) {
    const units = log.units.filter(picks).length;
    const value = measure(log);
    if (Number.isNaN(value) || units === 0) continue;
    sum += units * value;
    weight += units;
  }
  return sum / weight;
}

/** Mean over the logs, weighted by the units it is about. */
export function estimate(logs: readonly JudgedLog[], measure: Measure, picks: (unit: Unit) => boolean): Interval {
  const drawn = logs.map((log) => ({ units: unitsOf(log), honest: honestOf(log) }));
  const random = new Random(5, 'bootstrap');
  const values = Array.from({ length: DRAWS }, () =>
    overLogs(
      drawn.map(({ units, honest }) => ({ units: again(units, random), honest: again(honest, random) })),
      measure,
      picks,
    ),
  )
    .filter((value) => !Number.isNaN(value))
    .sort((one, other) => one - other);
  return {
    value: overLogs(drawn, measure, picks),
    low: values[Math.floor(0.025 * values.length)] ?? NaN,
    high: values[Math.ceil(0.975 * values.length) - 1] ?? NaN,
    units: drawn.reduce((sum, { units }) => sum + units.filter(picks).length, 0),
  };
}
