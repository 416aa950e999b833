/** Reading and analysing logs for a command: options in, analysis out, progress meanwhile. */
import { analyse, type Analysis } from '../analyse.js';
import type { Io } from './command.js';
import { timeOfRun } from './clock.js';
import { flagOption, type Options } from './options.js';
import { progressLine } from './progress.js';
import { readingOptions } from './reading-options.js';

export interface TimedAnalysis extends Analysis {
  readonly seconds: number;
}

/** @param top accounts that will be printed at most */
export async function analyseLogs(
  paths: readonly string[],
  options: Options,
  io: Io,
  top: number,
): Promise<TimedAnalysis> {
  const now = timeOfRun(io.environment);
  const { configuration } = io;
  const read = readingOptions(options, now, configuration?.timeZone);
  const clock = (): number => performance.now();
  const started = clock();
  const progress = progressLine(io.stderr, flagOption(options, 'quiet'), clock);
  try {
    const onProgress = progress.update.bind(progress);
    const analysis = await analyse(paths, {
      ...{ read, stdin: io.stdin, now, top, onProgress },
      ...(configuration === undefined ? {} : { settings: configuration.analysis }),
    });
    return { ...analysis, seconds: (clock() - started) / 1000 };
  } finally {
    progress.finish();
  }
}
