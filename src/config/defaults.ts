/** Every number the method rests on that is not a feature's own threshold: value, unit, why this value. */

/** How much of each account is kept and looked at. */
export const sampling = {
  /** Distinct inputs kept per account; the ranking barely moves between 32 and 256, drift wants 8 blocks of 16. */
  sampleSize: 128,
  /** Evidence rows per account: enough to see a habit, little enough for a million accounts. */
  evidenceRows: 4,
  /** Distinct addresses, agents, models, system messages kept per account and kind. */
  namesKept: 32,
  /** Active time windows kept per account and width. */
  windowsKept: 64,
  /** Inputs per account that fill cells: first of the sample, so equal for everybody with as many. */
  cellInputs: 64,
  /** Inputs per account whose neighbours are looked up. */
  neighbourInputs: 64,
  /** Inputs each account lends to the pool of strangers, and the pool's bound. */
  poolPerAccount: 6,
  poolSize: 5_000,
  /** Distance evaluations in all; the pool shrinks to stay below it in logs of many accounts. */
  distanceBudget: 600_000_000,
  /** Inputs per account behind column scales and quantile edges: everybody weighs the same. */
  pilotInputs: 24,
} as const;

/** Cells: the input's bucket in seeded locality-sensitive tables (docs/method.md). */
export const cellTables = {
  /** Weighted minhash of words and word pairs; 8 tables cost .02 of AUC against 32. */
  text: 32,
  /** Random grids over three fields; 16 cost .02 against 48. */
  row: 48,
  /** Fields joined by one grid. */
  gridFields: 3,
  /** Quantile bins per numeric field. */
  gridBins: 4,
} as const;

/** Who is compared with whom. */
export const peers = {
  /** Accounts nearest in volume whose median is "usual". */
  nearest: 150,
  /** Below this many comparable accounts nothing is compared. */
  fewest: 20,
  /** Distinct inputs below which content is not judged. */
  fewestInputs: 5,
} as const;

export const seeds = {
  cells: 0x51ed270b,
  neighbours: 0x2545f491,
  shuffles: 0x9e3779b1,
  groups: 0x85ebca6b,
} as const;

/** From score to suspicion; the shape is in scores/calibration.ts. */
export const calibration = {
  /** Score that is one half at least: in a log where nobody stands out, nobody gets there. */
  floor: 0.8,
  /** Smallest slope of the tail, so that a log of equal accounts does not make noise extreme. */
  smallestSlope: 0.05,
  /** Narrowest rise from 0 to 1. */
  narrowest: 0.12,
} as const;

/** Suspicion at which each level begins. */
export const levelFloors = {
  watch: 0.25,
  suspect: 0.5,
  critical: 0.85,
} as const;
