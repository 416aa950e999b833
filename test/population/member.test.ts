/** The kind of use of accounts whose texts say nothing of what came back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UseKind } from '../../src/population/member.js';
import { type MadeEvent, populationOf, textsOf } from '../synthetic.js';

function kindsOf(events: readonly MadeEvent[]): Record<string, UseKind> {
  return Object.fromEntries(populationOf(events).members.map(({ profile, kind }) => [profile.account, kind]));
}

test('texts of which nothing tells what came back are prompts', () => {
  assert.deepEqual(kindsOf([...textsOf('a'), ...textsOf('b')]), { a: 'chat', b: 'chat' });
});

test('they are used as most others of the log use theirs', () => {
  const classified = [...textsOf('a', { label: 'yes' }), ...textsOf('b', { label: 'no' }), ...textsOf('c')];
  assert.deepEqual(kindsOf(classified), { a: 'text', b: 'text', c: 'text' });
  const answered = [
    ...textsOf('a', { output: 'Take it off first.' }),
    ...textsOf('b', { label: 'no' }),
    ...textsOf('c'),
  ];
  assert.deepEqual(kindsOf(answered), { a: 'chat', b: 'text', c: 'chat' });
});

test('one account with labels tells nothing of many without', () => {
  const untold = Array.from({ length: 12 }, (_, i) => `u${String(i)}`);
  const kinds = kindsOf([...textsOf('a', { label: 'yes' }), ...untold.flatMap((account) => textsOf(account))]);
  assert.deepEqual([kinds['a'], ...untold.map((account) => kinds[account])], ['text', ...untold.map(() => 'chat')]);
});

test('operations and models that are named after vectors or labels tell that it was no chat', () => {
  const endpoint = '/v1/embeddings';
  const chat = '/v1/chat/completions';
  assert.deepEqual(kindsOf([...textsOf('a', { endpoint }), ...textsOf('b', { endpoint: chat }), ...textsOf('c')]), {
    a: 'text',
    b: 'chat',
    c: 'chat',
  });
  assert.deepEqual(kindsOf([...textsOf('a', { model: 'text-embedding-3-small' })]), { a: 'text' });
  assert.deepEqual(kindsOf([...textsOf('a', { model: 'text-embedding-3-small', endpoint: chat })]), { a: 'chat' });
});
