/** Documents that were saved are read back, and anything else is told apart from them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFindings } from '../../src/commands/saved-findings.js';
import { SCHEMA_VERSION } from '../../src/findings/findings.js';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { fakeIo } from './fake-io.js';

const folder = temporaryFolder();
const saved = rendered(json, example, { redact: 0 });
const noInput = 3;

test('a saved document is the same document', async () => {
  const read = await readFindings(folder.write('saved.json', saved), fakeIo());
  assert.equal(rendered(json, read, { redact: 0 }), saved);
});

test('it may come through a pipe, and with a byte order mark', async () => {
  const read = await readFindings('-', fakeIo({ input: `\ufeff${saved}` }));
  assert.equal(read.accounts.length, example.accounts.length);
});

async function problemOf(content: string): Promise<string> {
  const path = folder.write('other.json', content);
  const error: unknown = await readFindings(path, fakeIo()).catch((reason: unknown) => reason);
  assert.ok(error instanceof Error && 'exitCode' in error && error.exitCode === noInput, String(error));
  return error.message.replace(path, 'FILE');
}

test('what is no document is refused with the first thing that is wrong', async () => {
  assert.match(await problemOf(''), /FILE is not a findings document: /);
  assert.equal(await problemOf('[]'), 'FILE is not a findings document:  is not an object');
  assert.equal(await problemOf('{}'), 'FILE is not a findings document: schemaVersion is missing');
  const later = saved.replace(`"schemaVersion":"${SCHEMA_VERSION}"`, '"schemaVersion":"2.0.0"');
  assert.equal(
    await problemOf(later),
    `FILE is not a findings document: schema version 2.0.0 is not ${SCHEMA_VERSION}`,
  );
  const wrong = saved.replace('"rank":3', '"rank":"third"');
  assert.equal(await problemOf(wrong), 'FILE is not a findings document: accounts[2].rank is not a number');
});

test('ndjson cannot be read back, and the hint says what can', async () => {
  assert.match(await problemOf(rendered(ndjson, example)), /it holds one JSON object a line$/);
});

test('a missing file is told by its name', async () => {
  await assert.rejects(readFindings(folder.in('none.json'), fakeIo()), { exitCode: noInput, message: /none\.json/ });
});
