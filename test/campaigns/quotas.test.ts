/** Equal volumes among many accounts whose volumes are whole numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Crowd } from '../../src/campaigns/crowd.js';
import { Quotas } from '../../src/campaigns/quotas.js';

function quotasOf(volumes: readonly number[], kind: Crowd['kind']): Quotas {
  const profiles = volumes.map((rows) => ({ volume: { rows } }));
  const accounts = volumes.map((distinct) => ({ member: { distinct } }));
  return new Quotas({ kind, size: volumes.length, profiles, accounts } as unknown as Crowd, undefined);
}

function quotaOf(
  volumes: readonly number[],
  members: readonly number[],
  wouldStay: (place: number) => boolean = () => false,
): number {
  return quotasOf(volumes, 'row').of(members, wouldStay);
}

/** The volumes of a group that are strays in it. */
function straysOf(volumes: readonly number[], kind: Crowd['kind'] = 'row'): number[] {
  const strays = quotasOf(volumes, kind).strays([...volumes.keys()]);
  return volumes.filter((_, place) => strays[place]);
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

test('who would stay in a group is not one of the many others: a part of a large campaign has its quota for itself', () => {
  const members = Array.from({ length: 10 }, (_, i) => i);
  const volumes = [...Array<number>(300).fill(60), ...Array.from({ length: 4000 }, (_, i) => 20 + (i % 161))];
  const asPlan = quotaOf(volumes, members);
  const asCampaign = quotaOf(volumes, members, (place) => place < 300);
  const alone = quotaOf(
    volumes.filter((_, place) => place < 10 || place >= 300),
    members,
  );
  assert.ok(asPlan < 0.3 * alone);
  assert.ok(asCampaign > 0.9 * alone, `${String(asCampaign)} of ${String(alone)}`);
});

test('among quotas equal to the digit who made a twelfth more is a stray, among nearly equal ones he is not', () => {
  assert.deepEqual(straysOf([225, 225, 225, 225, 225, 225, 225, 241]), [241]);
  assert.deepEqual(straysOf([221, 225, 229, 218, 223, 231, 226, 241]), []);
  assert.deepEqual(straysOf([225, 225, 225, 225, 225, 225, 225, 241, 400], 'chat'), [400]);
});

test('among volumes that are merely alike who made ten times as many is a stray, but not on chats', () => {
  const group = [29, 57, 33, 40, 38, 48, 36, 30, 2844, 300];
  assert.deepEqual(straysOf(group), [2844]);
  assert.deepEqual(straysOf(group, 'chat'), []);
});
