/** The main job, end to end: paths in, one finished document out. The rooms do the work; this file only joins them. */
import type { Findings } from './findings/findings.js';
import type { LogReport, ReadOptions, ReadProgress } from './read/read.js';

export interface AnalyseOptions {
  readonly read: ReadOptions;
  readonly stdin: NodeJS.ReadableStream;
  /** Time printed as `generatedAt`. */
  readonly now: Date;
  onProgress?(progress: ReadProgress): void;
}

export interface Analysis {
  readonly findings: Findings;
  readonly log: LogReport;
}

/**
 * Reads logs, profiles every account, ranks, links and explains.
 * @throws UserError with exit code `noInput` when nothing could be read: no such file, no readable record
 */
export async function analyse(_paths: readonly string[], _options: AnalyseOptions): Promise<Analysis> {
  return Promise.reject(new Error('not joined yet'));
}
