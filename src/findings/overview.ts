/** What all accounts look like together, as numbers a plot can be drawn from: computed once, for every reporter. */
import { MAP_COLUMNS, MAP_ROWS } from '../population/coverage-map.js';
import { useKinds } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import type { Level } from './level.js';
import type { AccountMapFinding, CoverageFinding, Overview, TrafficFinding } from './plots.js';

const HOUR_MS = 3_600_000;
/** Bins of the traffic plot: a week by the hour. */
const MOST_BINS = 168;
/** Squares of the map of all accounts. */
const COLUMNS = 40;
const ROWS = 20;

/** One account as the overview needs it. */
export interface Placed {
  readonly index: number;
  readonly suspicion: number;
  readonly isSuspect: boolean;
}

/** @param lifted scores by account index, after what campaigns lift; levels likewise */
export function placeAccounts(
  { accounts, calibrations }: Scores,
  lifted: Float64Array,
  levels: readonly Level[],
): Placed[] {
  return accounts.map(({ member }, index) => ({
    index,
    suspicion: calibrations[member.kind].suspicion(lifted[index] ?? 0),
    isSuspect: levels[index] !== 'none',
  }));
}

interface Span {
  readonly binHours: number;
  readonly first: number;
  readonly last: number;
}

export function describeOverview(population: Population, accounts: readonly Placed[]): Overview {
  return {
    traffic: describeTraffic(population, accounts),
    accountMap: describeMap(population, accounts),
    coverage: describeCoverage(population),
  };
}

/** Bins of the widest timeline among the accounts, doubled until the whole period fits; bins lie at whole multiples of their width. */
function spanOf(population: Population): Span | null {
  let [binHours, from, to] = [1, Infinity, -Infinity];
  for (const { profile } of population.members) {
    const { firstTime, lastTime } = profile.volume;
    if (!Number.isFinite(firstTime) || !Number.isFinite(profile.timeline.startBin)) continue;
    binHours = Math.max(binHours, profile.timeline.binHours);
    from = Math.min(from, firstTime);
    to = Math.max(to, lastTime);
  }
  if (from > to) return null;
  const place = (time: number): number => Math.floor(time / HOUR_MS / binHours);
  while (place(to) - place(from) >= MOST_BINS) binHours *= 2;
  return { binHours, first: place(from), last: place(to) };
}

function describeTraffic(population: Population, accounts: readonly Placed[]): TrafficFinding | null {
  const span = spanOf(population);
  if (span === null) return null;
  const all = new Array<number>(span.last - span.first + 1).fill(0);
  const suspects = [...all];
  for (const { index, isSuspect } of accounts) {
    const timeline = population.members[index]?.profile.timeline;
    if (timeline === undefined || !Number.isFinite(timeline.startBin)) continue;
    timeline.bins.forEach((count, bin) => {
      const at = Math.floor(((timeline.startBin + bin) * timeline.binHours) / span.binHours) - span.first;
      if (count === 0 || at < 0 || at >= all.length) return;
      all[at] = (all[at] ?? 0) + count;
      if (isSuspect) suspects[at] = (suspects[at] ?? 0) + count;
    });
  }
  const start = new Date(span.first * span.binHours * HOUR_MS).toISOString();
  return { start, binHours: span.binHours, counts: all, suspects };
}

/** Suspicion upwards, distinct inputs to the right on a logarithmic scale. */
function describeMap(population: Population, accounts: readonly Placed[]): AccountMapFinding {
  const most = population.members.reduce((top, { distinct }) => Math.max(top, distinct), 1);
  const decades = Math.max(1, Math.ceil(Math.log10(most)));
  const counts = new Array<number>(COLUMNS * ROWS).fill(0);
  for (const { index, suspicion } of accounts) {
    const inputs = Math.max(1, population.members[index]?.distinct ?? 1);
    const column = Math.min(COLUMNS - 1, Math.floor((Math.log10(inputs) / decades) * COLUMNS));
    const row = Math.min(ROWS - 1, Math.floor(suspicion * ROWS));
    const at = row * COLUMNS + column;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { columns: COLUMNS, rows: ROWS, decades, counts };
}

function describeCoverage(population: Population): CoverageFinding[] {
  return useKinds.flatMap((kind): CoverageFinding[] => {
    const map = kind === 'none' ? null : population.coverage(kind);
    if (map === null) return [];
    return [{ kind, columns: MAP_COLUMNS, rows: MAP_ROWS, accounts: map.accounts, shares: [...map.shares] }];
  });
}
