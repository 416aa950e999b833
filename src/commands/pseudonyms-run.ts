/** The work of `pseudonyms`. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { type ExitCode, exitCodes, UserError } from '../errors.js';
import type { Findings } from '../findings/findings.js';
import { type AliasKind, aliasKinds, type Aliases } from '../privacy/aliases.js';
import { makeKeyText } from '../privacy/key.js';
import { namesIn } from '../privacy/names.js';
import { escapeText } from '../report/escape.js';
import type { Io } from './command.js';
import { known, type Options, textOption } from './options.js';
import { readAliases, warnOfMode } from './privacy-options.js';
import { readFindings } from './saved-findings.js';
import { writeStream } from './write.js';

interface Asked {
  readonly path: string;
  readonly words: readonly string[];
}

export async function runPseudonyms(action: string, asked: Asked, options: Options, io: Io): Promise<ExitCode> {
  const work = known('action of pseudonyms', action, ['make', 'of', 'find']);
  const { path, words } = asked;
  if (work === 'make') {
    makeKey(path);
    await writeStream(io.stdout, [
      `${escapeText(path)} holds a new key: keep it, and keep it from whom you report to\n`,
    ]);
    return exitCodes.done;
  }
  if (words.length === 0)
    throw new UserError(`pseudonyms ${work} needs ${work === 'of' ? 'names' : 'aliases'}`, EXAMPLE);
  const aliases = readAliases(path);
  warnOfMode(path, options, io);
  if (work === 'of') {
    const kind = known('kind', textOption(options, 'kind') ?? 'account', aliasKinds);
    await writeStream(io.stdout, ended(words.map((name) => pairText(aliases.of(kind, name), name))));
    return exitCodes.done;
  }
  await writeStream(io.stdout, ended(find(words, await documentOf(options, io), aliases)));
  return exitCodes.done;
}

const EXAMPLE = 'for example clonewatch pseudonyms of names.key acme-batch-7';

/** A name as our reports print it: control characters written out. */
function pairText(alias: string, name: string): string {
  return `${alias}  ${escapeText(name)}`;
}

function* ended(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

/** Never over a file that is there: a key that is lost takes the names of its reports with it. */
function makeKey(path: string): void {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (exists) throw new UserError(`${path} is there already`, 'name a new file; a key that is overwritten is lost');
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `cannot write the key ${path}: ${why}`,
      'choose a folder that exists and that you may write to',
    );
  }
  try {
    writeSync(file, makeKeyText());
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

async function documentOf(options: Options, io: Io): Promise<Findings> {
  const path = textOption(options, 'findings');
  if (path === undefined) {
    throw new UserError(
      'a hash cannot be turned back: names are tried',
      'name a document that has them with --findings FILE',
    );
  }
  return readFindings(path, io);
}

function find(asked: readonly string[], findings: Findings, aliases: Aliases): string[] {
  const wanted = new Set(asked);
  const found = new Map<string, string>();
  for (const [kind, name] of namesIn(findings)) {
    const alias = aliases.of(kind satisfies AliasKind, name);
    if (wanted.has(alias)) found.set(alias, name);
  }
  const missing = asked.filter((alias) => !found.has(alias));
  if (missing.length > 0) {
    const why =
      findings.pseudonyms === undefined
        ? 'is it the key and the document of that report?'
        : 'this document holds aliases itself: take the one it was made from';
    throw new UserError(`no name in the document has the alias ${missing.join(', ')} under this key`, why);
  }
  return asked.map((alias) => pairText(alias, found.get(alias) ?? ''));
}
