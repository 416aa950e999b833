/** Every fixture case gives the same events in every format and compression. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../project.js';
import { known } from './plain-event.js';
import { readBytes, readFiles } from './reading.js';

const logs = projectPath('fixtures', 'logs');
const forms = ['log.jsonl', 'log.jsonl.gz', 'log.jsonl.zst', 'log.csv', 'log.parquet'];

function expectedEvents(fixture: string): Record<string, unknown>[] {
  const events = JSON.parse(readFileSync(join(logs, fixture, 'events.json'), 'utf8')) as Record<string, unknown>[];
  return events.map(known);
}

for (const fixture of readdirSync(logs)) {
  const events = expectedEvents(fixture);
  for (const form of forms) {
    test(`${fixture}/${form} gives the events the case states`, async () => {
      const read = await readFiles([join(logs, fixture, form)]);
      assert.deepEqual(read.events, events);
      const { counts, incomplete } = read.report;
      assert.equal(counts.read, counts.events);
      assert.deepEqual(incomplete, []);
    });

    test(`${fixture}/${form} on standard input, in small pieces, gives the same events`, async () => {
      const bytes = readFileSync(join(logs, fixture, form));
      const pieces = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, i) =>
        bytes.subarray(i * 777, (i + 1) * 777),
      );
      assert.deepEqual((await readBytes(pieces)).events, events);
    });
  }

  test(`${fixture}: rows, records and fields are counted alike in every format`, async () => {
    const reports = await Promise.all(forms.map(async (form) => (await readFiles([join(logs, fixture, form)])).report));
    const [first] = reports;
    for (const { counts, rows, fields, dialects } of reports) {
      assert.deepEqual({ counts, rows, fields, dialects }, pick(first));
    }
  });
}

function pick(report: Awaited<ReturnType<typeof readFiles>>['report'] | undefined): unknown {
  assert.ok(report);
  const { counts, rows, fields, dialects } = report;
  return { counts, rows, fields, dialects };
}
