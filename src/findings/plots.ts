/** Those parts of the document that plots are drawn from, and the quality of the log. */

export interface QualityFinding {
  /** What was looked at: `gaps`, `clock`, `missing-fields`, ... */
  readonly id: string;
  readonly status: 'good' | 'limited' | 'bad' | 'unknown';
  /** The measurements behind it, by name. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly seen: string;
  /** What it does to the confidence in the ranking; empty when nothing. */
  readonly effect: string;
}

export interface Overview {
  /** Requests over time; null without times. */
  readonly traffic: TrafficFinding | null;
  readonly accountMap: AccountMapFinding;
  /** Where in input space everybody asks, by kind of use. */
  readonly coverage: readonly CoverageFinding[];
}

export interface TrafficFinding {
  readonly start: string;
  readonly binHours: number;
  /** Requests of all accounts by bin, and those of accounts above level none. */
  readonly counts: readonly number[];
  readonly suspects: readonly number[];
}

/** How many accounts lie where: suspicion upwards (0 to 1), distinct inputs to the right (1 to 10^decades, logarithmic). */
export interface AccountMapFinding {
  readonly columns: number;
  readonly rows: number;
  readonly decades: number;
  /** By square, lowest suspicion first, `row * columns + column`. */
  readonly counts: readonly number[];
}

export interface CoverageFinding {
  readonly kind: 'chat' | 'text' | 'row' | 'none';
  readonly columns: number;
  readonly rows: number;
  /** Accounts whose inputs shaped the map. */
  readonly accounts: number;
  /** Share of the accounts' inputs by square; the outermost squares hold everything beyond. Sums to 1. */
  readonly shares: readonly number[];
}

export interface AccountDetails {
  /** Spread of the comparable accounts by feature id. */
  readonly peers: Readonly<Record<string, PeersFinding>>;
  readonly week: WeekFinding | null;
  readonly coverage: SquaresFinding | null;
}

/** Values that 5, 25, 75 and 95 of a hundred comparable accounts lie below. */
export interface PeersFinding {
  readonly low: number;
  readonly lowerQuarter: number;
  readonly upperQuarter: number;
  readonly high: number;
}

export interface WeekFinding {
  /** Windows with activity by hour of the week (UTC), 168 counts from Monday 00:00 on: all of them, or a uniform sample. */
  readonly windows: readonly number[];
  readonly windowSeconds: number;
  /** Windows counted here, and active ones there were (estimated when sampled). */
  readonly sampled: number;
  readonly active: number;
  /** Requests by weekday from Monday on, exact. */
  readonly weekdays: readonly number[];
}

/** The account's sampled inputs on the map of its kind of use. */
export interface SquaresFinding {
  readonly kind: CoverageFinding['kind'];
  readonly squares: readonly number[];
  readonly counts: readonly number[];
}

export interface NotApplicable {
  readonly id: string;
  readonly kind: 'feature' | 'link';
  readonly missing: readonly string[];
}

/** A stretch in which the use of an account stands above its own history. */
export interface SurgeFinding {
  /** `sudden`: at most three bins of the timeline; `sustained`: longer. */
  readonly kind: 'sudden' | 'sustained';
  /** ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  readonly requests: number;
  /** What its own history makes expect in the same time. */
  readonly expected: number;
}
