/** Reading and analysing logs for a command: options in, analysis out, progress meanwhile. */
import { analyse, type Analysis, type AnalyseOptions } from '../analyse.js';
import { analyseNight } from '../analyse-night.js';
import type { Io } from './command.js';
import { timeOfRun } from './clock.js';
import { withLayout } from './layout-option.js';
import { hidesProgress } from './log-format.js';
import { memoryOption } from './memory-option.js';
import { type Options, textOption } from './options.js';
import { progressLine } from './progress.js';
import { readingOptions } from './reading-options.js';
import { RejectedFile } from './rejected-file.js';
import { openState } from './state-options.js';
import { decisionsOf } from './verdict-file.js';

export interface TimedAnalysis extends Analysis {
  /** Since the logs were opened; to be asked when the last output is written. */
  seconds(): number;
  /** Makes what was remembered count; absent without a state. */
  commit?(): void;
  /** Lets others at the state; to be called whatever happens. */
  close?(): void;
}

/** What is read and how, and the file for what is rejected. */
export async function readingOf(
  options: Options,
  { environment, configuration }: Io,
): Promise<{ readonly read: AnalyseOptions['read']; readonly rejected: RejectedFile | undefined }> {
  const path = textOption(options, 'rejected');
  const reading = await withLayout(readingOptions(options, timeOfRun(environment), configuration?.timeZone), options);
  const rejected = path === undefined ? undefined : new RejectedFile(path);
  const read = {
    ...reading,
    ...(rejected === undefined ? {} : { onRejected: rejected.add.bind(rejected) }),
  };
  return { read, rejected };
}

/** What of the accounts will be printed. */
export type Wanted = Pick<AnalyseOptions, 'top' | 'isAsked'>;

export async function analyseLogs(
  paths: readonly string[],
  options: Options,
  io: Io,
  wanted: Wanted,
): Promise<TimedAnalysis> {
  const now = timeOfRun(io.environment);
  const { configuration } = io;
  const memory = memoryOption(options);
  const { read, rejected } = await readingOf(options, io);
  const decisions = await decisionsOf(options, io);
  const clock = (): number => performance.now();
  const started = clock();
  const progress = progressLine(io.stderr, hidesProgress(options), clock);
  const state = openState(options, io);
  try {
    const onProgress = progress.update.bind(progress);
    const analysing = {
      ...{ read, stdin: io.stdin, now, onProgress, memory, ...wanted },
      ...(configuration === undefined ? {} : { settings: configuration.analysis }),
      ...(decisions === undefined ? {} : { decisions }),
    };
    const analysis =
      state === undefined ? await analyse(paths, analysing) : await analyseNight(paths, analysing, state);
    rejected?.finish();
    const close = (): void => state?.close();
    return { ...analysis, close, seconds: () => (clock() - started) / 1000 };
  } catch (error) {
    state?.close();
    throw error;
  } finally {
    progress.finish();
    rejected?.discard();
  }
}
