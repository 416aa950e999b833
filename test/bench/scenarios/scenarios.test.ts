/** Played scenarios: seeded, in order, well-formed, and silent about who is who. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeScenario, scenarios } from '../../../bench/scenarios/index.js';
import type { LogRecord } from '../../../bench/scenarios/log.js';
import type { Label } from '../../../bench/scenarios/scenario.js';

interface Log {
  readonly records: readonly LogRecord[];
  readonly byAccount: ReadonlyMap<string, readonly LogRecord[]>;
  readonly labels: readonly Label[];
}

function playAll(name: string, seed: number, scale = 1): Log {
  const { records, labels } = makeScenario(name, { seed, scale });
  const all = [...records];
  const byAccount = new Map<string, LogRecord[]>(labels.map(({ account }) => [account, []]));
  for (const record of all) byAccount.get(record.account)?.push(record);
  return { records: all, byAccount, labels };
}

const hotline = playAll('hotline-intents', 1);
const chat = playAll('demo-chat', 1);

function rowsOf({ byAccount }: Log, account: string): readonly LogRecord[] {
  return byAccount.get(account) ?? [];
}

/** Callers whose software gives up at the first failure. */
const hasty = ['load_test', 'qa', 'hobby', 'occasional'];

test('the same seed plays the same log and another seed another one', () => {
  const lines = ({ records }: Log): string[] => records.map((record) => JSON.stringify(record));
  const again = playAll('good-chat', 5);
  assert.deepEqual(lines(playAll('good-chat', 5)), lines(again));
  assert.notDeepEqual(lines(playAll('good-chat', 6)), lines(again));
});

test('an unknown name is answered with the known ones', () => {
  assert.throws(() => makeScenario('nothing'), /unknown scenario "nothing"; known: .*demo-predict/);
});

for (const [name, log] of Object.entries({ hotline, chat })) {
  test(`${name}: records come by time, with ids of their own and addresses of test ranges`, () => {
    const ids = new Set<string>();
    let last = '';
    for (const { ts, request_id: id, ip } of log.records) {
      assert.ok(ts >= last);
      last = ts;
      ids.add(id);
      assert.match(ip, /^(198\.1[89]|10)\./);
    }
    assert.equal(ids.size, log.records.length);
  });

  test(`${name}: labels count every record and every account has some`, () => {
    const total = log.labels.reduce((sum, { queries }) => sum + queries, 0);
    assert.equal(total, log.records.length);
    for (const { account, queries } of log.labels) assert.ok(queries > 0, account);
  });

  test(`${name}: failures carry no output and are mostly tried again`, () => {
    const failed = log.records.filter(({ status }) => status !== 200);
    assert.ok(failed.length > 0 && failed.length / log.records.length < 0.05);
    for (const { output } of failed) assert.equal(output, null);
    const personas = new Map(log.labels.map(({ account, persona }) => [account, persona]));
    const patient = failed.filter(({ account }) => !hasty.includes(personas.get(account) ?? ''));
    const retried = patient.filter(({ account, input, ts }) => {
      const limit = Date.parse(ts) + 60_000;
      return rowsOf(log, account).some((row) => row.ts > ts && Date.parse(row.ts) < limit && row.input === input);
    });
    assert.ok(retried.length / patient.length > 0.8, `${retried.length} of ${patient.length}`);
  });

  test(`${name}: neither the account’s name nor its first record gives the role away`, () => {
    const attackers = log.labels.flatMap(({ isAttacker }, rank) => (isAttacker ? [rank / log.labels.length] : []));
    const mean = attackers.reduce((sum, rank) => sum + rank, 0) / attackers.length;
    assert.ok(mean > 0.25 && mean < 0.75, `${mean}`);
    for (const { account } of log.labels) assert.match(account, /^acct_[0-9a-f]{8}$/);
  });

  test(`${name}: the busiest account is honest`, () => {
    const [busiest] = [...log.labels].sort((one, other) => other.queries - one.queries);
    assert.equal(busiest?.isAttacker, false);
  });

  test(`${name}: campaign members differ in volume, address and habit, and ask different things`, () => {
    const members = log.labels.filter(({ campaign }) => campaign !== '');
    assert.ok(members.length >= 10);
    assert.ok(new Set(members.map(({ queries }) => queries)).size > members.length / 2);
    const addresses = members.map(({ account }) => rowsOf(log, account)[0]?.ip);
    assert.ok(new Set(addresses).size > members.length / 2);
    const inputs = members.map(
      ({ account }) => new Set(rowsOf(log, account).map(({ input }) => JSON.stringify(input))),
    );
    const all = inputs.reduce((sum, { size }) => sum + size, 0);
    const union = new Set(inputs.flatMap((own) => [...own]));
    assert.ok(union.size / all > 0.9, `${union.size} of ${all}`);
  });
}

test('cover is counted apart from the questions that serve the copy', () => {
  const covered = chat.labels.filter(({ variant }) => variant.includes('cover'));
  assert.ok(covered.length > 0);
  const queries = covered.reduce((sum, label) => sum + label.queries, 0);
  const attack = covered.reduce((sum, label) => sum + label.attackQueries, 0);
  // 12 % of a campaign of 900 and 20 % of a solo of 330: about 14 % cover.
  assert.ok(attack / queries > 0.8 && attack / queries < 0.92, `${attack} of ${queries}`);
  for (const { isAttacker, attackQueries } of chat.labels) assert.ok(isAttacker || attackQueries === 0);
});

test('scale multiplies honest accounts and leaves the attackers', () => {
  const double = playAll('good-text', 1, 2);
  const single = playAll('good-text', 1, 1);
  assert.equal(double.labels.length, 2 * single.labels.length);
});

test('two scenarios of one seed share neither accounts nor addresses', () => {
  const accounts = new Set(chat.labels.map(({ account }) => account));
  assert.ok(hotline.labels.every(({ account }) => !accounts.has(account)));
  const addresses = new Set(chat.records.map(({ ip }) => ip));
  const shared = new Set(hotline.records.filter(({ ip }) => addresses.has(ip)).map(({ ip }) => ip));
  assert.ok(shared.size < 5, `${shared.size}`);
});

test('every scenario says what it is about', () => {
  for (const { id, about } of scenarios) assert.ok(about.length > 20, id);
  assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length);
});
