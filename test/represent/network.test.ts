import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressEnd, networkName, networkOf } from '../../src/represent/network.js';

function nameOf(address: string): string | undefined {
  const bytes = Buffer.from(`9${address}9`);
  const network = networkOf(bytes, 1, bytes.length - 1);
  return network < 0 ? undefined : networkName(network);
}

test('IPv4 addresses belong to their /24', () => {
  assert.equal(nameOf('203.0.113.9'), '203.0.113.0/24');
  assert.equal(nameOf('203.0.113.9:4711'), '203.0.113.0/24');
  assert.equal(nameOf('0.0.0.0'), '0.0.0.0/24');
  assert.equal(nameOf('255.255.255.255'), '255.255.255.0/24');
});

test('a masked last part still has its /24', () => {
  for (const mask of ['***', '*', 'x', 'XXX']) assert.equal(nameOf(`198.51.100.${mask}`), '198.51.100.0/24');
});

test('IPv6 addresses belong to their /48, mapped ones to their IPv4 /24', () => {
  assert.equal(nameOf('2001:db8:7:1::2'), '2001:db8:7::/48');
  assert.equal(nameOf('[2001:DB8::1]:443'), '2001:db8:0::/48');
  assert.equal(nameOf('fe80::1%eth0'), 'fe80:0:0::/48');
  assert.equal(nameOf('::1'), '0:0:0::/48');
  assert.equal(nameOf('::ffff:198.51.100.7'), '198.51.100.0/24');
  assert.equal(nameOf('::ffff:c633:6407'), '198.51.100.0/24');
  assert.equal(nameOf('::198.51.100.7'), '198.51.100.0/24');
});

test('what is no address has no network', () => {
  const texts = [
    '',
    'localhost',
    '203.0.113',
    '203.0.113.',
    '256.0.0.1',
    '1.2.3.4.5',
    '1.2.3.4x',
    '1.2.3.*4',
    '0001.2.3.4',
    '-',
  ];
  const others = [
    '2001:db8',
    '1::2::3',
    ':::',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    'a:b',
    '::1.2.3',
    ':'.repeat(500),
    '::ffff:999.1.1.1',
  ];
  for (const text of [...texts, ...others]) assert.equal(nameOf(text), undefined, text);
});

test('it accepts exactly the addresses that node:net accepts', () => {
  const group = fc.stringMatching(/^[0-9a-f]{0,4}$/);
  const text = fc.oneof(
    fc.array(group, { minLength: 1, maxLength: 9 }).map((groups) => groups.join(':')),
    fc.array(fc.nat(300), { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.')),
    fc.ipV6(),
    fc.ipV4(),
  );
  fc.assert(
    fc.property(text, (address) => {
      // A single colon with digits behind it reads as a port here; leading zeros are read as decimal.
      fc.pre(!/^[^:]*:\d+$/.test(address));
      assert.equal(nameOf(address) !== undefined, isIP(address) !== 0);
    }),
    { numRuns: 500 },
  );
});

test('a port ends the address, a group of an IPv6 address does not', () => {
  const without = (text: string): string => text.slice(0, addressEnd(Buffer.from(text), 0, text.length));
  assert.equal(without('203.0.113.9:80'), '203.0.113.9');
  assert.equal(without('[::1]:80'), '[::1]');
  assert.equal(without('2001:db8::80'), '2001:db8::80');
  assert.equal(without('host:'), 'host:');
});
