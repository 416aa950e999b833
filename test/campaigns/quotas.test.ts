/** Equal volumes among many accounts whose volumes are whole numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Crowd } from '../../src/campaigns/crowd.js';
import { Quotas } from '../../src/campaigns/quotas.js';

function quotaOf(volumes: readonly number[], members: readonly number[]): number {
  const profiles = volumes.map((rows) => ({ volume: { rows } }));
  const accounts = volumes.map((distinct) => ({ member: { distinct } }));
  return new Quotas({ size: volumes.length, profiles, accounts } as unknown as Crowd, undefined).of(members);
}

test('that a number of requests is made by others too, as each number nearby is, makes it no plan’s limit; that far more make it does', () => {
  const members = Array.from({ length: 10 }, (_, i) => i);
  const dealt = members.map(() => 60);
  const others = Array.from({ length: 4000 }, (_, i) => 20 + (i % 161));
  const among = quotaOf([...dealt, ...others], members);
  const few = quotaOf([...dealt, ...others.filter((_, i) => i % 10 === 0)], members);
  assert.ok(among > 0.9 * few, `${String(among)} of ${String(few)}`);
  assert.ok(quotaOf([...dealt, ...others, ...Array<number>(200).fill(60)], members) < 0.3 * few);
});
