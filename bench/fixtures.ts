/** Writes `fixtures/logs/` and `fixtures/malformed/` from fixed seeds. Needs the `zstd` program. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { csvText, jsonLines } from './fixtures/case.js';
import type { FixtureCase } from './fixtures/case.js';
import { cases } from './fixtures/cases.js';
import { malformed } from './fixtures/malformed.js';

const root = process.argv[2] ?? 'fixtures';
const folder = join(root, 'logs');
const malformedFolder = join(root, 'malformed');

for (const fixture of cases()) write(fixture);

mkdirSync(malformedFolder, { recursive: true });
for (const [name, content] of Object.entries(malformed(zstd))) writeFileSync(join(malformedFolder, name), content);

function write({ id, about, records, csv, parquet, events }: FixtureCase): void {
  const place = join(folder, id);
  mkdirSync(place, { recursive: true });
  const lines = jsonLines(records);
  const half = Math.floor(lines.length / 2);
  const [first, second] = [lines.slice(0, half).join(''), lines.slice(half).join('')];
  writeFileSync(join(place, 'log.jsonl'), first + second);
  // Two members and two frames: exporters glue what they flush.
  writeFileSync(join(place, 'log.jsonl.gz'), Buffer.concat([gzip(first), gzip(second)]));
  writeFileSync(join(place, 'log.jsonl.zst'), Buffer.concat([zstd(first), zstd(second)]));
  writeFileSync(join(place, 'log.csv'), csvText(csv));
  const columnData = parquet.map(({ name, type, data }) => ({ name, data, ...(type === undefined ? {} : { type }) }));
  const bytes = parquetWriteBuffer({ columnData, rowGroupSize: half, createdBy: 'clonewatch fixtures' });
  writeFileSync(join(place, 'log.parquet'), Buffer.from(bytes));
  writeFileSync(join(place, 'events.json'), `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`);
  writeFileSync(
    join(place, 'case.json'),
    `${JSON.stringify({ about, records: records.length, events: events.length })}\n`,
  );
}

function gzip(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  // The header's last byte names the machine's kind; the same everywhere, so that files do not differ.
  bytes[9] = 255;
  return bytes;
}

function zstd(text: string): Buffer {
  const { status, stdout, error } = spawnSync('zstd', ['-19', '-q', '-c'], { input: text });
  if (error !== undefined || status !== 0) throw new Error('the zstd program is needed to write the fixtures');
  return stdout;
}
