/** How large and how fine the summaries of a run are; states made with different settings do not merge. */
export interface SummarySettings {
  /** Distinct inputs kept per account. */
  readonly sampleSize: number;
  /** Evidence rows kept per account. */
  readonly evidenceRows: number;
  /** Distinct addresses, agents, models and system messages kept per account and kind. */
  readonly namesKept: number;
  /** Active time windows kept per account and width. */
  readonly windowsKept: number;
}
