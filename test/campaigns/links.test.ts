import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { links } from '../../src/campaigns/index.js';
import { skeleton } from '../../src/campaigns/links/shared-skeleton.js';
import { relayEvidence } from '../../src/campaigns/links/relay.js';
import { evidenceFamilies } from '../../src/campaigns/link.js';
import type { SampledInput } from '../../src/represent/sampled-input.js';
import { comparesSymmetrically, explainsInWords, hasLinkMetadata, namesFewCandidates } from '../laws/link-laws.js';
import { projectPath } from '../project.js';
import { seededRandom } from '../../src/stats/random.js';
import { type MadeEvent } from '../synthetic.js';
import { campaign, chatCampaign, chatters, crowdOf, customers, logOf, office, served, shards } from './made-crowds.js';

const rows = crowdOf(logOf([...customers(30, 71), ...campaign(5, 60, 72), ...office(5, 73)]));
const chats = crowdOf(logOf([...chatters(30, 74), ...chatCampaign(5, 30, 75)], 'chats'), 'chat');

/** Similarity by a link of two accounts, given by name. */
function compare(id: string, crowd: typeof rows, a: string, b: string): number {
  const place = (name: string): number => crowd.accounts.findIndex(({ member }) => member.profile.account === name);
  const link = links.find((one) => one.id === id);
  return link?.prepare(crowd).compare(place(a), place(b)) ?? NaN;
}

test('every link file is in the index under its own id', () => {
  const files = readdirSync(projectPath('src', 'campaigns', 'links')).map((file) => file.replace('.ts', ''));
  assert.deepEqual(links.map(({ id }) => id).sort(), files.sort());
});

test('there are links of every kind of evidence', () => {
  assert.deepEqual(new Set(links.map(({ family }) => family)), new Set(evidenceFamilies));
});

for (const link of links) {
  test(`${link.id} obeys the laws of links`, () => {
    hasLinkMetadata(link);
    for (const crowd of [rows, chats]) {
      comparesSymmetrically(link, crowd);
      namesFewCandidates(link, crowd);
      explainsInWords(link, crowd);
    }
  });
}

test('accounts of one address and one network are tied by both, strangers by none', () => {
  for (const id of ['shared-address', 'shared-network']) {
    assert.ok(compare(id, rows, 'colleague-000', 'colleague-004') > 1);
    assert.equal(compare(id, rows, 'customer-000', 'customer-001'), 0);
  }
});

test('one scheduler shows in lockstep, and started and stopped together', () => {
  assert.ok(
    compare('lockstep', rows, 'worker-000', 'worker-003') >
      2 * compare('lockstep', rows, 'customer-003', 'worker-003') + 2,
  );
  assert.ok(
    compare('same-schedule', rows, 'worker-000', 'worker-001') >
      compare('same-schedule', rows, 'customer-004', 'worker-001'),
  );
});

test('one distribution of inputs has a log ratio near 0, two corners of input space far below', () => {
  assert.ok(Math.abs(compare('same-mixture', rows, 'worker-000', 'worker-001')) < 0.3);
  assert.ok(compare('same-mixture', rows, 'worker-000', 'customer-003') < -2);
  assert.ok(Number.isNaN(compare('same-mixture', rows, 'worker-000', 'customer-002')), 'too few inputs to tell');
});

test('equal volume is nearly 0, and a tenfold volume ln 10 below', () => {
  assert.ok(compare('equal-volume', rows, 'worker-000', 'worker-001') > -1e-6);
  const event = (account: string, i: number): MadeEvent => ({
    account,
    time: 1e12 + i * 60_000,
    row: { a: i, b: i * i, c: 1 },
  });
  const events = [20, 200].flatMap((count) => Array.from({ length: count }, (_, i) => event(`with-${count}`, i)));
  const crowd = crowdOf(logOf(events));
  assert.ok(Math.abs(compare('equal-volume', crowd, 'with-20', 'with-200') + Math.log(10)) < 1e-6);
});

function together(id: string, events: readonly MadeEvent[], prefix: string): { value: number; words: string } {
  const crowd = crowdOf(logOf(events));
  const places = crowd.accounts.flatMap(({ member }, place) =>
    member.profile.account.startsWith(prefix) ? [place] : [],
  );
  const comparison = links.find((one) => one.id === id)?.prepare(crowd);
  return { value: comparison?.together?.(places) ?? NaN, words: comparison?.explain(places) ?? '' };
}

test('accounts that one dispatcher serves in turn meet too rarely; independent ones meet as often as their hours explain', () => {
  const log = [...customers(30, 76), ...served(12, 100, 77)];
  const { value, words } = together('taking-turns', log, 'served');
  assert.ok(value > 3, String(value));
  assert.match(words, /take turns: active in the same 2 minutes \d+ times where their hours explain \d+/);
  assert.ok(together('taking-turns', log, 'customer').value < 2);
  assert.ok(
    together('taking-turns', [...customers(30, 76), ...shards(12, 78)], 'shard').value < 2,
    'one customer, no dispatcher',
  );
});

test('a popular list dealt out to several accounts overlaps too little; independent askers of the list overlap as chance has it', () => {
  const random = seededRandom(79);
  const ask = (account: string, which: number, i: number): MadeEvent => ({
    account,
    time: Date.UTC(2026, 4, 4) + i * 400_000 + Math.floor(1e8 * random()),
    row: { a: 30 + (which % 20), b: 40 + Math.floor(which / 20), c: 5 },
  });
  const list = Array.from({ length: 400 }, (_, which) => which);
  const honest = Array.from({ length: 40 }, (_, account) =>
    Array.from({ length: 40 }, (_, i) => ask(`asker-${String(account)}`, Math.floor(400 * random()), i)),
  ).flat();
  const dealt = list.map((which, i) => ask(`dealt-${String(which % 10)}`, which, i));
  const { value, words } = together('complementary-coverage', [...honest, ...dealt], 'dealt');
  assert.ok(value > 3, String(value));
  assert.match(words, /dealt out: 0 asked by two of them where chance gives \d+/);
  assert.ok(together('complementary-coverage', [...honest, ...dealt], 'asker-1').value < 2);
  assert.equal(
    together('complementary-coverage', [...customers(30, 76), ...campaign(8, 40, 80)], 'worker').value,
    0,
    'nobody else asks these',
  );
});

test('people of one trade who say hello like everybody share few greetings, and are dealt nothing', () => {
  const random = seededRandom(80);
  const row = (a: number, b: number): { a: number; b: number; c: number } => ({ a, b, c: 5 });
  // Six trades of ten accounts, each with places of its own, and 10 of 60 rows that everybody asks.
  const events = Array.from({ length: 60 }, (_, account) =>
    Array.from({ length: 40 }, (_, i) => ({
      account: `trade-${String(account % 6)}-${String(account)}`,
      time: Date.UTC(2026, 4, 4) + i * 400_000 + Math.floor(1e8 * random()),
      row: i < 10 ? row(Math.floor(60 * random()), 90) : row(100 * (account % 6) + 10 * random(), 10 * random()),
    })),
  ).flat();
  for (const trade of ['trade-0', 'trade-1']) {
    const { value } = together('complementary-coverage', events, trade);
    assert.ok(value < 2, `${trade}: ${String(value)}`);
  }
});

test('accounts that relieve each other begin too evenly; accounts that live through the log or begin anywhere do not', () => {
  const hour = 3_600_000;
  const turns = Array.from({ length: 12 }, (_, i) => ({ first: 8 * hour * i, last: 8 * hour * i + hour }));
  assert.ok(relayEvidence(turns) > 8);
  const stranger = { first: 20.5 * hour, last: 22 * hour };
  assert.ok(relayEvidence([...turns, stranger]) > 3, 'one stranger among them');
  assert.equal(relayEvidence(turns.map(({ first }) => ({ first, last: 96 * hour }))), 0, 'nobody stopped');
  assert.equal(relayEvidence(turns.slice(0, 5)), 0, 'too few');
  const random = seededRandom(83);
  const chance = Array.from({ length: 400 }, () =>
    relayEvidence(
      Array.from({ length: 12 }, () => {
        const first = 96 * hour * random();
        return { first, last: first + 60_000 };
      }),
    ),
  );
  assert.ok(chance.filter((evidence) => evidence >= 1).length <= 0.1 * 400 + 12, 'no oftener than one time in ten');
  assert.ok(chance.filter((evidence) => evidence >= 2).length <= 0.01 * 400 + 6);
});

test('accounts that are odd in the same way are tied more than ordinary ones that are equally alike', () => {
  assert.ok(
    compare('shared-unusualness', rows, 'worker-000', 'worker-001') >
      compare('shared-unusualness', rows, 'customer-000', 'customer-001') + 5,
  );
});

test('a shared template shows on chats, and exact inputs only where they are the same', () => {
  assert.ok(compare('shared-skeleton', chats, 'worker-000', 'worker-001') > 10);
  assert.equal(compare('shared-skeleton', chats, 'worker-000', 'user-001'), 0);
  assert.equal(compare('shared-inputs', chats, 'worker-000', 'worker-001'), 0);
});

function text(...words: number[]): SampledInput {
  const content = {
    kind: 'text',
    words: Uint32Array.from(words),
    wordCount: words.length,
    characters: 9,
    cues: 0,
  } as const;
  return { key: words[0] ?? 0, count: 1, firstTime: 0, label: 0, margin: NaN, content };
}

test('the skeleton is the word pairs of at least a quarter of the texts, each text counted once', () => {
  const frame = Array.from({ length: 2 }, (_, i) => text(7, 8, 7, 8, 100 + i));
  const others = Array.from({ length: 6 }, (_, i) => text(200 + i, 300 + i));
  assert.equal(skeleton([...frame, ...others], 0.25).length, 2);
  assert.equal(skeleton([...frame, ...others, text(1, 2)], 0.25).length, 0);
  assert.deepEqual(skeleton(frame, 0.25), [], 'two texts have no template');
});
