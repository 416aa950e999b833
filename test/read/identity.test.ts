/** Who counts as one account, and who is the client: principals, sources, networks, roles, proxies, exact ids. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../src/errors.js';
import { changingRoles, roleOf } from '../../src/read/account-names.js';
import { canonicalAddress, networkOfAddress, TrustedProxies } from '../../src/read/addresses.js';
import { readLog } from '../../src/read/read.js';
import { networkName, networkOf } from '../../src/represent/network.js';
import { exampleOf } from './presets/preset-event.js';
import { everything, readBytes, readRecords } from './reading.js';

const call = {
  ...{ ts: '2026-01-05T10:00:00Z', api_key_id: 'k-1', user_id: 'u-1', ip: '203.0.113.9', model: 'm-1', input: 'x' },
  metadata: { tenant: 'acme', seat: 7 },
};

async function accountBy(by: string, record: unknown = call): Promise<unknown> {
  const { events } = await readRecords([record], { by });
  return events[0]?.['account'];
}

test('accounts are what --by names: keys, users, tenants, sources, networks, models, any column', async () => {
  const expected = {
    ...{ account: 'k-1', key: 'k-1', user: 'u-1', tenant: 'acme', source: '203.0.113.9', network: '203.0.113.0/24' },
    ...{ model: 'm-1', 'metadata.seat': '7' },
  };
  for (const [by, account] of Object.entries(expected)) assert.equal(await accountBy(by), account, by);
});

test('a principal the log does not name is said, with those it does name', async () => {
  await assert.rejects(accountBy('team'), (error) => {
    assert.ok(error instanceof UserError);
    assert.equal(
      error.message,
      'no column names the team in -; found: key (api_key_id), user (user_id), tenant (metadata.tenant)',
    );
    return true;
  });
  await assert.rejects(accountBy('metadata.color'), /no column "metadata.color" for account/);
});

test('gateways name several principals: key and end user of LiteLLM, session and user of Langfuse', async () => {
  assert.equal(await accountBy('key', exampleOf('litellm')), '88dc28d0f030');
  assert.equal(await accountBy('user', exampleOf('litellm')), 'cust-88');
  assert.equal(await accountBy('team', exampleOf('litellm')), 't1');
  assert.equal(await accountBy('user', exampleOf('kong')), 'acme');
  assert.equal(await accountBy('key', exampleOf('kong')), 'cred-9');
  assert.equal(await accountBy('key', exampleOf('azure-apim')), 'team-red');
  assert.equal(await accountBy('user', exampleOf('azure-apim')), 'u-19');
});

test('the model of a body counts where the envelope names none', async () => {
  const request = { model: 'chat-large', messages: [{ role: 'user', content: 'hi' }] };
  assert.equal(await accountBy('model', { ts: call.ts, account: 'a', request }), 'chat-large');
});

test('a model or an address that no record names is said, with the way out', async () => {
  const records = [{ ts: '2026-01-05T10:00:00Z', account: 'a', input: 'x' }];
  for (const [by, hint] of [
    ['model', 'none of the first records names a model, in a column or in its body: give its column by --map model='],
    ['source', 'none of the first records names an address: give its column by --map address='],
    ['network', 'none of the first records names an address: give its column by --map address='],
  ] as const) {
    await assert.rejects(readRecords(records, { by }), (error) => {
      assert.ok(error instanceof UserError);
      assert.ok(error.hint.startsWith(`account is by ${by}, and ${hint}`), error.hint);
      return true;
    });
  }
  const { events } = await readRecords(records, { by: 'model', map: { model: 'input' } });
  assert.equal(events[0]?.['account'], 'x');
});

test('a log that names nobody is read by source', async () => {
  const line = '203.0.113.7 - - [05/Jan/2026:10:00:00 +0000] "POST /v1/predict HTTP/1.1" 200 312 "-" "curl/8"\n';
  await assert.rejects(readBytes(line), /1 of 1 rejected \(1 no-account\)/);
  const { events } = await readBytes(line, { by: 'source' });
  assert.deepEqual([events[0]?.['account'], events[0]?.['endpoint']], ['203.0.113.7', '/v1/predict']);
});

test('the client is the first address from behind that is not a trusted proxy', () => {
  const proxies = new TrustedProxies(['10.0.0.0/8', '2001:db8:ffff::/48', '192.0.2.44']);
  const cases = [
    [['198.51.100.23', '192.0.2.44', '10.1.2.3'], '198.51.100.23'],
    // What the client itself forged stands before it and is not believed.
    [['1.1.1.1', '198.51.100.23', '10.1.2.3'], '198.51.100.23'],
    [['198.51.100.23', '::ffff:10.1.2.3'], '198.51.100.23'],
    [['2001:db8::7', '2001:db8:ffff::1'], '2001:db8::7'],
    [['10.1.1.1', '10.1.2.3'], '10.1.1.1'],
    [['unknown', '10.1.2.3'], 'unknown'],
    [[], ''],
  ] as const;
  for (const [chain, client] of cases) assert.equal(proxies.client(chain), client);
});

test('proxies are peeled from the forwarded header beside the address that connected', async () => {
  const record = { ...exampleOf('nginx'), remote_addr: '192.0.2.44', xff: '1.1.1.1, 198.51.100.23' };
  const addressWith = async (trustedProxies: readonly string[]): Promise<unknown> =>
    (await readRecords([record], { trustedProxies })).events[0]?.['address'];
  assert.equal(await addressWith([]), '192.0.2.44');
  assert.equal(await addressWith(['192.0.2.0/24']), '198.51.100.23');
  assert.equal(await addressWith(['198.51.100.0/24']), '192.0.2.44');
});

test('what is no proxy is refused with the option it came from', () => {
  for (const range of ['proxy', '10.0.0.0/33', '10.0.0.0/x', '', '10']) {
    assert.throws(() => new TrustedProxies([range]), /--trusted-proxy ".*" is neither an address nor a range/);
  }
});

test('an address has one spelling: mapped IPv4 is IPv4, IPv6 is short and lower case', () => {
  const cases = [
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['not:an:address', 'not:an:address'],
    ['203.0.113.9', '203.0.113.9'],
  ] as const;
  for (const [text, spelled] of cases) assert.equal(canonicalAddress(text), spelled);
});

test('networks are /24 and /48, a masked address has its network, and both rooms agree', () => {
  assert.equal(networkOfAddress('198.51.100.***'), '198.51.100.0/24');
  assert.equal(networkOfAddress('::ffff:203.0.113.9'), '203.0.113.0/24');
  assert.equal(networkOfAddress('2001:db8:7:8::1'), '2001:db8:7::/48');
  assert.equal(networkOfAddress('localhost'), undefined);
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const bytes = Buffer.from(address);
      const here = networkOfAddress(address);
      const there = networkName(networkOf(bytes, 0, bytes.length));
      // The other room writes the groups of a network as they are, without shortening runs of zeros.
      assert.equal(here, networkOfAddress(there.replace(/\/\d+$/, '')));
    }),
  );
});

test('sessions that SDKs make up collapse to the role, those of people do not', () => {
  const role = 'arn:aws:sts::111122223333:assumed-role/tenant-api';
  for (const session of [
    'botocore-session-1767607200',
    'i-0123456789abcdef0',
    '6f9619ff-8b86-d011-b42d-00c04fc964ff',
    '1767607200123',
  ]) {
    assert.equal(roleOf(`${role}/${session}`), role, session);
  }
  for (const session of ['acme-17', 'jane@example.com', 'deployment']) {
    assert.equal(roleOf(`${role}/${session}`), `${role}/${session}`);
  }
  assert.equal(roleOf('arn:aws:iam::111122223333:user/jane'), 'arn:aws:iam::111122223333:user/jane');
});

test('a role whose calls each have a session of their own is one account, and the report says so', async () => {
  const example = exampleOf('bedrock');
  const arn = (role: string, session: string): unknown => ({
    ...example,
    identity: { arn: `arn:aws:sts::1:assumed-role/${role}/${session}` },
  });
  const words = ['ash', 'bay', 'cedar', 'dawn', 'elm', 'fern', 'gale', 'hill', 'iris', 'jade'];
  const { events, report } = await readRecords([
    ...words.map((word) => arn('random', word)),
    ...words.map((_, i) => arn('tenants', `tenant-${i % 2}`)),
  ]);
  assert.deepEqual(
    [...new Set(events.map(({ account }) => account))],
    [
      'arn:aws:sts::1:assumed-role/random',
      'arn:aws:sts::1:assumed-role/tenants/tenant-0',
      'arn:aws:sts::1:assumed-role/tenants/tenant-1',
    ],
  );
  assert.ok(
    report.notes.some((note) => note.startsWith('sessions of arn:aws:sts::1:assumed-role/random are counted as one')),
  );
  assert.deepEqual([...changingRoles([])], []);
});

test('an account that is an API key is called by its hash', async () => {
  const { events } = await readRecords([
    { ts: call.ts, api_key: 'sk-live-0123456789abcdef', input: 'x' },
    { ts: call.ts, api_key: 'Bearer eyJhbGciOi', input: 'x' },
    { ts: call.ts, api_key: 'sketch-shop', input: 'x' },
  ]);
  const [first, second, third] = events.map(({ account }) => String(account));
  assert.match(first ?? '', /^key-[0-9a-f]{16}$/);
  assert.match(second ?? '', /^key-[0-9a-f]{16}$/);
  assert.equal(third, 'sketch-shop');
});

test('ids beyond 2^53 stay what they are', async () => {
  const { events } = await readBytes(
    '{"ts":1767607200,"account":14642743634293743168,"request_id":5374200000000000001,"input":"x"}\n',
  );
  assert.deepEqual([events[0]?.['account'], events[0]?.['requestId']], ['14642743634293743168', '5374200000000000001']);
});

test('keys and tenants are told beside the account, whatever the account is; a key itself is never told', async () => {
  const told = async (record: unknown, by = 'account', lines = 1): Promise<readonly string[]> => {
    const stdin = Readable.from([Buffer.from(`${JSON.stringify(record)}\n`.repeat(lines))]);
    let last: readonly string[] = [];
    await readLog(['-'], { ...everything, by, stdin }, ({ account, key, tenant }) => {
      last = [account, key, tenant].map(String);
    });
    return last;
  };
  assert.deepEqual(await told(call), ['k-1', 'k-1', 'acme']);
  assert.deepEqual(await told(call, 'user'), ['u-1', 'k-1', 'acme']);
  assert.deepEqual(await told(call, 'source'), ['203.0.113.9', 'k-1', 'acme']);
  assert.deepEqual((await told(exampleOf('litellm')))[1], '88dc28d0f030');
  // Behind the first records of a log lines are read from their bytes.
  const flat = { ts: call.ts, user_id: 'u-1', key_id: 'sk-verysecretkey123', tenant: 'caf\u00e9 "x"', input: 'x' };
  for (const lines of [1, 5000]) {
    const [account, key = '', tenant] = await told(flat, 'user', lines);
    assert.deepEqual([account, tenant], ['u-1', 'caf\u00e9 "x"']);
    assert.match(key, /^key-[0-9a-f]{16}$/);
  }
  const inside = { ts: call.ts, account: 'a', input: { key: 'x', tenant: 'y', size: 3 } };
  assert.deepEqual(await told(inside), ['a', '', ''], 'what a customer sends is no name of anybody');
});
