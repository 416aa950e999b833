/** A day in one column and the time of day in another; accounts within blocks of blocks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes, readRecords } from './reading.js';

const time = '2026-01-05T10:00:00.000Z';

for (const [day, clock, expected] of [
  ['2026-01-05', '10:00:01', '2026-01-05T10:00:01.000Z'],
  ['05.01.2026', '10:00:01,250', '2026-01-05T10:00:01.250Z'],
  ['2026/01/05', '10:00', '2026-01-05T10:00:00.000Z'],
  ['2026-01-05', '10:00:01 PM', '2026-01-05T22:00:01.000Z'],
] as const) {
  test(`a day (${day}) and a time of day (${clock}) in two columns are one time, in every way of reading`, async () => {
    const log = `Date;Time;Account;Prompt\n${`${day};${clock};a;hi\n`.repeat(300)}${day};;a;no clock\n`;
    for (const strict of [false, true]) {
      const { events, report } = await readBytes(log, { strict });
      assert.deepEqual([events[0]?.['time'], events[299]?.['time']], [expected, expected]);
      assert.equal(events[300]?.['time'], '2026-01-05T00:00:00.000Z');
      assert.equal(report.mapping.time, 'Date');
      assert.ok(report.notes.some((note) => note.endsWith('the time of day is in Time')));
    }
  });
}

test('a column of lengths beside whole times is no time of day', async () => {
  const { events } = await readRecords([{ date: '2026-01-05T10:00:00Z', time: '00:12', account: 'a' }]);
  assert.equal(events[0]?.['time'], time);
});

for (const [record, account] of [
  [{ extra: { metadata: { user_id: 'u-1' } } }, 'extra.metadata.user_id'],
  [{ req: { headers: { 'x-api-key-id': 'k-1' }, url: '/v1' } }, 'req.headers.x-api-key-id'],
  [{ request: { metadata: { user_id: 'u-1' } }, properties: { org_id: 'o-1' } }, 'properties.org_id'],
  [{ ClientUsername: 'c-1', request_Host: 'api' }, 'ClientUsername'],
  [{ RequestHeaders: { 'x-account-id': 'a-1' }, RayID: 'r' }, 'RequestHeaders.x-account-id'],
  [{ generation_id: 'g-1', api_key_name: 'k-1', user: '' }, 'api_key_name'],
] as const) {
  test(`the account is found in ${account}, within blocks of blocks`, async () => {
    assert.equal((await readRecords([{ time, ...record }])).report.mapping.account, account);
  });
}
