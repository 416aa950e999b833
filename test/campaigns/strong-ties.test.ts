/** Strong ties: asked of one pair and listed, they are the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaigns } from '../../src/config/defaults.js';
import { Ties } from '../../src/campaigns/ties.js';

test('a tie is strong where it is listed as such: above the floor, and among the strongest twenty', () => {
  const accounts = campaigns.mutualTies + 4;
  const ties = new Ties(accounts);
  // Account 0 is tied to all others, the more the later; the first two lie below the floor, the next is one too many.
  for (let other = 1; other < accounts; other += 1) {
    ties.offer(0, other, { tie: campaigns.graphFloor + (other - 2.5) / 10, operator: 0 });
  }
  const listed = new Set(ties.strong(0).map(({ place }) => place));
  assert.equal(listed.size, campaigns.mutualTies);
  for (let other = 1; other < accounts; other += 1) assert.equal(ties.isStrong(0, other), listed.has(other));
  assert.equal(ties.isStrong(0, 3), false);
  assert.equal(ties.isStrong(2, 0), false);
  assert.equal(ties.isStrong(4, 0), true);
});
