import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Company, type Companion } from '../../src/campaigns/strangers.js';
import { familyPlace, MIXTURE, PAIR_NUMBERS } from '../../src/campaigns/tie.js';

/** Twelve members whose likeness to each other is 1.4 to 1.6; the thirteenth account has less of it to anybody, the fourteenth as much. */
const members = Array.from({ length: 12 }, (_, place) => place);
const likeness = (place: number): number => (place === 12 ? 0.7 : 1.5 + 0.1 * ((place % 3) - 1));

function made(distinct: number): { readonly accounts: Companion[]; numbersOf(a: number, b: number): Float32Array } {
  const accounts = Array.from({ length: 14 }, (_, place) => ({
    score: place === 12 ? 0 : 0.7,
    member: { distinct: place >= 12 ? distinct : 50 },
  }));
  return {
    accounts,
    numbersOf(a, b) {
      const pair = new Float32Array(PAIR_NUMBERS);
      const value = Math.min(likeness(a), likeness(b));
      for (const at of [familyPlace('behaviour'), familyPlace('same'), MIXTURE]) pair[at] = value;
      return pair;
    },
  };
}

test('who has less of practice, mixture and volume in common with the members than they among each other is a stranger', () => {
  const log = made(50);
  const company = new Company([...members, 12], log.accounts, log);
  assert.equal(company.isStrange(12), true);
  for (const member of members) assert.equal(company.isStrange(member), false, String(member));
});

test('an account outside that is far stranger does not join', () => {
  const log = made(50);
  const company = new Company(members, log.accounts, log);
  assert.equal(company.isStrange(12), true);
  assert.equal(company.isStrange(13), false);
});

test('of too few inputs no mixture is known: practice and score tell alone', () => {
  const log = made(20);
  const company = new Company(members, log.accounts, log);
  assert.equal(company.isStrange(12), true);
  assert.equal(company.isStrange(13), false);
});

test('who is a little strange leaves, and may join: the members may have been chosen for more in common than their kind has', () => {
  const log = made(50);
  const accounts = log.accounts.map((account, place) => (place === 13 ? { ...account, score: -0.1 } : account));
  // The score lies .8 below a middle with the least deviation of .1: 8 of them, 2 in the mean of four signs.
  assert.equal(new Company([...members, 13], accounts, log).isStrange(13), true);
  assert.equal(new Company(members, accounts, log).isStrange(13), false);
});
