/** Writes a played scenario: a gzip of JSON lines and a CSV of labels. */
import { createWriteStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { LogRecord } from './log.js';
import type { Label, Played } from './scenario.js';

const LINES_A_CHUNK = 2000;

/** JSON lines in chunks of some thousand lines. */
export function* jsonLines(records: Iterable<LogRecord>): Generator<string> {
  let lines: string[] = [];
  for (const record of records) {
    lines.push(JSON.stringify(record));
    if (lines.length < LINES_A_CHUNK) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

export const labelColumns = [
  'account',
  'is_attacker',
  'attack',
  'campaign',
  'persona',
  'queries',
  'queries_to_90',
  'variant',
  'attack_queries',
] as const;

/** One line an account, by account; `queries_to_90` stays empty until surrogates are trained. */
export function labelsCsv(labels: readonly Label[]): string {
  const lines = labels.map(({ account, isAttacker, attack, campaign, persona, queries, variant, attackQueries }) =>
    [account, isAttacker ? 1 : 0, attack, campaign, persona, queries, '', variant, attackQueries].join(','),
  );
  return `${[labelColumns.join(','), ...lines].join('\n')}\n`;
}

export interface Written {
  readonly records: number;
  readonly zippedBytes: number;
}

/** Writes a log as a gzip, line by line; folders are made. The gzip header carries no time and no name. */
export async function writeLog(
  { records, labels }: Pick<Played, 'records' | 'labels'>,
  file: string,
): Promise<Written> {
  mkdirSync(dirname(file), { recursive: true });
  await pipeline(Readable.from(jsonLines(records)), createGzip({ level: 9 }), createWriteStream(file));
  return { records: labels.reduce((sum, { queries }) => sum + queries, 0), zippedBytes: statSync(file).size };
}

/** Writes DIR/log.jsonl.gz and DIR/labels.csv. */
export async function writeScenario(played: Played, folder: string): Promise<Written> {
  const written = await writeLog(played, join(folder, 'log.jsonl.gz'));
  writeFileSync(join(folder, 'labels.csv'), labelsCsv(played.labels));
  return written;
}
