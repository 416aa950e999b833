/** Files are whole or not there; streams are waited for. */
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { checkWritable, isClosedPipe, writeFileWhole, writeStream } from '../../src/commands/write.js';
import { UserError } from '../../src/errors.js';
import { temporaryFolder } from '../temporary.js';
import { fakeIo } from './fake-io.js';

const folder = temporaryFolder();

function* failing(): Iterable<string> {
  yield 'half of it';
  throw new Error('reporter failed');
}

test('a file holds all pieces, text and bytes', () => {
  const path = folder.in('pieces.txt');
  writeFileWhole(path, ['one ', Buffer.from('two '), '東'.repeat(100_000)]);
  assert.ok(readFileSync(path, 'utf8') === `one two ${'東'.repeat(100_000)}`);
});

test('a failure leaves the old file as it was and nothing beside it', () => {
  const path = folder.write('old.txt', 'old');
  const before = readdirSync(folder.path);
  assert.throws(() => {
    writeFileWhole(path, failing());
  }, /reporter failed/);
  assert.equal(readFileSync(path, 'utf8'), 'old');
  assert.deepEqual(readdirSync(folder.path), before);
});

test('a file keeps its permissions, a link its target', () => {
  const path = folder.write('private.txt', 'old');
  chmodSync(path, 0o600);
  symlinkSync(path, folder.in('link.txt'));
  writeFileWhole(folder.in('link.txt'), ['new']);
  assert.equal(readFileSync(path, 'utf8'), 'new');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.ok(lstatSync(folder.in('link.txt')).isSymbolicLink());
});

test('devices are written as they are', () => {
  writeFileWhole('/dev/null', ['gone']);
  assert.ok(statSync('/dev/null').isCharacterDevice());
});

test('a folder that is missing, or stands where the file should be, is said beforehand', () => {
  checkWritable(folder.in('new.json'));
  assert.throws(() => {
    checkWritable(folder.in('missing/new.json'));
  }, /there is no folder/);
  assert.throws(() => {
    checkWritable(folder.path);
  }, /it is a folder/);
});

test('a file that cannot be written is the person’s to mend', () => {
  assert.throws(() => {
    writeFileWhole(folder.in('missing/new.json'), ['x']);
  }, UserError);
});

test('a stream gets everything in order', async () => {
  const { stdout } = fakeIo();
  await writeStream(stdout, ['a'.repeat(70_000), 'b', Buffer.from('c')]);
  assert.equal(stdout.text, `${'a'.repeat(70_000)}bc`);
});

function failingStream(code: string): Writable {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error(`write ${code}`), { code }));
    },
  });
  stream.on('error', () => undefined);
  return stream;
}

test('a closed pipe is told from a full disk', async () => {
  await assert.rejects(writeStream(failingStream('EPIPE'), ['x']), isClosedPipe);
  await assert.rejects(writeStream(failingStream('ENOSPC'), ['x']), {
    name: 'UserError',
    message: 'cannot write standard output: write ENOSPC',
    hint: 'the disk is full: make room and run the same again',
  });
});
