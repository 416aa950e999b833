/** What a report draws of one suspect beyond its numbers: place among peers, hours of the week, where in input space it asks. */
import type { Feature } from '../features/feature.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';
import type { PeerSpread } from '../scores/peer-spread.js';
import type { SparseColumn } from '../stats/sparse-column.js';
import type { AccountDetails, PeersFinding, SquaresFinding, WeekFinding } from './plots.js';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** 1 January 1970 was a Thursday: three days after the Monday a week begins with here. */
const HOURS_AFTER_MONDAY = 3 * 24;

export interface DetailFrame {
  readonly population: Population;
  readonly spread: PeerSpread;
  readonly features: readonly Feature[];
  /** Values of a feature by account index. */
  valuesOf(feature: Feature): SparseColumn;
}

export function describeDetails(index: number, frame: DetailFrame): AccountDetails | null {
  const member = frame.population.members[index];
  if (member === undefined) return null;
  return {
    peers: describePeers(index, frame),
    week: describeWeek(member.profile),
    coverage: describeSquares(member.profile, frame.population),
  };
}

function describePeers(index: number, frame: DetailFrame): Record<string, PeersFinding> {
  const found: Record<string, PeersFinding> = {};
  for (const feature of frame.features) {
    const values = frame.valuesOf(feature);
    if (values.placeOf(index) < 0) continue;
    const quantiles = frame.spread.of(values, index);
    if (quantiles === null) continue;
    const [low, lowerQuarter, upperQuarter, high] = quantiles;
    found[feature.id] = { low, lowerQuarter, upperQuarter, high };
  }
  return found;
}

/** The sample of two-minute windows says when an account works at hardly any cost; exact counts would outweigh the profile. */
function describeWeek({ moments, calendar }: Profile): WeekFinding | null {
  const { long } = moments;
  if (long.size === 0) return null;
  const windows = new Array<number>(WEEK_HOURS).fill(0);
  for (const window of long.entries()) {
    const hour = Math.floor((window * long.widthMs) / HOUR_MS) + HOURS_AFTER_MONDAY;
    windows[hour % WEEK_HOURS] = (windows[hour % WEEK_HOURS] ?? 0) + 1;
  }
  const [sunday = 0, ...others] = calendar.weekdays;
  return {
    windows,
    windowSeconds: long.widthMs / 1000,
    sampled: long.size,
    active: long.distinct(),
    weekdays: [...others, sunday],
  };
}

function describeSquares(profile: Profile, population: Population): SquaresFinding | null {
  const { kind } = population.member(profile);
  const squares = population.squares(profile);
  if (squares.length === 0) return null;
  const counts = new Map<number, number>();
  for (const square of squares) counts.set(square, (counts.get(square) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return { kind, squares: sorted.map(([square]) => square), counts: sorted.map(([, count]) => count) };
}
