/** The memory that the states of a store share, and how it goes from one thread to another. */
import type { RowLayout } from '../represent/row.js';
import { Arena } from './arena.js';
import { InputPool } from './input-pool.js';
import { RowLayouts } from './row-layouts.js';
import type { SummarySettings } from './settings.js';

/** Shared by all states made with one settings object, as the states of one store are; it goes when they go. */
const pools = new WeakMap<SummarySettings, InputPool>();

export function poolOf(settings: SummarySettings): InputPool {
  let pool = pools.get(settings);
  if (pool === undefined) pools.set(settings, (pool = new InputPool()));
  return pool;
}

/** Bytes of all chunks, without texts that accounts may share. */
export function bytesOf({ arena, names, ringArena }: InputPool): number {
  return arena.bytesTaken - names.bytesTaken + ringArena.bytesTaken;
}

/** A pool whose rings are gone, in pieces that can be sent. */
export interface PoolParts {
  readonly pages: readonly Uint32Array<ArrayBuffer>[];
  readonly layouts: readonly (RowLayout | undefined)[];
  readonly codes: Uint32Array;
  readonly sampleLimit: number;
}

export function partsOf({ arena, layouts, codes, sampleLimit }: InputPool): PoolParts {
  return { pages: arena.words(), layouts: layouts.all(), codes: codes.all(), sampleLimit };
}

/** Makes the pool of these settings from what another thread sent; layouts become the same objects as those of `known`. */
export function poolFrom(parts: PoolParts, settings: SummarySettings, known: InputPool): void {
  const pool = new InputPool(Arena.of(parts.pages), RowLayouts.of(parts.layouts, known.layouts));
  for (const hash of parts.codes) pool.codes.codeOf(hash);
  pool.sampleLimit = parts.sampleLimit;
  pools.set(settings, pool);
}
