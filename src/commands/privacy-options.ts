/** The key of `--pseudonyms`: read, checked, and who else can read it. */
import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../errors.js';
import { Aliases } from '../privacy/aliases.js';
import { parseKey } from '../privacy/key.js';
import type { Io } from './command.js';
import { warn } from './log-format.js';
import { type Options, textOption } from './options.js';

const HOW_TO_MAKE = 'make one with: clonewatch pseudonyms make FILE';
/** Permissions of anybody but the owner. */
const OTHERS = 0o077;

/** Aliases under the key that was named; undefined where names stay. */
export function aliasesOf(options: Options): Aliases | undefined {
  const path = textOption(options, 'pseudonyms');
  return path === undefined ? undefined : readAliases(path);
}

/** As `aliasesOf`; a key that others can read is said on stderr. */
export function checkedAliases(options: Options, io: Io): Aliases | undefined {
  const path = textOption(options, 'pseudonyms');
  if (path === undefined) return undefined;
  const aliases = readAliases(path);
  warnOfMode(path, options, io);
  return aliases;
}

export function readAliases(path: string): Aliases {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot read the key ${path}: ${why}`, HOW_TO_MAKE);
  }
  return new Aliases(parseKey(content, path));
}

/** Whoever can read the key can undo the aliases of every name they can guess. */
export function warnOfMode(path: string, options: Options, io: Io): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return;
  warn(`the key ${path} can be read by others than its owner: chmod 600 ${path}`, options, io);
}
