/** The terminal while a command owns it: keys one by one, a screen of its own, and everything as it was afterwards. */
import { UserError } from '../errors.js';
import type { Io } from './command.js';

/** Alternate screen and back, so that what stood there before stands there again. */
const ENTER = '\u001b[?1049h';
const LEAVE = '\u001b[?25h\u001b[?1049l';
const CLEAR = '\u001b[H\u001b[2J';
const USUAL = { rows: 24, columns: 80 };

/** One key: a control sequence, or one character however many units it has. */
// eslint-disable-next-line no-control-regex -- what terminals send begins with escape
const KEYS = /\u001b\[[0-9;]*[A-Za-z~]|\u001bO[A-Z]|[^]/gu;

interface Keyboard extends NodeJS.ReadableStream {
  setRawMode(raw: boolean): unknown;
}

function isKeyboard(stream: NodeJS.ReadableStream): stream is Keyboard {
  return 'isTTY' in stream && stream.isTTY === true && 'setRawMode' in stream;
}

export interface Terminal {
  size(): { readonly rows: number; readonly columns: number };
  show(lines: readonly string[]): void;
  /** The next key; `interrupt` for Ctrl-C, a signal or a terminal that went away, `resize` when it has another size. */
  key(): Promise<string>;
  close(): void;
}

/** @param instead what to use without a terminal */
export function openTerminal({ stdin, stdout }: Io, what: string, instead: string): Terminal {
  if (!isKeyboard(stdin) || stdout.isTTY !== true) throw new UserError(`${what} needs a terminal`, instead);
  const keys = new KeyQueue();
  const onData = (chunk: string): void => {
    for (const [key] of chunk.matchAll(KEYS)) keys.push(key === '\u0003' ? 'interrupt' : key);
  };
  const stop = (): void => {
    keys.push('interrupt');
  };
  const resize = (): void => {
    keys.push('resize');
  };
  const restore = (): void => {
    stdin.setRawMode(false);
    stdout.write(LEAVE);
  };
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.on('data', onData).on('end', stop).resume();
  stdout.on('resize', resize);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // An error of ours ends the process without coming by here again.
  process.once('exit', restore);
  stdout.write(ENTER);
  return {
    size: () => ({
      rows: 'rows' in stdout && typeof stdout.rows === 'number' && stdout.rows > 0 ? stdout.rows : USUAL.rows,
      columns: stdout.columns ?? USUAL.columns,
    }),
    show(lines) {
      stdout.write(CLEAR + lines.join('\r\n'));
    },
    key: () => keys.next(),
    close() {
      process.off('exit', restore);
      for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
      stdin.off('data', onData).off('end', stop).pause();
      stdout.off('resize', resize);
      restore();
    },
  };
}

/** Keys wait for whoever asks, and whoever asks waits for keys: nothing that is typed ahead is lost. */
class KeyQueue {
  private readonly waiting: string[] = [];
  private wake: (() => void) | undefined;

  push(key: string): void {
    this.waiting.push(key);
    this.wake?.();
  }

  async next(): Promise<string> {
    for (;;) {
      const key = this.waiting.shift();
      if (key !== undefined) return key;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
