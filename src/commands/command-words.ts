/** Commands, options and the words they take, as the commands declare them: what the shells complete. */
import { Command as Program } from 'commander';
import { levels } from '../findings/level.js';
import type { Command } from './command.js';
import { declareConfigOptions } from './configured.js';
import { declareLogOption } from './log-format.js';
import { collect } from './options.js';

/** What may follow: a word of a list, a path, or something only the person knows. */
export type Follows =
  { readonly kind: 'words'; readonly words: readonly string[] } | { readonly kind: 'path' | 'free' };

export interface OptionWords {
  /** `-f` and `--format`. */
  readonly flags: readonly string[];
  readonly about: string;
  /** Null: takes no value. */
  readonly value: Follows | null;
  readonly repeatable: boolean;
}

export interface CommandWords {
  readonly id: string;
  readonly about: string;
  readonly options: readonly OptionWords[];
  readonly args: readonly { readonly name: string; readonly follows: Follows; readonly variadic: boolean }[];
}

/** Values and arguments whose names say that a path is meant. */
const PATHS = /^(paths|folder|folders|file|findings|old|new|logs|name\|file|dir)$/;

/** The words of `table (default), json or ndjson`; none where the text is no such list. */
function listedWords(text: string): readonly string[] {
  const words = text
    .replace(/\([^)]*\)/g, '')
    .replace(/^[^:]*: /, '')
    .split(/,|\bor\b/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length > 1 && words.every((word) => /^[a-z][a-z-]*$/.test(word)) ? words : [];
}

function followsFrom(name: string, about: string): Follows {
  if (name === 'level') return { kind: 'words', words: [...levels, 'never'] };
  if (PATHS.test(name)) return { kind: 'path' };
  const words = listedWords(about);
  return words.length > 0 ? { kind: 'words', words } : { kind: 'free' };
}

function valueName(flags: string): string {
  return /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? '';
}

function wordsOf(command: Command): CommandWords {
  const program = new Program(command.id);
  command.declare(program);
  declareConfigOptions(program);
  declareLogOption(program);
  const options = program.options.map((option): OptionWords => {
    const { short, long, flags, description, required, optional, parseArg } = option;
    return {
      flags: [short, long].filter((flag) => flag !== undefined),
      about: description,
      value: required || optional ? followsFrom(valueName(flags), description) : null,
      repeatable: parseArg === (collect as unknown),
    };
  });
  const help = { flags: ['-h', '--help'], about: 'explain this command', value: null, repeatable: false };
  const args = program.registeredArguments.map((argument) => ({
    name: argument.name(),
    follows: followsFrom(argument.name(), argument.description),
    variadic: argument.variadic,
  }));
  return { id: command.id, about: command.summary, options: [...options, help], args };
}

export function commandWords(commands: readonly Command[]): CommandWords[] {
  return commands.map(wordsOf);
}
