/** Looking at a whole state: whether every file is what it was, and several states in one. */
import { UserError } from '../errors.js';
import type { Ledger, LedgerEntry } from '../findings/changes.js';
import { ProfileStore } from '../profiles/build.js';
import { filesOf } from './files.js';
import { History } from './history.js';
import type { InputEntry, Manifest } from './manifest.js';
import { fileSource, groupSources } from './parts.js';
import { readProfiles } from './profile-file.js';
import type { State } from './state.js';

export interface Verified {
  readonly file: string;
  readonly bytes: number;
  /** Undefined: whole. */
  readonly problem: string | undefined;
}

/** Reads every file the manifest names, and compares all parts together with the file that stands for all. */
export function verifyState({ contents, files }: State): Verified[] {
  const found: Verified[] = [];
  for (const entry of filesOf(contents)) {
    const problem = problemOf(() => {
      if (!('accounts' in entry)) files.loadCalls(contents);
      else if (entry === contents.history) files.loadHistory(contents);
      else {
        const store = new ProfileStore(files.settings);
        readProfiles(files.disk, files.path(entry.file), entry.sha256, store);
        if (store.size !== entry.accounts) {
          throw new UserError(`${String(store.size)} accounts, ${String(entry.accounts)} were noted`, '');
        }
      }
    });
    found.push({ file: entry.file, bytes: entry.bytes, problem });
  }
  return found;
}

function problemOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof UserError || error instanceof RangeError) return error.message;
    throw error;
  }
}

/**
 * Joins states into a new, empty one.
 * @throws UserError when one input was counted in two of them
 */
export function mergeStates(states: readonly State[], into: State): void {
  const manifests = states.map(({ contents }) => contents);
  refuseCommonInputs(states);
  const newest = Math.max(...manifests.map((manifest) => manifest.newest));
  const sources = states.flatMap(({ contents, files }) =>
    contents.parts.map((part) => fileSource(files.disk, files.folder, part, false)),
  );
  const history = new History();
  for (const { contents, files } of states) history.merge(files.loadHistory(contents));
  const { files } = into;
  const parts = files.writeParts(1, groupSources(sources, newest));
  const latest = [...manifests].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0] ?? into.contents;
  into.save({
    ...into.contents,
    ...{ generation: 1, newest, parts, updatedAt: latest.updatedAt },
    keepDays: Math.max(...manifests.map((manifest) => manifest.keepDays)),
    total: files.writeTotal(1, files.mergeAll(parts)),
    history: files.writeHistory(1, history),
    calls: files.writeCalls(1, Buffer.concat(states.map((state) => state.knownCalls()))),
    inputs: manifests.flatMap(({ inputs }) => inputs),
    runs: manifests.flatMap(({ runs }) => runs).sort((a, b) => (a.at < b.at ? -1 : 1)),
    ledger: joinLedgers(manifests.map(({ ledger }) => ledger)),
    before: joinLedgers(manifests.map(({ before }) => before)),
  });
}

function refuseCommonInputs(states: readonly State[]): void {
  const seen = new Map<string, { readonly input: InputEntry; readonly folder: string }>();
  for (const { contents, files } of states) {
    for (const input of contents.inputs) {
      const first = seen.get(input.sha256);
      if (first !== undefined) {
        throw new UserError(
          `${input.name} was counted in ${first.folder} and in ${files.folder}; together it would count twice`,
          'merge states of different logs only',
        );
      }
      seen.set(input.sha256, { input, folder: files.folder });
    }
  }
}

/** Every suspect of any, with the earliest first and the latest last time; of two levels that of the later run. */
function joinLedgers(ledgers: readonly (Manifest['ledger'] | null)[]): Ledger | null {
  const known = ledgers.filter((ledger) => ledger !== null).sort((a, b) => (a.at < b.at ? -1 : 1));
  const last = known.at(-1);
  if (last === undefined) return null;
  const joined = new Map<string, LedgerEntry>();
  for (const { suspects } of known) {
    for (const entry of suspects) {
      const other = joined.get(entry.account);
      const firstSeen = other === undefined || entry.firstSeen < other.firstSeen ? entry.firstSeen : other.firstSeen;
      joined.set(entry.account, { ...entry, firstSeen });
    }
  }
  return { at: last.at, suspects: [...joined.values()] };
}
