/** What reading costs by layout: the same made calls as each gateway logs them, `npm run bench:layouts -- [MEGABYTES [NAME ...]]`. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/stats/random.js';
import { table as markdownTable } from '../markdown.js';
import { layoutRecords, type Call } from './layout-records.js';

const MEGABYTE = 1024 * 1024;
const START = Date.UTC(2026, 2, 1);
const SEED = 20_260_302;
const WORDS =
  'how much does it cost to send a parcel back when the invoice names another town "ASAP" and nobody answers'.split(
    ' ',
  );

function* calls(): Generator<Call> {
  const random = seededRandom(SEED);
  const below = (n: number): number => Math.floor(random() * n);
  const text = (length: number): string => {
    let made = '';
    while (made.length < length)
      made += `${WORDS[below(WORDS.length)] ?? ''}${below(9) === 0 ? String(below(99)) : ''} `;
    return made.trimEnd();
  };
  for (let n = 0; ; n += 1) {
    yield {
      ...{ n, account: `acct_${Math.floor(random() ** 2 * 5000)}`, address: `10.${below(200)}.7.${below(4)}` },
      ...{ time: new Date(START + n * 400 + below(300)), latencyMs: 20 + below(4000) },
      ...{ asked: text(100 + below(500)), answered: text(50 + below(400)) },
      ...{ tokensIn: 40 + below(400), tokensOut: 1 + below(200) },
    };
  }
}

/** Rows and bytes of a log of one layout. */
function write(path: string, record: (call: Call) => unknown, bytes: number): { rows: number; bytes: number } {
  const file = openSync(path, 'w');
  let rows = 0;
  let written = 0;
  for (const call of calls()) {
    written += writeSync(file, `${JSON.stringify(record(call))}\n`);
    rows += 1;
    if (written >= bytes) break;
  }
  closeSync(file);
  return { rows, bytes: written };
}

/** The least of three runs: other work on the machine only adds. */
function cpuOf(stage: string, path: string, rows: number): number {
  const runs = [1, 2, 3].map(() => {
    const command = [join(import.meta.dirname, 'stage.js'), stage, path, '1'];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${stage} of ${path}: ${stderr.slice(-500)}`);
    const told = JSON.parse(stdout) as { rows: number; cpu: number };
    if (told.rows !== rows) throw new Error(`${stage} of ${path} counted ${told.rows} rows of ${rows}`);
    return told.cpu;
  });
  return Math.min(...runs);
}

const megabytes = Number(process.argv[2] ?? 60);
const names = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(layoutRecords);
const folder = mkdtempSync(join(tmpdir(), 'clonewatch-layouts-'));
try {
  const table: string[][] = [];
  for (const name of names) {
    const record = layoutRecords[name];
    if (record === undefined) throw new Error(`no layout ${name}; known: ${Object.keys(layoutRecords).join(', ')}`);
    const path = join(folder, 'log.jsonl');
    const small = write(path, record, (megabytes / 4) * MEGABYTE);
    // Starting, and code that is not compiled yet, cost the same in both.
    const start = cpuOf('read', path, small.rows);
    const startParsed = cpuOf('parsed', path, small.rows);
    const { rows, bytes } = write(path, record, megabytes * MEGABYTE);
    const read = cpuOf('read', path, rows) - start;
    const parsed = cpuOf('parsed', path, rows) - startParsed;
    const more = bytes - small.bytes;
    const perByte = (seconds: number): string => ((seconds * 1e9) / more).toFixed(2);
    const perRow = ((read * 1e6) / (rows - small.rows)).toFixed(1);
    table.push([
      name,
      String(Math.round(bytes / rows)),
      perByte(read),
      perRow,
      perByte(parsed),
      (read / parsed).toFixed(2),
    ]);
    console.error(table.at(-1)?.join('  '));
  }
  const head = ['layout', 'bytes a record', 'ns a byte', 'µs a record', 'JSON.parse alone, ns a byte', 'of JSON.parse'];
  console.log(markdownTable(head, table));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
