import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameDictionary } from '../../src/events/column-names.js';

test('names are known by their hash, the first one stays', () => {
  const names = new NameDictionary(10);
  names.remember(1, 'length');
  names.remember(1, 'width');
  assert.equal(names.name(1), 'length');
  assert.equal(names.name(2), undefined);
});

test('a full dictionary wants nothing more', () => {
  const names = new NameDictionary(2);
  for (let hash = 0; hash < 5; hash += 1) names.remember(hash, `name ${String(hash)}`);
  assert.equal(names.size, 2);
  assert.ok(!names.wants(7));
  assert.equal(names.name(4), undefined);
});

test('a name of megabytes is cut', () => {
  const names = new NameDictionary(2);
  names.remember(1, 'x'.repeat(1 << 20));
  assert.equal(names.name(1), `${'x'.repeat(80)}…`);
});
