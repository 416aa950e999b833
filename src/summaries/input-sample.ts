/** A uniform sample of the distinct inputs of one account: the k smallest keys with what the second phase needs of each. */
import type { EventView } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { ObjectState } from './summary.js';

export class InputSample implements ObjectState<InputSample> {
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Inputs kept. */
  get size(): number {
    return 0;
  }

  offer(_event: EventView, _input: RepresentedInput): void {
    throw new Error('not built yet');
  }

  /** Distinct inputs asked: exact while all are kept, else estimated. */
  distinct(): number {
    return 0;
  }

  /** Rows that brought an input. */
  requests(): number {
    return 0;
  }

  /** Rows that repeated one of the kept inputs within 60 s. */
  retries(): number {
    return 0;
  }

  /** Kept inputs by ascending key; made anew on every call. */
  entries(): readonly SampledInput[] {
    return [];
  }

  merge(_from: InputSample): void {
    throw new Error('not built yet');
  }

  encode(): Uint8Array {
    throw new Error('not built yet');
  }

  static decode(_bytes: Uint8Array, _limit: number): InputSample {
    throw new Error('not built yet');
  }

  byteSize(): number {
    return 0;
  }
}
