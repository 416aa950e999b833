/** The file of verdicts: where it is, reading it, changing it as a whole. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes, UserError } from '../errors.js';
import type { Findings } from '../findings/findings.js';
import type { Aliases } from '../privacy/aliases.js';
import type { Decisions } from '../scores/sharpen.js';
import { keyName } from '../read/account-names.js';
import { markOfName } from '../represent/name-mark.js';
import type * as FileRoomModule from '../verdicts/file.js';
import type { Verdict } from '../verdicts/verdict.js';
import { timeOfRun } from './clock.js';
import type { Io } from './command.js';
import { projectFolder } from './configured.js';
import { type Options, textOption } from './options.js';
import { aliasesOf } from './privacy-options.js';
import { checkWritable, writeFileWhole } from './write.js';

type FileRoom = typeof FileRoomModule;

const NAME = 'clonewatch-verdicts.yaml';

/** UTC date of the run. */
export function today({ environment }: Io): string {
  return timeOfRun(environment).toISOString().slice(0, 10);
}

/** The file that is meant; the usual one need not exist yet. Undefined: none is wanted, or the program stands in no folder. */
export function verdictPath(options: Options, { folder }: Io): string | undefined {
  if (options['verdicts'] === false) return undefined;
  const named = textOption(options, 'verdicts');
  if (named !== undefined || folder === undefined) return named;
  const config = textOption(options, 'config');
  const beside = config === undefined ? projectFolder(folder) : dirname(config);
  const places = [beside, folder].filter((place) => place !== undefined).map((place) => join(place, NAME));
  return places.find((path) => existsSync(path)) ?? places[0];
}

/** What lays the verdicts over a document; undefined where there is no file of them. */
export async function verdictsOf(options: Options, io: Io): Promise<((findings: Findings) => Findings) | undefined> {
  const path = verdictPath(options, io);
  if (path === undefined) return undefined;
  if (textOption(options, 'verdicts') === undefined && !existsSync(path)) return undefined;
  const { parseVerdicts } = await import('../verdicts/file.js');
  const { applyVerdicts } = await import('../verdicts/apply.js');
  const verdicts = parseVerdicts(textOf(path), path);
  const day = today(io);
  const aliases = aliasesOf(options);
  return (findings) => applyVerdicts(findings, verdictsFor(findings, verdicts, aliases), day);
}

/**
 * Who is confirmed and who dismissed, for a run whose settings let verdicts move weights; undefined for others. Verdicts that have ended are
 * none, and what people say about keys, networks and agents is not about one account.
 */
export async function decisionsOf(options: Options, io: Io): Promise<Decisions | undefined> {
  if (io.configuration?.analysis.sharpen !== true) return undefined;
  const path = verdictPath(options, io);
  if (path === undefined || !existsSync(path)) return new Map();
  const { parseVerdicts } = await import('../verdicts/file.js');
  const { hasExpired } = await import('../verdicts/verdict.js');
  const day = today(io);
  return new Map(
    parseVerdicts(textOf(path), path)
      .filter((each) => each.subject === 'account' && !hasExpired(each, day))
      .flatMap(({ name, verdict }) =>
        verdict === 'confirm' || verdict === 'dismiss' ? [[name, verdict] as const] : [],
      ),
  );
}

/** Verdicts name accounts and agents; documents have marks of keys and tenants, and under pseudonyms aliases of all. */
function verdictsFor({ pseudonyms }: Findings, verdicts: readonly Verdict[], aliases?: Aliases): readonly Verdict[] {
  const marked = verdicts.map((verdict): Verdict => {
    if (verdict.subject !== 'key' && verdict.subject !== 'tenant') return verdict;
    return { ...verdict, name: markOfName(verdict.subject === 'key' ? keyName(verdict.name) : verdict.name) };
  });
  if (pseudonyms === undefined || aliases?.keyId !== pseudonyms.key) return marked;
  return marked.map((verdict) => ({ ...verdict, name: aliases.of(verdict.subject, verdict.name) }));
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const hint = 'name another with --verdicts FILE, or begin one with: clonewatch verdict watch ACCOUNT --reason TEXT';
    throw new UserError(`cannot read the verdicts ${path}: ${why}`, hint, exitCodes.usage);
  }
}

/** A file of verdicts that is changed: read again before every change, so that what others wrote meanwhile stays. */
export class VerdictFile {
  readonly path: string;
  private readonly room: FileRoom;

  private constructor(path: string, room: FileRoom) {
    this.path = path;
    this.room = room;
  }

  /** @throws UserError when the file cannot be read or written, or holds something else */
  static async open(options: Options, io: Io): Promise<VerdictFile> {
    const path = verdictPath(options, io);
    if (path === undefined) throw new UserError('no file of verdicts is named', 'name one with --verdicts FILE');
    const file = new VerdictFile(path, await import('../verdicts/file.js'));
    file.verdicts();
    return file;
  }

  exists(): boolean {
    return existsSync(this.path);
  }

  verdicts(): readonly Verdict[] {
    return this.room.parseVerdicts(this.text(), this.path);
  }

  set(verdict: Verdict): void {
    checkWritable(this.path);
    writeFileWhole(this.path, [this.room.withVerdict(this.text(), this.path, verdict)]);
  }

  /** Whether there was one. */
  remove(subject: Pick<Verdict, 'subject' | 'name'>): boolean {
    const text = this.room.withoutVerdict(this.text(), this.path, subject);
    if (text !== undefined) writeFileWhole(this.path, [text]);
    return text !== undefined;
  }

  private text(): string {
    return this.exists() ? textOf(this.path) : '';
  }
}
