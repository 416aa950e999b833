/** The names an account used (addresses, agents, models, ...): the k with the smallest hashes, each with its exact count. */
import type { TextSlice } from '../events/event.js';
import type { ObjectState } from './summary.js';

export interface CountedName {
  readonly name: string;
  readonly count: number;
}

export class NameSample implements ObjectState<NameSample> {
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  offer(_slice: TextSlice): void {
    throw new Error('not built yet');
  }

  /** Kept names by ascending hash; made anew on every call. */
  entries(): readonly CountedName[] {
    return [];
  }

  /** Different names seen: exact while all are kept, else estimated. */
  distinct(): number {
    return 0;
  }

  merge(_from: NameSample): void {
    throw new Error('not built yet');
  }

  encode(): Uint8Array {
    throw new Error('not built yet');
  }

  static decode(_bytes: Uint8Array, _limit: number): NameSample {
    throw new Error('not built yet');
  }

  byteSize(): number {
    return 0;
  }
}
