/** Reads logs as the tests need it: from files or from bytes on standard input, all events as plain data. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after } from 'node:test';
import { readLog } from '../../src/read/read.js';
import type { LogReport, ReadOptions } from '../../src/read/read.js';
import { plainEvent } from './plain-event.js';

export interface Read {
  readonly events: readonly Record<string, unknown>[];
  readonly report: LogReport;
}

export const everything: ReadOptions = { map: {}, since: NaN, until: NaN };

/** Reads files, folders and patterns. */
export async function readFiles(paths: readonly string[], options: Partial<ReadOptions> = {}): Promise<Read> {
  return readAll(paths, options, Readable.from([]));
}

/** Reads bytes, or text, as standard input would bring them. */
export async function readBytes(
  bytes: string | Buffer | readonly Buffer[],
  options: Partial<ReadOptions> = {},
): Promise<Read> {
  const chunks = typeof bytes === 'string' || Buffer.isBuffer(bytes) ? [Buffer.from(bytes)] : [...bytes];
  return readAll(['-'], options, Readable.from(chunks));
}

/** Reads records as JSON lines. */
export async function readRecords(records: readonly unknown[], options: Partial<ReadOptions> = {}): Promise<Read> {
  return readBytes(records.map((record) => `${JSON.stringify(record)}\n`).join(''), options);
}

async function readAll(paths: readonly string[], options: Partial<ReadOptions>, stdin: Readable): Promise<Read> {
  const events: Record<string, unknown>[] = [];
  const report = await readLog(paths, { ...everything, ...options, stdin }, (event) => events.push(plainEvent(event)));
  return { events, report };
}

/** A folder of the given files that is gone after the tests. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clonewatch-test-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
