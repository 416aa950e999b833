/** What is said of a run on stderr, without the names of files where `--pseudonyms` hides names: they may hold those of customers. */
import type { LogReport } from '../read/read.js';
import type { Aliases } from '../privacy/aliases.js';
import { keptNotes } from '../privacy/notes.js';
import type { Options } from './options.js';
import { aliasesOf } from './privacy-options.js';

/** The same report with aliases for its files; unchanged without `--pseudonyms`. */
export function shownLog(log: LogReport, options: Options): LogReport {
  const aliases = aliasesOf(options);
  return aliases === undefined ? log : withAliases(log, aliases);
}

function withAliases(log: LogReport, aliases: Aliases): LogReport {
  const paths = log.files.map(({ path }) => path).sort((a, b) => b.length - a.length);
  const fileOf = (text: string): string => paths.find((path) => text.startsWith(`${path}:`)) ?? text;
  return {
    ...log,
    files: log.files.map((file) => ({ ...file, path: aliases.of('file', file.path) })),
    counts: {
      ...log.counts,
      firstRejections: log.counts.firstRejections.map(({ place, reason }) => {
        const [, number] = /:(\d+)$/.exec(place) ?? [];
        const file = aliases.of('file', fileOf(place));
        return { place: number === undefined ? file : `${file}:${number}`, reason, seen: '' };
      }),
    },
    incomplete: log.incomplete.map(
      (reason) =>
        `${aliases.of('file', fileOf(reason))} could not be read to its end; why is said without --pseudonyms`,
    ),
    notes: keptNotes(log.notes),
  };
}
