/** Reading and analysing logs for a command: options in, analysis out, progress meanwhile. */
import { analyse, type Analysis } from '../analyse.js';
import type { Io } from './command.js';
import { timeOfRun } from './clock.js';
import { layoutOptions } from './layout-option.js';
import { flagOption, type Options, textOption } from './options.js';
import { progressLine } from './progress.js';
import { readingOptions } from './reading-options.js';
import { RejectedFile } from './rejected-file.js';

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
  const layout = await layoutOptions(options);
  const path = textOption(options, 'rejected');
  const reading = readingOptions(options, now, configuration?.timeZone);
  const rejected = path === undefined ? undefined : new RejectedFile(path);
  const read = {
    ...{ ...reading, ...layout, map: { ...layout.map, ...reading.map } },
    ...(rejected === undefined ? {} : { onRejected: rejected.add.bind(rejected) }),
  };
  const clock = (): number => performance.now();
  const started = clock();
  const progress = progressLine(io.stderr, flagOption(options, 'quiet'), clock);
  try {
    const onProgress = progress.update.bind(progress);
    const analysis = await analyse(paths, {
      ...{ read, stdin: io.stdin, now, top, onProgress },
      ...(configuration === undefined ? {} : { settings: configuration.analysis }),
    });
    rejected?.finish();
    return { ...analysis, seconds: (clock() - started) / 1000 };
  } finally {
    progress.finish();
    rejected?.discard();
  }
}
