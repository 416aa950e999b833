/** How many inputs are kept of each account: as many as the settings say, fewer where memory is short. */
import type { InputSample } from '../summaries/input-sample.js';
import { poolOf } from '../summaries/pools.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { Share } from './share.js';

/** Events, or profiles added, between two looks at the memory taken; a power of two. */
const LOOK_EVERY = 8192;
/** Samples are not cut below this: fewer inputs tell nothing about an account. */
const SMALLEST_SAMPLE = 8;

/** Samples of the accounts 0 up to `size`. */
interface Samples {
  readonly settings: SummarySettings;
  readonly size: number;
  readonly bytesTaken: number;
  sampleOf(account: number): InputSample | undefined;
}

export class SampleLimit {
  private readonly samples: Samples;
  private readonly budget: number;
  private readonly share: Pick<Share, 'total'>;
  private seen = 0;

  /** @param budget bytes that all states of all threads may take, about */
  constructor(samples: Samples, budget: number, share: Pick<Share, 'total'>) {
    this.samples = samples;
    this.budget = budget;
    this.share = share;
  }

  /** Inputs kept of an account at most. */
  get most(): number {
    const { settings } = this.samples;
    return Math.min(settings.sampleSize, poolOf(settings).sampleLimit);
  }

  /** What is cut to next where memory is short; as it is where that cannot be. */
  get next(): number {
    return Math.min(this.most, Math.max(SMALLEST_SAMPLE, this.most >> 1));
  }

  /** To be called for every event and every profile that is added: now and then it keeps within the budget. */
  look(): void {
    this.seen += 1;
    if (this.seen % LOOK_EVERY === 0) this.keepWithinBudget();
  }

  /** Keeps within the budget, and samples that were cut and others at one size: what accounts send is compared. To be called when profiles were added. */
  settle(): void {
    this.keepWithinBudget();
    let smallest = this.most;
    for (let account = 0; account < this.samples.size; account += 1)
      smallest = Math.min(smallest, this.samples.sampleOf(account)?.limit ?? smallest);
    this.cut(smallest);
  }

  /** Keeps no more inputs of any account than so many. A sample of the k smallest keys, cut to k / 2, is exactly the sample that k / 2 would have kept. */
  cut(limit: number): void {
    if (limit >= this.most) return;
    poolOf(this.samples.settings).sampleLimit = limit;
    for (let account = 0; account < this.samples.size; account += 1) this.samples.sampleOf(account)?.cut(limit);
  }

  private keepWithinBudget(): void {
    if (this.budget === Infinity) return;
    while (this.next < this.most && this.share.total(this.samples.bytesTaken) > this.budget) this.cut(this.next);
  }
}
