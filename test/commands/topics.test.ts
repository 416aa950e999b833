/** `help TOPIC`: short, and the same facts as the program and the README. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { topicIds } from '../../src/commands/topic-ids.js';
import { exitCodeEntries } from '../../src/commands/topics.js';
import { exitCodes } from '../../src/errors.js';
import { eventFieldIds } from '../../src/events/fields.js';
import { reporters } from '../../src/report/index.js';
import { projectPath } from '../project.js';
import { run } from './fake-io.js';

async function told(...words: readonly string[]): Promise<string> {
  const { code, out, err } = await run(['help', ...words], { columns: 72 });
  assert.deepEqual([code, err], [0, '']);
  return out;
}

test('every topic is told within the width, and named in the help', async () => {
  const help = await told();
  for (const id of topicIds) {
    assert.ok(help.includes(id), id);
    const text = await told(id);
    for (const line of text.split('\n')) assert.ok(line.length <= 72, line);
    assert.ok(text.split('\n').length > 5);
  }
});

test('exit codes are those of the program, in the words of the README', async () => {
  const readme = readFileSync(projectPath('README.md'), 'utf8');
  assert.deepEqual(
    exitCodeEntries.map(([code]) => Number(code)),
    Object.values(exitCodes),
  );
  const plain = readme.replaceAll('`', '');
  for (const [code, meaning] of exitCodeEntries) assert.ok(plain.includes(`| ${code} | ${meaning} |`), code);
  assert.match(await told('exit-codes'), /^70 .*bug of ours$/m);
});

test('all formats and fields are listed', async () => {
  const [formats, fields] = [await told('formats'), await told('fields')];
  for (const { id, extension } of reporters) assert.match(formats, new RegExp(`^${id} +\\.${extension} `, 'm'));
  for (const id of eventFieldIds) assert.match(fields, new RegExp(`^${id} `, 'm'));
});

test('help of a command stays that of the command, and an unknown word gets the nearest', async () => {
  assert.equal(await told('scan'), (await run(['scan', '--help'], { columns: 72 })).out);
  const { code, err } = await run(['help', 'levles']);
  assert.equal(code, 2);
  assert.match(err, /^clonewatch: unknown topic of help "levles"\nhint: did you mean levels\?/);
});

test('environment names every variable the program reads, and those of the keys', async () => {
  const text = await told('environment');
  const read = ['CLONEWATCH_CONFIG', 'CLONEWATCH_FAIL_ON', 'CLONEWATCH_LEVELS_SUSPECT', 'CLONEWATCH_SAMPLES_INPUTS'];
  const others = ['SOURCE_DATE_EPOCH', 'NO_COLOR', 'FORCE_COLOR', 'TERM', 'LC_ALL', 'LANG', 'USER', 'XDG_CONFIG_HOME'];
  for (const name of [...read, ...others]) assert.ok(text.includes(name), name);
});
