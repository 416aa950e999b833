/** The shape of a command, and the outside world as a command sees it. */
import type { Command as Program } from 'commander';
import type { Configuration } from '../config/merge.js';
import type { ExitCode, exitCodes } from '../errors.js';

/** Streams and surroundings; tests give their own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the program was started; a project file is looked for from there upwards. */
  readonly folder?: string;
  /** What files, environment and `--set` say; absent where nobody set anything. */
  readonly configuration?: Configuration;
}

export interface Command {
  readonly id: string;
  readonly summary: string;
  /** What it does, leaves behind and is good for: a few sentences under --help and on its page. */
  readonly about: string;
  /** How it may end, besides the ways in which every command may: wrong usage, a bug of ours, an interruption. */
  readonly exits: readonly Exclude<keyof typeof exitCodes, 'usage' | 'ourBug' | 'interrupted'>[];
  /** Shown under --help: command line and what it does. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
  /** Declares arguments and options on the program's subcommand. */
  declare(program: Program): void;
  run(args: readonly unknown[], options: Readonly<Record<string, unknown>>, io: Io): Promise<ExitCode>;
}

export function defineCommand(command: Command): Command {
  return Object.freeze(command);
}
