/** The data files of a state: written under new names, read with their checksum, swept away when nothing refers to them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { ProfileStore } from '../profiles/build.js';
import type { SummarySettings } from '../summaries/settings.js';
import { type Disk, diskProblem, writeWhole } from './disk.js';
import { History } from './history.js';
import type { FileEntry, Manifest, PartEntry, StoredFile } from './manifest.js';
import { type Group, type Source, writeParts } from './parts.js';
import { damaged, readProfiles, writeProfiles } from './profile-file.js';
import { dayText } from './tiers.js';

/** Names we give: nothing else in the folder is ever removed. */
const OURS =
  /^(days|total|history|calls|spill)[0-9]*-[0-9]+(-[0-9-]+)?\.bin(\.\d+\.tmp)?$|^(state\.json|lock)\.\d+\.(tmp|stale)$/;
/** Files that every run writes anew, from the second run on: the first one may have been killed before there was a manifest. */
const LATER_RUN = /^(?:total|history)-(?:[2-9]|\d{2,})\.bin$/;

export class StateFiles {
  readonly disk: Disk;
  readonly folder: string;
  readonly settings: SummarySettings;
  private readonly budget: number;

  /** @param budget bytes that profiles in memory may take, about */
  constructor(disk: Disk, folder: string, settings: SummarySettings, budget = Infinity) {
    this.disk = disk;
    this.folder = folder;
    this.settings = settings;
    this.budget = budget;
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  /** @throws UserError when the folder cannot be made */
  makeFolder(): void {
    try {
      this.disk.makeFolder(this.folder);
    } catch (error) {
      throw diskProblem(this.folder, error);
    }
  }

  /** A folder with other things in it is somebody's mistake; one whose manifest is gone would lose its past unasked. */
  refuseForeign(): void {
    const names = this.disk.list(this.folder);
    const left = names.find((name) => LATER_RUN.test(name));
    if (left !== undefined) {
      throw new UserError(
        `the state ${this.folder} has lost its state.json: ${left} is of a later run than the first`,
        'restore state.json from a copy of the folder, or move the folder aside and scan the logs there still are into a new one',
      );
    }
    const others = names.filter((name) => name !== 'lock' && !OURS.test(name));
    if (others.length === 0) return;
    throw new UserError(
      `${this.folder} is no state: it holds ${others.slice(0, 3).join(', ')} and no state.json`,
      'name an empty or a new folder with --state',
    );
  }

  /** Everything that is remembered, and what is new. */
  loadTotal({ total, parts }: Manifest, fresh: readonly Source[] = []): ProfileStore {
    const store = new ProfileStore(this.settings, this.budget);
    this.read(total === null ? oldestFirst(parts) : [total], store);
    for (const source of fresh) source.addTo(store);
    store.limit.settle();
    return store;
  }

  /** All parts in one store, oldest first. */
  mergeAll(parts: readonly PartEntry[]): ProfileStore {
    const store = new ProfileStore(this.settings, this.budget);
    this.read(oldestFirst(parts), store);
    store.limit.settle();
    return store;
  }

  private read(entries: readonly FileEntry[], store: ProfileStore): void {
    for (const { file, sha256 } of entries) readProfiles(this.disk, this.path(file), sha256, store);
  }

  loadHistory({ history }: Manifest): History {
    if (history === null) return new History();
    return History.decode(this.readChecked(history));
  }

  /** Calls of the last days, as the reader wrote them; empty where none were kept. */
  loadCalls({ calls = null }: Manifest): Uint8Array {
    return calls === null ? new Uint8Array(0) : this.readChecked(calls);
  }

  private readChecked({ file, sha256 }: StoredFile): Uint8Array {
    const path = this.path(file);
    const bytes = this.readWhole(path);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw damaged(path, 'its checksum is not the one that was noted');
    }
    return bytes;
  }

  private readWhole(path: string): Uint8Array {
    try {
      return this.disk.readWhole(path);
    } catch (error) {
      throw damaged(path, error instanceof Error ? error.message : String(error));
    }
  }

  writeHistory(generation: number, history: History): FileEntry {
    return { ...this.writeBytes(`history-${String(generation)}.bin`, history.encode()), accounts: history.size };
  }

  writeCalls(generation: number, calls: Uint8Array): StoredFile | null {
    return calls.length === 0 ? null : this.writeBytes(`calls-${String(generation)}.bin`, calls);
  }

  private writeBytes(file: string, bytes: Uint8Array): StoredFile {
    writeWhole(this.disk, this.folder, this.path(file), [bytes]);
    return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  writeTotal(generation: number, store: ProfileStore): FileEntry {
    return this.writeStore(`total-${String(generation)}.bin`, store);
  }

  writeStore(file: string, store: ProfileStore): FileEntry {
    return { file, ...writeProfiles(this.disk, this.folder, this.path(file), store) };
  }

  writeParts(generation: number, groups: readonly Group[]): PartEntry[] {
    return writeParts(groups, {
      ...{ disk: this.disk, folder: this.folder, settings: this.settings, budget: this.budget },
      name: (from) => `days-${String(generation)}-${dayText(from)}.bin`,
    });
  }

  /** Removes what the manifest does not name, as far as it is ours. */
  sweep(manifest: Manifest): void {
    const named = new Set(filesOf(manifest).map(({ file }) => file));
    for (const name of this.disk.list(this.folder)) {
      if (OURS.test(name) && !named.has(name)) this.disk.remove(this.path(name));
    }
  }
}

function oldestFirst(parts: readonly PartEntry[]): PartEntry[] {
  return [...parts].sort((a, b) => a.from - b.from);
}

/** Every data file a manifest refers to. */
export function filesOf({ parts, total, history, calls = null }: Manifest): (FileEntry | StoredFile)[] {
  return [...parts, total, history, calls].filter((entry) => entry !== null);
}
