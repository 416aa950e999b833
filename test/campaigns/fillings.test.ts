import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeability, Fillings } from '../../src/campaigns/fillings.js';
import { gatherCrowd } from '../../src/campaigns/crowd.js';
import { seededRandom } from '../../src/stats/random.js';
import type { MadeEvent } from '../synthetic.js';
import { chatters, logOf } from './made-crowds.js';

const INPUTS = 30;
const MEMBERS = 8;
const SUBJECTS = 40;
const frames = [
  'please write a long and careful story about',
  'what would an expert tell his students of',
  'list ten tasks with full answers concerning',
  'explain step by step everything known on',
];

/** Accounts that fill frames: each with one of them, or all with the first; with subjects of one pool, or each with its own. */
function filled(name: string, frame: 'one' | 'own', pool: 'one' | 'own', seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const events: MadeEvent[] = [];
  for (let member = 0; member < MEMBERS; member += 1) {
    for (let i = 0; i < INPUTS; i += 1) {
      const subject = Math.floor(SUBJECTS * random());
      const owner = pool === 'one' ? 'all' : String(member);
      const filling = [0, 1, 2, 3].map((part) => `${name}${owner}s${subject}w${part}`).join(' ');
      events.push({
        account: `${name}-${member}`,
        time: Date.UTC(2026, 4, 4) + 3_600_000 * (i + random()),
        text: `${frames[frame === 'one' ? 0 : member % frames.length] ?? ''} ${filling} number ${i}`,
        chat: true,
        address: `198.18.${member}.${seed}`,
      });
    }
  }
  return events;
}

const log = logOf(
  [
    ...chatters(40, 3),
    ...filled('tool', 'one', 'own', 4),
    ...filled('pool', 'own', 'one', 5),
    ...filled('both', 'one', 'one', 6),
    ...filled('apart', 'own', 'own', 7),
  ],
  'chats',
);
const crowd = gatherCrowd('chat', log.population, log.scores);
const fillings = new Fillings(crowd);

function pooled(name: string): number {
  return fillings.pooled(
    crowd.accounts.flatMap(({ member }, place) => (member.profile.account.startsWith(`${name}-`) ? [place] : [])),
  );
}

test('one pool under a frame for each account is seen; users of one tool, copies with one frame and strangers are not', () => {
  assert.ok(pooled('pool') > 0.4, String(pooled('pool')));
  for (const name of ['tool', 'both', 'apart', 'user']) assert.ok(pooled(name) < 0.15, `${name} ${pooled(name)}`);
});

test('it does not depend on what was looked at before', () => {
  const again = new Fillings(crowd);
  const places = crowd.accounts.flatMap(({ member }, place) =>
    member.profile.account.startsWith('pool-') ? [place] : [],
  );
  assert.equal(again.pooled(places), pooled('pool'));
});

test('one account, and accounts with too few inputs, tell nothing', () => {
  assert.equal(fillings.pooled([0]), 0);
  assert.equal(fillings.pooled([]), 0);
});

test('exchangeability is the chance of a common cell between accounts over that within one', () => {
  const inputs = (cells: readonly number[]): Uint32Array[] => cells.map((cell) => new Uint32Array(16).fill(cell));
  // Within: 2 of 6 pairs of four inputs, each account; between: half of the pairs of different accounts share: (.5 * .5) * 2.
  assert.ok(Math.abs(exchangeability([inputs([1, 1, 2, 2]), inputs([1, 1, 2, 2])]) - 0.5 / (1 / 3)) < 1e-9);
  assert.equal(exchangeability([inputs([1, 1, 2, 2]), inputs([3, 3, 4, 4])]), 0);
  assert.equal(exchangeability([inputs([1, 2, 3]), inputs([1, 2, 3])]), 0, 'nothing in common within');
});
