/** Streams and surroundings for tests: what was written is kept, nothing of the real process is touched. */
import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/commands/command.js';
import { main } from '../../src/main.js';

export interface Surroundings {
  readonly environment?: Io['environment'];
  readonly input?: string;
  readonly terminal?: boolean;
  readonly columns?: number;
}

class Kept extends Writable {
  readonly isTTY: boolean;
  declare readonly columns?: number;
  private readonly chunks: Buffer[] = [];

  constructor({ terminal = false, columns }: Surroundings) {
    super({
      write: (chunk: Buffer, _encoding, done) => {
        this.chunks.push(chunk);
        done();
      },
    });
    this.isTTY = terminal;
    if (columns !== undefined) this.columns = columns;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }
}

export interface FakeIo extends Io {
  readonly stdout: Kept;
  readonly stderr: Kept;
}

export function fakeIo(around: Surroundings = {}): FakeIo {
  const stdin = Readable.from(around.input === undefined ? [] : [Buffer.from(around.input)]);
  return { stdin, stdout: new Kept(around), stderr: new Kept(around), environment: around.environment ?? {} };
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

/** Runs one command line of the program inside the test. */
export async function run(argv: readonly string[], around: Surroundings = {}): Promise<Ended> {
  const io = fakeIo(around);
  const code = await main(argv, io);
  return { code, out: io.stdout.text, err: io.stderr.text, bytes: io.stdout.bytes };
}
