/** Parts of a state put together anew: new days added, old days joined into weeks, what is too old left out. */
import { join } from 'node:path';
import { ProfileStore } from '../profiles/build.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { Disk } from './disk.js';
import type { PartEntry } from './manifest.js';
import { readProfiles, writeProfiles } from './profile-file.js';
import { keptSpan, type Span } from './tiers.js';

/** Profiles of some days, wherever they come from. */
export interface Source extends Span {
  /** A file that may stay as it is. */
  readonly entry: PartEntry | undefined;
  addTo(store: ProfileStore): void;
}

/** What goes into one part, oldest first. */
export interface Group extends Span {
  readonly sources: readonly Source[];
}

export function fileSource(disk: Disk, folder: string, entry: PartEntry, stays = true): Source {
  return {
    ...{ from: entry.from, to: entry.to, entry: stays ? entry : undefined },
    addTo(store) {
      readProfiles(disk, join(folder, entry.file), entry.sha256, store);
    },
  };
}

/** Joins sources whose spans, widened to what their age asks for, lie in each other. */
export function groupSources(sources: readonly Source[], newest: number): Group[] {
  const widened = sources.map((source) => ({ source, span: wider(source, keptSpan(source.from, newest)) }));
  widened.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to || a.source.from - b.source.from);
  const groups: { span: Span; sources: Source[] }[] = [];
  for (const { source, span } of widened) {
    const last = groups.at(-1);
    if (last !== undefined && span.from <= last.span.to) last.sources.push(source);
    else groups.push({ span, sources: [source] });
  }
  return groups.map(({ span, sources: joined }) => ({
    ...span,
    sources: joined.sort((a, b) => a.from - b.from || a.to - b.to),
  }));
}

function wider(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** Whether a group is one file that stays. */
function unchanged({ from, to, sources }: Group): PartEntry | undefined {
  const [only] = sources;
  return sources.length === 1 && only?.from === from && only.to === to ? only.entry : undefined;
}

export interface PartWriter {
  readonly disk: Disk;
  readonly folder: string;
  readonly settings: SummarySettings;
  /** Bytes that the profiles of a part may take in memory, about. */
  readonly budget: number;
  /** Name of the file of the part that begins on a day. */
  name(from: number): string;
}

/** Writes what changed; what did not is only listed. */
export function writeParts(groups: readonly Group[], writer: PartWriter): PartEntry[] {
  return groups.map((group) => {
    const same = unchanged(group);
    if (same !== undefined) return same;
    const store = new ProfileStore(writer.settings, writer.budget);
    for (const source of group.sources) source.addTo(store);
    const file = writer.name(group.from);
    const written = writeProfiles(writer.disk, writer.folder, join(writer.folder, file), store);
    return { from: group.from, to: group.to, file, ...written };
  });
}
