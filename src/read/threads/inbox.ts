/** What one reading thread sends, taken message by message, in its order. */
import { Worker } from 'node:worker_threads';
import { UserError } from '../../errors.js';
import type { FromReader, PlainError, ToReader, Wants } from './messages.js';
import type { Task } from './reading-thread.js';

const SCRIPT = new URL('./reading-thread.js', import.meta.url);

export class Inbox {
  private readonly worker: Worker;
  private readonly underway: Int32Array;
  private readonly waiting: FromReader[] = [];
  private wake: (() => void) | undefined;
  private failure: Error | undefined;

  /** @param onWants called when the thread wants more of standard input */
  constructor(task: Task, onWants: (inbox: Inbox) => void) {
    this.underway = task.shared.underway;
    this.worker = new Worker(SCRIPT, { workerData: task });
    this.worker.on('message', (message: FromReader | Wants) => {
      if (message.kind === 'wants') onWants(this);
      else this.waiting.push(message);
      this.wake?.();
    });
    this.worker.on('error', (error: Error) => {
      this.failure = error;
      this.wake?.();
    });
    this.worker.on('exit', () => {
      this.failure ??= new Error('reading thread: it ended before its input did');
      this.wake?.();
    });
  }

  /** The next message; `done` is to be called when it is dealt with. */
  async next(): Promise<FromReader> {
    for (;;) {
      const message = this.waiting.shift();
      if (message?.kind === 'failed') throw errorOf(message.error);
      if (message !== undefined) return message;
      if (this.failure !== undefined) throw this.failure;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** The thread may send one more. */
  done(): void {
    Atomics.sub(this.underway, 0, 1);
    Atomics.notify(this.underway, 0);
  }

  send(message: ToReader): void {
    this.worker.postMessage(message);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The error as it was thrown in the thread. */
export function errorOf({ message, stack, hint, exitCode }: PlainError): Error {
  if (hint !== undefined) return new UserError(message, hint, exitCode);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
