/** `--map` names columns by hand, in every way a log may hold them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Readable } from 'node:stream';
import { UserError } from '../../src/errors.js';
import type { EventFieldId } from '../../src/events/fields.js';
import { readLog } from '../../src/read/read.js';
import { readBytes, readRecords } from './reading.js';

const time = '2026-01-05T10:00:00.000Z';

test('--map overrides what would be found', async () => {
  const { events, report } = await readRecords(
    [{ ts: time, user: 'u', caller: { id: 'c9' }, prompt: 'hi', body: 'there' }],
    {
      map: { account: 'caller.id', input: 'body' },
    },
  );
  assert.equal(events[0]?.['account'], 'c9');
  assert.equal(events[0]['text'], 'there');
  assert.equal(report.mapping.account, 'caller.id');
});

test('--map reaches into objects written as text, and flat names with dots', async () => {
  for (const record of [
    { ts: time, meta: '{"who":{"id":"c9"}}' },
    { ts: time, 'meta.who.id': 'c9' },
  ]) {
    const { events } = await readRecords([record], { map: { account: 'meta.who.id' } });
    assert.equal(events[0]?.['account'], 'c9');
  }
});

test('--map to a prefix gathers the columns behind it', async () => {
  const { events } = await readBytes(`ts,account,f.a,f.b,prompt\n${time},x,1.5,red,no\n`, { map: { input: 'f' } });
  assert.deepEqual(events[0]?.['fields'], { a: 1.5, b: 'red' });
});

test('an unknown field in --map is refused with the nearest known one', async () => {
  await assert.rejects(
    readRecords([{ a: 1 }], { map: { acount: 'x' } as Partial<Record<EventFieldId, string>> }),
    (error) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /^unknown event field "acount" in --map; known: account; time, account, /);
      assert.equal(error.exitCode, 2);
      return true;
    },
  );
});

test('a mapped column that is not there is refused with the columns that are', async () => {
  await assert.rejects(readRecords([{ ts: time, who: 'x' }], { map: { account: 'caller.id' } }), (error) => {
    assert.ok(error instanceof UserError);
    assert.equal(error.message, 'no column "caller.id" for account in -; seen: ts, who');
    return true;
  });
});

test('a mapped column inside an object that is still empty may come later', async () => {
  const { events } = await readRecords(
    [
      { ts: time, account: 'a', answer: null },
      { ts: time, account: 'a', answer: { kind: 'cat' } },
    ],
    { map: { label: 'answer.kind' } },
  );
  assert.equal(events[1]?.['label'], 'cat');
});

test('--map names the key and the customer beside the account too', async () => {
  const seen: string[] = [];
  const record = { ts: time, account: 'a', api_key_id: 'usual', secretless: { k: 'k-7' }, who: 't-1', input: 'x' };
  const map = { key: 'secretless.k', tenant: 'who' };
  for (const strict of [true, false]) {
    const stdin = Readable.from([`${JSON.stringify(record)}\n`.repeat(600)]);
    await readLog(['-'], { map, since: NaN, until: NaN, strict, stdin }, ({ key, tenant }) => {
      seen.push(`${key.toString()} ${tenant.toString()}`);
    });
  }
  assert.deepEqual([seen.length, [...new Set(seen)]], [1200, ['k-7 t-1']]);
  await assert.rejects(readRecords([record], { map: { key: 'nowhere' } }), /no column "nowhere" for key/);
});
