/** A thread that folds its share of the accounts: it reads everything, as all others do. Started by `fold.ts`. */
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { ProfileStore } from '../profiles/build.js';
import { type HandedStates, memoryOf } from '../profiles/hand-over.js';
import { readLog, type SendableOptions } from '../read/read.js';
import type { SummarySettings } from '../summaries/settings.js';
import { Meeting } from './meeting.js';

export interface FoldTask {
  readonly paths: readonly string[];
  readonly options: SendableOptions;
  readonly settings: SummarySettings;
  readonly budget: number;
  /** Number of the thread, from 1 (0 is the main one), and how many there are. */
  readonly thread: number;
  readonly threads: number;
  readonly meeting: SharedArrayBuffer;
}

export type FoldResult =
  | { readonly kind: 'states'; readonly rows: number; readonly states: HandedStates }
  | { readonly kind: 'failed'; readonly message: string };

async function fold({ paths, options, settings, budget, thread, threads, meeting }: FoldTask): Promise<FoldResult> {
  const room = new Meeting(meeting, threads);
  const store = new ProfileStore(settings, budget, { thread, threads, total: room.total.bind(room) });
  try {
    const { rows } = await readLog(paths, { ...options, stdin: Readable.from([]), workers: 1 }, (event) => {
      store.accumulate(event);
    });
    room.leave(store.bytesTaken);
    store.seal();
    return { kind: 'states', rows, states: store.handOver() };
  } catch (error) {
    room.leave(store.bytesTaken);
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// The main thread imports nothing but the types of this file.
if (parentPort !== null) {
  const port = parentPort;
  const result = await fold(workerData as FoldTask);
  port.postMessage(result, result.kind === 'states' ? memoryOf(result.states) : []);
  port.close();
}
