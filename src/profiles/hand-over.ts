/** The states of many accounts as they lie in memory, to be handed from one thread to another without being copied. */
import { partsOf, poolFrom, poolOf, type PoolParts } from '../summaries/pools.js';
import type { SummarySettings } from '../summaries/settings.js';
import { Records } from './records.js';

export interface HandedStates {
  /** By number of account. */
  readonly names: readonly string[];
  readonly records: readonly Uint32Array<ArrayBuffer>[];
  readonly pool: PoolParts;
}

export function packStates(records: Records, nameOf: (account: number) => string): HandedStates {
  const names = Array.from({ length: records.size }, (_, account) => nameOf(account));
  return { names, records: records.words(), pool: partsOf(poolOf(records.settings)) };
}

/** Memory that goes along and is not copied. */
export function memoryOf({ records, pool }: HandedStates): ArrayBuffer[] {
  return [...records, ...pool.pages].map(({ buffer }) => buffer);
}

/** @param settings of the store that takes them: layouts of rows become the same objects as its own */
export function unpackStates({ names, records, pool }: HandedStates, settings: SummarySettings): Records {
  const own = { ...settings };
  poolFrom(pool, own, poolOf(settings));
  return Records.of(records, names.length, own);
}
