/** One feature, and what it says of one account. */

/** A feature that was looked at, whether it applied to an account or not. */
export interface MeasuredFeature {
  readonly id: string;
  readonly unit: string;
}

export interface FeatureFinding {
  readonly id: string;
  /** Null when not applicable. */
  readonly value: number | null;
  readonly unit: string;
  /** Share of comparable accounts with a smaller value, 0..100; null when not applicable. */
  readonly percentile: number | null;
  /** Median of comparable accounts; null when not applicable. */
  readonly usual: number | null;
  /** Share of the suspicion this feature adds (negative: lowers it); 0 for trial features. */
  readonly contribution: number;
  readonly applicable: boolean;
  /** What was seen, in words; empty when not applicable, and in brief where it is neither unusual nor adds anything. */
  readonly explanation: string;
}
