/** The door of the reading room: paths in, events out, with an account of every record. */
import type { EventView } from '../events/event.js';
import { checkMap } from './column-map.js';
import { findInputs } from './find-inputs.js';
import type { FoundInput } from './find-inputs.js';
import { LogReading } from './log-reading.js';
import type { LogReport, ReadProgress } from './log-report.js';
import type { LogInput, ReadOptions } from './read-options.js';
import { Redelivery } from './redelivery.js';
import { workersFor } from './threads/workers.js';

export type { InputFile, LogReport, ReadProgress } from './log-report.js';
export { sendable } from './read-options.js';
export type { LogInput, ReadOptions, SendableOptions } from './read-options.js';
export type { RejectedRecord } from './rejected.js';

/**
 * Reads everything, in the order of the paths, and hands on one event after the other in one reused view.
 * @throws UserError (exit code `noInput`) when a path leads nowhere or no record at all could be read
 */
export async function readLog(
  paths: readonly string[],
  options: ReadOptions & LogInput,
  onEvent: (event: EventView) => void,
): Promise<LogReport> {
  checkMap(options.map);
  const inputs = (await findInputs(paths))
    .filter(({ path }) => options.skips?.(path) !== true)
    .map((input) => {
      const leftOut = options.leavesOut?.(input.path);
      return leftOut === undefined ? input : { ...input, bytes: input.bytes - leftOut.to + leftOut.from, leftOut };
    });
  const redelivery = options.redelivery ?? new Redelivery();
  const report = await readInputs(inputs, options, (event) => {
    if (redelivery.admits(event)) onEvent(event);
  });
  return redelivery.without(report);
}

async function readInputs(
  inputs: readonly FoundInput[],
  options: ReadOptions & LogInput,
  onEvent: (event: EventView) => void,
): Promise<LogReport> {
  const workers = workersFor(options.workers, inputs);
  if (workers > 1) {
    // Loaded when it is needed: most runs are small.
    const { readBeside } = await import('./threads/read-beside.js');
    return readBeside(inputs, workers - 1, options, onEvent);
  }
  const reading = new LogReading(options, onEvent);
  const progress: ReadProgress = { bytesRead: 0, bytesTotal: sum(inputs.map(({ bytes }) => bytes)), records: 0 };
  for (const input of inputs) {
    await reading.read(input, Infinity, (bytes) => {
      progress.bytesRead += bytes;
      progress.records = reading.counts.read;
      options.onProgress?.(progress);
    });
  }
  return reading.finish();
}

/** Formats that take the memory of a whole group of rows while they are read. */
const COLUMNAR = /\.(parquet|arrow|arrows|feather|ipc)$/i;

/**
 * Threads that may each read all of the inputs: several where that was asked for or is worth it, and the inputs are files that are read
 * line by line.
 * @throws UserError as `readLog` does, for paths that lead nowhere
 */
export async function threadsThatRead(paths: readonly string[], options: ReadOptions): Promise<number> {
  const inputs = await findInputs(paths);
  const fit = inputs.every(({ path, bytes }) => !Number.isNaN(bytes) && !COLUMNAR.test(path));
  return fit ? workersFor(options.workers, inputs) : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
