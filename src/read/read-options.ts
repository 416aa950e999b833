/** How a log is to be read. */
import type { MappedId } from '../events/fields.js';
import type { LeftOut } from './open.js';
import type { ReadProgress } from './log-report.js';
import type { LayoutDescription } from './presets/described.js';
import type { Redelivery } from './redelivery.js';
import type { RejectedRecord } from './rejected.js';

export interface ReadOptions {
  /** Event field -> dotted path of the column that holds it, where the automatic mapping is not wanted. */
  readonly map: Partial<Record<MappedId, string>>;
  /** Events before this time (ms) are skipped; NaN: none. */
  readonly since: number;
  /** Events at or after this time (ms) are skipped; NaN: none. */
  readonly until: number;
  /** Id of the preset that is to be used; found by the records when left out. */
  readonly preset?: string;
  /** A layout from a person's own file. */
  readonly layout?: LayoutDescription;
  /** Told of every rejected record. */
  onRejected?(rejected: RejectedRecord): void;
  /** Who counts as one account: see identity.ts; as the log says when left out. */
  readonly by?: string;
  /** Names of the columns, in their order, of CSV that does not begin with them; empty for columns of no use. */
  readonly columnNames?: readonly string[];
  /** Addresses and ranges of one's own proxies, which are not the client. */
  readonly trustedProxies?: readonly string[];
  /** Parse every record as a whole instead of reading the bytes of the columns that are needed. */
  readonly strict?: boolean;
  /** Threads that work on the log, this one included; by the size of the input when left out. The events are the same with any. */
  readonly workers?: number;
}

/** Options without calls, as another thread can be given them. */
export type SendableOptions = Omit<ReadOptions, 'onRejected' | 'workers'>;

export function sendable(options: ReadOptions): SendableOptions {
  const { map, since, until, preset, layout, by, columnNames, trustedProxies, strict } = options;
  return {
    ...{ map, since, until },
    ...(preset === undefined ? {} : { preset }),
    ...(layout === undefined ? {} : { layout }),
    ...(by === undefined ? {} : { by }),
    ...(columnNames === undefined ? {} : { columnNames }),
    ...(trustedProxies === undefined ? {} : { trustedProxies }),
    ...(strict === undefined ? {} : { strict }),
  };
}

export interface LogInput {
  /** Calls that were counted before, and what becomes of those that are read; in one run alone when left out. */
  readonly redelivery?: Redelivery;
  /** Inputs that are left out, by path: their content is known. */
  skips?(path: string): boolean;
  /** Parts of inputs that are left out: they were counted in a shorter file. */
  leavesOut?(path: string): LeftOut | undefined;
  readonly stdin: NodeJS.ReadableStream;
  onProgress?(progress: ReadProgress): void;
}
