/**
 * Logs in, profiles of all accounts out, by one thread or several. Each reads everything and folds the accounts that are its own, in the
 * order of the log, so that nothing is merged; what all accounts share is decided alike in all threads, from the same events.
 */
import { Worker } from 'node:worker_threads';
import { exitCodes, UserError } from '../errors.js';
import { ProfileStore } from '../profiles/build.js';
import { type LogInput, type LogReport, readLog, type ReadOptions, sendable, threadsThatRead } from '../read/read.js';
import type { SummarySettings } from '../summaries/settings.js';
import { Meeting, meetingMemory } from './meeting.js';
import type { FoldResult, FoldTask } from './thread.js';

const SCRIPT = new URL('./thread.js', import.meta.url);

export interface FoldSettings {
  readonly settings: SummarySettings;
  /** Bytes that the states may take, about. */
  readonly budget: number;
}

export interface Folded {
  /** Sealed. */
  readonly store: ProfileStore;
  readonly log: LogReport;
}

/** @throws UserError as `readLog` does */
export async function foldLog(
  paths: readonly string[],
  reading: ReadOptions & LogInput,
  fold: FoldSettings,
): Promise<Folded> {
  const threads = await threadsThatRead(paths, reading);
  if (threads > 1) return foldBeside(paths, threads, reading, fold);
  const store = new ProfileStore(fold.settings, fold.budget);
  const log = await readLog(paths, reading, (event) => {
    store.accumulate(event);
  });
  store.seal();
  return { store, log };
}

async function foldBeside(
  paths: readonly string[],
  threads: number,
  reading: ReadOptions & LogInput,
  { settings, budget }: FoldSettings,
): Promise<Folded> {
  const meeting = meetingMemory();
  const task = { paths, options: sendable(reading), settings, budget, threads, meeting };
  const helpers = Array.from({ length: threads - 1 }, (_, index) => new Helper({ ...task, thread: index + 1 }));
  try {
    const room = new Meeting(meeting, threads);
    const store = new ProfileStore(settings, budget, { thread: 0, threads, total: room.total.bind(room) });
    const log = await readLog(paths, { ...reading, workers: 1 }, (event) => {
      store.accumulate(event);
    }).finally(() => {
      room.leave(store.bytesTaken);
    });
    store.seal();
    for (const helper of helpers) await helper.giveTo(store, log.rows);
    return { store, log };
  } finally {
    await Promise.all(helpers.map((helper) => helper.close()));
  }
}

class Helper {
  private readonly worker: Worker;
  private readonly result: Promise<FoldResult>;

  constructor(task: FoldTask) {
    this.worker = new Worker(SCRIPT, { workerData: task });
    this.result = new Promise((resolve) => {
      this.worker.on('message', resolve);
      this.worker.on('error', (error) => {
        resolve({ kind: 'failed', message: error.stack ?? error.message });
      });
      this.worker.on('exit', () => {
        resolve({ kind: 'failed', message: 'it ended before its work did' });
      });
    });
  }

  /** Hands the states of its accounts over. @param rows events that the main thread saw */
  async giveTo(store: ProfileStore, rows: number): Promise<void> {
    const result = await this.result;
    if (result.kind === 'failed') throw new Error(`folding thread: ${result.message}`);
    if (result.rows !== rows) {
      throw new UserError(
        `the input changed while it was read: one thread saw ${rows} events, another ${result.rows}`,
        'wait until the log is closed, or read it with --workers 1',
        exitCodes.noInput,
      );
    }
    store.adopt(result.states);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
