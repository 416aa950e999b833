/** Every broken file gives the message, or keeps the records, that `fixtures/malformed/expected.json` states. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exitCodes, UserError } from '../../src/errors.js';
import { projectPath } from '../project.js';
import { readFiles } from './reading.js';

interface Expected {
  readonly message?: string;
  readonly hint?: string;
  readonly read?: number;
  readonly events?: number;
  readonly skipped?: number;
  readonly byReason?: Readonly<Record<string, number>>;
  readonly places?: readonly string[];
  readonly incomplete?: readonly string[];
}

const folder = projectPath('fixtures', 'malformed');
const expectations = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Readonly<
  Record<string, Expected>
>;
const files = readdirSync(folder).filter((name) => name !== 'expected.json');

test('every malformed file has an expectation, and every expectation a file', () => {
  assert.deepEqual(files.sort(), Object.keys(expectations).sort());
});

for (const [name, expected] of Object.entries(expectations)) {
  const file = join(folder, name);
  const fill = (text: string): string => text.replaceAll('{file}', file);

  if (expected.message !== undefined) {
    const message = fill(expected.message);
    test(`${name}: ${expected.message}`, async () => {
      await assert.rejects(readFiles([file]), (error) => {
        assert.ok(error instanceof UserError);
        assert.deepEqual([error.message, error.hint, error.exitCode], [message, expected.hint, exitCodes.noInput]);
        return true;
      });
    });
    continue;
  }

  test(`${name} keeps ${expected.events ?? 0} events and tells where the others were`, async () => {
    const { report, events } = await readFiles([file]);
    const { counts, incomplete } = report;
    const { read, events: records, skipped, byReason } = expected;
    assert.deepEqual(
      { read: counts.read, events: counts.events, skipped: counts.skipped, byReason: counts.byReason },
      { read, events: records, skipped, byReason },
    );
    assert.equal(counts.read, counts.events + counts.rejected + counts.skipped);
    assert.equal(events.length, report.rows);
    assert.deepEqual(
      counts.firstRejections.map(({ place }) => place),
      expected.places?.map(fill),
    );
    assert.deepEqual(incomplete, (expected.incomplete ?? []).map(fill));
  });
}
