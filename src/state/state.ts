/** A folder that remembers past days. Data files are written once and never changed; one manifest says which of them count. */
import type { Ledger } from '../findings/changes.js';
import type { SummarySettings } from '../summaries/settings.js';
import { DayStores, newestDay, type Spill } from './day-stores.js';
import { type Disk, quietly, realDisk } from './disk.js';
import { StateFiles } from './files.js';
import { gather, type Gathered } from './gather.js';
import { type Lock, takeLock } from './lock.js';
import {
  emptyManifest,
  type FileEntry,
  type InputEntry,
  type Manifest,
  readManifest,
  type RunEntry,
  type StoredFile,
  writeManifest,
} from './manifest.js';
import { fileSource, groupSources } from './parts.js';
import { type Remembered, remembered } from './remembered.js';
import { readProfiles } from './profile-file.js';
import { DAY_MS, dayOf, dayText } from './tiers.js';

export const USUAL_KEEP_DAYS = 90;
/** Days whose calls are known one by one: exports of two nights overlap at their borders. */
const DAYS_OF_CALLS = 3;

export interface StateOptions {
  readonly folder: string;
  readonly settings: SummarySettings;
  /** Clock of the run. */
  readonly now: Date;
  /** Version of this program. */
  readonly program: string;
  /** Bytes that what is remembered may take in memory, about: samples are cut where they would take more, and saved so. Absent: no bound. */
  readonly budget?: number;
  /** Days to keep; absent: as the state says, else 90. */
  readonly keepDays?: number;
  readonly disk?: Disk;
}

export interface KnownCalls {
  /** Calls of the run and of those before it, from a time up to another (ms), for the next run; such bytes may be joined. */
  encode(from: number, until: number): Uint8Array;
}

/** What a run read. */
export interface RunFacts extends Pick<RunEntry, 'counts' | 'rows' | 'fields'> {
  readonly inputs: readonly Omit<InputEntry, 'last'>[];
  readonly calls?: KnownCalls;
}

export class State {
  /** What a person should know: a lock taken over, a clock that went back. */
  readonly notes: string[] = [];
  readonly files: StateFiles;
  private readonly options: StateOptions;
  private readonly lock: Lock;
  private readonly today: number;
  private manifest: Manifest;
  /** What `commit` writes. */
  private next: Manifest | undefined;
  private readonly onExit = (): void => {
    this.close();
  };

  /**
   * Opens or begins a state and locks it.
   * @throws UserError when it is in use, damaged, of another version, or cannot be written
   */
  constructor(options: StateOptions) {
    this.options = options;
    const disk = options.disk ?? realDisk;
    this.files = new StateFiles(disk, options.folder, options.settings, options.budget);
    this.today = dayOf(options.now.getTime());
    this.files.makeFolder();
    this.lock = takeLock(disk, options.folder, new Date());
    process.once('exit', this.onExit);
    this.notes.push(...this.lock.notes);
    try {
      const found = readManifest(disk, options.folder);
      if (found === undefined) this.files.refuseForeign();
      this.manifest = found ?? emptyManifest(options.program, options.keepDays ?? USUAL_KEEP_DAYS);
    } catch (error) {
      // Nothing is swept: what cannot be read may still be mended.
      process.removeListener('exit', this.onExit);
      this.lock.release();
      throw error;
    }
    if (this.clockWentBack) this.noteClock();
  }

  get contents(): Manifest {
    return this.manifest;
  }

  private get clockWentBack(): boolean {
    return this.manifest.updatedAt > this.options.now.toISOString();
  }

  private noteClock(): void {
    const now = this.options.now.toISOString();
    this.notes.push(
      `the clock says ${now}, but the state was written at ${this.manifest.updatedAt}: nothing is pruned until it is later than that`,
    );
  }

  /** The input with this content, if it was counted already. */
  known(sha256: string): InputEntry | undefined {
    return this.manifest.inputs.find((input) => input.sha256 === sha256);
  }

  /** Calls of the last days, as the run that counted them wrote them. */
  knownCalls(): Uint8Array {
    return this.files.loadCalls(this.manifest);
  }

  /** What tonight is compared with: the last run, or, where this run adds nothing, what that was compared with. */
  previous(adds: boolean): Ledger | null {
    return adds ? this.manifest.ledger : this.manifest.before;
  }

  /** Where the events of a run go. */
  begin(): DayStores {
    const spilled = new Map<number, FileEntry[]>();
    let count = 0;
    const spill: Spill = {
      put: (day, store) => {
        count += 1;
        const entry = this.files.writeStore(`spill${String(count)}-${dayText(day)}.bin`, store);
        spilled.set(day, [...(spilled.get(day) ?? []), entry]);
      },
      take: (day, into) => {
        for (const { file, sha256 } of spilled.get(day) ?? []) {
          readProfiles(this.files.disk, this.files.path(file), sha256, into);
        }
      },
    };
    return new DayStores(this.options.settings, this.today, spill, this.options.budget);
  }

  /** What is remembered without anything new. */
  recall(): Remembered {
    const { manifest, files } = this;
    return remembered(manifest, files.loadTotal(manifest), files.loadHistory(manifest), []);
  }

  /** Adds what a run read: writes data files nobody knows of yet, and gives all that is remembered. */
  add(days: DayStores, { inputs, calls, ...run }: RunFacts): Remembered {
    const { manifest, files } = this;
    const newest = Math.max(manifest.newest, newestDay(days.rows, this.today) ?? this.today);
    const keepDays = this.options.keepDays ?? manifest.keepDays;
    const cutoff = this.clockWentBack ? -Infinity : newest - keepDays + 1;
    const generation = manifest.generation + 1;
    const into: Gathered = { history: files.loadHistory(manifest), notes: [] };
    days.finish();
    const fresh = gather(days, newest, cutoff, into);
    const kept = manifest.parts.filter(({ to }) => to >= cutoff);
    const old = kept.map((part) => fileSource(files.disk, files.folder, part));
    const parts = files.writeParts(generation, groupSources([...old, ...fresh], newest));
    const pruned = kept.length < manifest.parts.length;
    into.history.dropBefore(cutoff);
    // Only now: while parts are put together, what they are made of is in memory, and not everything beside it.
    const store = pruned ? files.mergeAll(parts) : files.loadTotal(manifest, fresh);
    const at = this.options.now.toISOString();
    const lastDay = Math.max(...fresh.map(({ to }) => to), -1);
    const firstDay = Math.min(...fresh.map(({ from }) => from), lastDay);
    const next: Manifest = {
      ...manifest,
      ...{ program: this.options.program, generation, keepDays, newest, parts, before: manifest.ledger },
      updatedAt: manifest.updatedAt > at ? manifest.updatedAt : at,
      total: files.writeTotal(generation, store),
      history: files.writeHistory(generation, into.history),
      ...(calls === undefined ? {} : { calls: this.writeCalls(generation, newest, calls) }),
      runs: [...manifest.runs.filter(({ to }) => to >= cutoff), { at, from: firstDay, to: lastDay, ...run }],
      inputs: [
        ...manifest.inputs.filter(({ last }) => last >= cutoff),
        ...inputs.map((input) => ({ ...input, last: Math.max(lastDay, newest) })),
      ],
    };
    this.next = next;
    return remembered(next, store, into.history, into.notes);
  }

  private writeCalls(generation: number, newest: number, calls: KnownCalls): StoredFile | null {
    const from = newest - DAYS_OF_CALLS + 1;
    return this.files.writeCalls(generation, calls.encode(from * DAY_MS, (newest + 2) * DAY_MS));
  }

  /** Drops what is older than asked for. @returns parts dropped */
  prune(keepDays: number): number {
    const { manifest, files } = this;
    const cutoff = manifest.newest - keepDays + 1;
    const parts = manifest.parts.filter(({ to }) => to >= cutoff);
    const dropped = manifest.parts.length - parts.length;
    const generation = manifest.generation + 1;
    const history = files.loadHistory(manifest);
    history.dropBefore(cutoff);
    this.lock.check();
    this.save({
      ...manifest,
      ...{ generation, keepDays, parts },
      total: dropped === 0 ? manifest.total : files.writeTotal(generation, files.mergeAll(parts)),
      history: files.writeHistory(generation, history),
      runs: manifest.runs.filter(({ to }) => to >= cutoff),
      inputs: manifest.inputs.filter(({ last }) => last >= cutoff),
    });
    return dropped;
  }

  /**
   * Makes what `add` wrote count, with who stands out now. A kill at any moment leaves the old state or the new one.
   * @throws UserError when it cannot be written; the state is then as it was
   */
  commit(ledger: Ledger): void {
    this.lock.check();
    this.save({ ...(this.next ?? this.manifest), ledger });
  }

  /** Replaces the manifest and removes files that no longer count. */
  save(manifest: Manifest): void {
    writeManifest(this.files.disk, this.files.folder, manifest);
    this.manifest = manifest;
    this.next = undefined;
    quietly(() => {
      this.files.sweep(manifest);
    });
  }

  /** Leaves the state as it was last committed, and lets others in. */
  close(): void {
    process.removeListener('exit', this.onExit);
    quietly(() => {
      this.lock.check();
      // What lies on the disk decides: the last write may have failed behind its last step.
      const { disk, folder } = this.files;
      this.files.sweep(readManifest(disk, folder) ?? this.manifest);
    });
    quietly(() => {
      this.lock.release();
    });
  }
}
