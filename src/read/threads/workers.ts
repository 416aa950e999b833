/** How many threads work on a log. */
import { availableParallelism } from 'node:os';
import type { FoundInput } from '../find-inputs.js';

/**
 * Bytes from which a second thread is worth its processor time: it reads everything once more, and its loops are slow at first. Measured on two free
 * processors (docs/performance.md): no gain at 200 MB, a sixth at 500 MB, three tenths at 1.2 GB.
 */
const WORTH_A_THREAD = 400_000_000;

/** The number asked for; else one that reads beside the one that counts, where the input is large enough and a processor is free for it. */
export function workersFor(asked: number | undefined, inputs: readonly FoundInput[]): number {
  if (asked !== undefined) return asked;
  // Of standard input the size is not known; it may be a few lines.
  const bytes = inputs.reduce((sum, input) => sum + (Number.isNaN(input.bytes) ? 0 : input.bytes), 0);
  return bytes >= WORTH_A_THREAD && availableParallelism() > 1 ? 2 : 1;
}
