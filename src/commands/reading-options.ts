/** Options of every command that reads logs: which columns, which period. */
import type { Command as Program } from 'commander';
import { UserError } from '../errors.js';
import { type MappedId, mappedIds } from '../events/fields.js';
import type { ReadOptions } from '../read/read.js';
import { parseWhen } from './clock.js';
import { collect, countOption, flagOption, known, listOption, type Options, textOption } from './options.js';

/** Words of `--by`, without loading the room that reads: `--help` must be instant. A test compares. */
export const byWords = [
  'account',
  'key',
  'user',
  'team',
  'tenant',
  'project',
  'session',
  'source',
  'network',
  'model',
] as const;

/** Options of commands that look at logs: how records are understood, and which of them count. */
export function declareLayoutOptions(program: Program): void {
  program
    .option('--map <field=path>', 'column that holds a field, such as account=caller.id; repeatable', collect)
    .option('--columns <names>', 'names of the columns of CSV that does not begin with them: time,account,,input')
    .option('--preset <name|file>', 'layout of the records, by name or from a file; recognised when left out')
    .option('--mapping <file>', 'layout from a file, such as detect --format mapping prints')
    .option('--by <whom>', `who counts as one account: ${byWords.join(', ')} or a column's path (default: account)`)
    .option(
      '--trusted-proxy <range>',
      "one's own proxy, such as 10.0.0.0/8: the client is who it forwarded; repeatable",
      collect,
    )
    .option('--since <time>', 'only events from then on: 2026-11-01, 2026-11-01T08:30Z, or 7d, 24h before now')
    .option('--until <time>', 'only events before then');
}

/** Options of commands that read logs to their end. */
export function declareReadingOptions(program: Program): void {
  declareLayoutOptions(program);
  program
    .option('--rejected <file>', 'where records go that could not be read, with place and reason, as JSON lines')
    .option(
      '--memory <size>',
      'memory to aim at, such as 500M or 2G: samples of inputs shrink for it, also what --state saves (default: a quarter of the machine; with --state no bound)',
    )
    .option('--workers <number>', 'threads that read and count side by side; the result is the same (default: by size)')
    .option('--strict', 'parse every record as a whole instead of reading the bytes of the columns that are needed');
}

/** @param timeZone of times that name none */
export function readingOptions(options: Options, now: Date, timeZone = 'UTC'): ReadOptions {
  const since = timeOption(options, 'since', now, timeZone);
  const until = timeOption(options, 'until', now, timeZone);
  if (since >= until) {
    throw new UserError(
      `--since ${textOption(options, 'since') ?? ''} is not before --until ${textOption(options, 'until') ?? ''}`,
      'no event lies between them; exchange the two',
    );
  }
  const by = textOption(options, 'by');
  const trustedProxies = listOption(options, 'trustedProxy');
  const workers = workersOption(options);
  const columns = textOption(options, 'columns');
  const columnNames = columns === undefined ? undefined : checkedNames(columns.split(','), '--columns');
  return {
    ...{ map: mapOption(options), since, until, strict: flagOption(options, 'strict') },
    ...(by === undefined ? {} : { by: checkBy(by) }),
    ...(columnNames === undefined ? {} : { columnNames }),
    ...(workers === undefined ? {} : { workers }),
    ...(trustedProxies.length === 0 ? {} : { trustedProxies }),
  };
}

/** More threads than this only wait for each other. */
const MOST_WORKERS = 64;

function workersOption(options: Options): number | undefined {
  const workers = countOption(options, 'workers', 1);
  if (workers === undefined || workers <= MOST_WORKERS) return workers;
  throw new UserError(
    `--workers "${String(workers)}" is more than ${String(MOST_WORKERS)}`,
    'two are enough for most logs; no more than the machine has processors',
  );
}

function checkBy(by: string): string {
  if (by.trim() !== '') return by;
  throw new UserError('nothing given to --by', `known: ${byWords.join(', ')}, or the path of a column`);
}

/**
 * Names of columns in their order, empty for a column of no use.
 * @param where they were given, for messages
 */
export function checkedNames(given: readonly string[], where: string): readonly string[] {
  const names = given.map((name) => name.trim());
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  if (twice !== undefined) {
    throw new UserError(
      `${where}: "${twice}" is given twice`,
      'give every column a name of its own, and none to those of no use: time,account,,input',
    );
  }
  if (names.some((name) => name !== '')) return names;
  throw new UserError(`${where}: no name is given`, 'for example --columns time,account,,input');
}

function timeOption(options: Options, name: 'since' | 'until', now: Date, timeZone: string): number {
  const text = textOption(options, name);
  if (text === undefined) return NaN;
  const time = parseWhen(text, now, timeZone);
  if (!Number.isNaN(time)) return time;
  throw new UserError(
    `--${name} "${text}" is not a time`,
    `for example --${name} 2026-11-01, --${name} 2026-11-01T08:30:00Z, or --${name} 7d (s, m, h, d, w before now)`,
  );
}

function mapOption(options: Options): Partial<Record<MappedId, string>> {
  const map: Partial<Record<MappedId, string>> = {};
  for (const entry of listOption(options, 'map')) {
    const cut = entry.indexOf('=');
    if (cut < 1 || cut === entry.length - 1) {
      throw new UserError(`--map "${entry}" is not field=path`, 'for example --map account=caller.id');
    }
    map[known('field of --map', entry.slice(0, cut), mappedIds)] = entry.slice(cut + 1);
  }
  return map;
}
