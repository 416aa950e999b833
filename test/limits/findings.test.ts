import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventView } from '../../src/events/event.js';
import type {
  AccountFinding,
  CampaignFinding,
  ExposureFinding,
  Level,
  VerdictFinding,
} from '../../src/findings/findings.js';
import type { LimitFinding, LimitsDocument, SuspectUnderLimits } from '../../src/limits/document.js';
import { describeLimits } from '../../src/limits/findings.js';
import { parseLimit } from '../../src/limits/limit.js';
import { middleAt } from '../../src/limits/suspects.js';
import { Tally } from '../../src/limits/tally.js';
import { renderLimits } from '../../src/report/limits.js';
import { example } from '../findings-example.js';
import { fill, type MadeEvent } from '../synthetic.js';

const HOUR = 3_600_000;
const START = 1_700_006_400_000;

interface Told {
  readonly account: string;
  readonly level: Level;
  readonly exposure?: ExposureFinding;
  readonly verdict?: VerdictFinding;
}

function documentOf(
  limit: string,
  events: readonly MadeEvent[],
  told: readonly Told[] = [],
  campaign: readonly string[] = [],
): LimitsDocument {
  const campaigns: CampaignFinding[] =
    campaign.length === 0
      ? []
      : [{ ...template.campaign, id: 'c1', members: campaign, exposure: curve, level: 'critical' }];
  const accounts: AccountFinding[] = told.map(({ account, level, exposure, verdict }) => ({
    ...template.account,
    ...(verdict === undefined ? {} : { verdict }),
    ...{ account, level, exposure: exposure ?? null, campaign: campaign.includes(account) ? 'c1' : null },
  }));
  const tally = new Tally([parseLimit(limit)], new Map(campaign.map((member) => [member, 'c1'])));
  const event = new EventView();
  for (const made of events) {
    fill(event, made);
    tally.accumulate(event);
  }
  return describeLimits({ tally, findings: { ...example, accounts, campaigns }, fidelity: 0.8 });
}

const [firstAccount] = example.accounts;
const [firstCampaign] = example.campaigns;
assert.ok(firstAccount !== undefined && firstCampaign !== undefined);
const template = { account: firstAccount, campaign: firstCampaign };

const curve: ExposureFinding = {
  low: 0.8,
  high: 1,
  basis: 'students',
  queries: 100,
  curve: [
    { queries: 25, low: 0.4, high: 0.6 },
    { queries: 100, low: 0.8, high: 1 },
  ],
};

/** `count` requests within the hour `hour`. */
function requests(account: string, hour: number, count: number, address = '10.0.0.1'): MadeEvent[] {
  return Array.from({ length: count }, (_, i) => ({ account, address, time: START + hour * HOUR + i * 1000 }));
}

function only(document: LimitsDocument): LimitFinding {
  const [finding] = document.limits;
  assert.ok(finding !== undefined);
  return finding;
}

function onlySuspect({ suspects }: LimitsDocument): SuspectUnderLimits {
  const [suspect] = suspects;
  assert.ok(suspect !== undefined);
  return suspect;
}

const decided = { reason: 'load test', author: null, expires: null, suppressed: false, lapsed: null };

test('whom people dismissed is an honest customer, whom they confirmed is none, and both are marked', () => {
  const events = ['load', 'thief', 'honest'].flatMap((account) => requests(account, 0, 10));
  const verdicts = {
    dismissed: { ...decided, verdict: 'dismiss', suppressed: true },
    confirmed: { ...decided, verdict: 'confirm' },
  } as const;
  const document = documentOf('8 requests per account per hour', events, [
    { account: 'load', level: 'suspect', exposure: curve, verdict: verdicts.dismissed },
    { account: 'thief', level: 'none', verdict: verdicts.confirmed },
    { account: 'honest', level: 'none' },
  ]);
  const { honestCost } = only(document);
  assert.deepEqual([honestCost.accounts, honestCost.of], [2, 2]);
  assert.deepEqual(
    honestCost.hardest.map(({ account }) => account),
    ['honest', 'load'],
  );
  const suspect = onlySuspect(document);
  assert.deepEqual([suspect.name, suspect.suppressed, suspect.verdict?.verdict], ['load', true, 'dismiss']);
  const page = { width: 100, color: false, unicode: true, showInputs: false, redact: 1 };
  assert.match([...renderLimits(document, page)].join(''), / {2}load \(suspect, dismiss: load test\): exposure about/);
});

test('a campaign is suppressed when all its members are', () => {
  const hidden = { ...decided, verdict: 'allow', suppressed: true } as const;
  const told = ['a', 'b'].map((account): Told => ({ account, level: 'critical', verdict: hidden }));
  const events = requests('a', 0, 2);
  const campaign = ['a', 'b'];
  assert.equal(onlySuspect(documentOf('8 requests per account per hour', events, told, campaign)).suppressed, true);
  const half = told.slice(0, 1);
  assert.equal(onlySuspect(documentOf('8 requests per account per hour', events, half, campaign)).suppressed, false);
});

test('who went over and still got answers is listed with the windows, the level and the peak', () => {
  const events = [...requests('big', 0, 12), ...requests('big', 1, 4), ...requests('small', 0, 3)];
  const finding = only(documentOf('10 requests per account per hour', events, [{ account: 'big', level: 'watch' }]));
  assert.deepEqual(finding.exceeded, [{ subject: 'big', level: 'watch', windowsOver: 1, windows: 2, peak: 12 }]);
  assert.equal(finding.binds, true);
});

test('a limit that nobody reaches never binds, and tells how far away it is', () => {
  const finding = only(documentOf('100 requests per account per hour', requests('big', 0, 25)));
  assert.equal(finding.binds, false);
  assert.equal(finding.peakShare, 0.25);
});

test('what was not answered uses up nothing', () => {
  const event = new EventView();
  const tally = new Tally([parseLimit('1 requests per account per hour')], new Map());
  for (const made of requests('a', 0, 5)) {
    fill(event, made);
    event.answered = false;
    tally.accumulate(event);
  }
  assert.equal(tally.limits[0]?.counts.account.size, 0);
});

test('accounts that share an address or a campaign go round a limit together, a rotating account goes round one per address', () => {
  const behindOne = ['a', 'b', 'c'].flatMap((account) => requests(account, 0, 8));
  const shared = only(documentOf('10 requests per account per hour', behindOne, [], ['a', 'b', 'c']));
  assert.deepEqual(
    shared.goneRound.map(({ by, parts, peak }) => [by, parts, peak]),
    [
      ['campaign', 3, 24],
      ['network', 3, 24],
      ['source', 3, 24],
    ],
  );
  const rotating = [1, 2, 3].flatMap((host) => requests('a', 0, 8, `10.0.${String(host)}.1`));
  const rotated = only(documentOf('10 requests per source per hour', rotating));
  assert.deepEqual(
    rotated.goneRound.map(({ by, group, parts }) => [by, group, parts]),
    [['account', 'a', 3]],
  );
});

test('keeping at nine tenths window after window is told apart from an occasional peak', () => {
  const steady = [0, 1, 2, 3, 4].flatMap((hour) => requests('steady', hour, 10));
  const once = [...requests('once', 0, 10), ...[1, 2, 3, 4].flatMap((hour) => requests('once', hour, 1))];
  const finding = only(documentOf('10 requests per account per hour', [...steady, ...once]));
  assert.deepEqual(
    finding.justUnder.map(({ subject, windowsNear }) => [subject, windowsNear]),
    [['steady', 5]],
  );
});

test('the cost counts what ordinary accounts would have been refused: 5 of their 25 requests', () => {
  const events = [...requests('honest', 0, 15), ...requests('quiet', 0, 10), ...requests('suspect', 0, 50)];
  const { honestCost } = only(
    documentOf('10 requests per account per hour', events, [{ account: 'suspect', level: 'critical' }]),
  );
  assert.deepEqual(honestCost, {
    accounts: 1,
    of: 2,
    requestShare: 5 / 25,
    hardest: [{ account: 'honest', refusedShare: 5 / 15 }],
  });
});

test('a limit per key counts keys whoever uses them: several accounts with one key are over, one account with many goes round', () => {
  const withKey = (account: string, key: string, count: number): MadeEvent[] =>
    requests(account, 0, count).map((event) => ({ ...event, key }));
  const shared = only(
    documentOf(
      '10 requests per key per hour',
      [...withKey('a', 'k1', 6), ...withKey('b', 'k1', 6)],
      [{ account: 'b', level: 'suspect' }],
    ),
  );
  assert.deepEqual(
    shared.exceeded.map(({ subject, level, peak }) => [subject, level, peak]),
    [['k1', 'suspect', 12]],
  );
  assert.equal(shared.honestCost.of, 1);
  const many = [...withKey('a', 'k1', 6), ...withKey('a', 'k2', 6), ...requests('c', 0, 50)];
  const round = only(documentOf('10 requests per key per hour', many));
  assert.deepEqual([round.subjects, round.exceededCount], [2, 0], 'calls without a key are not counted by it');
  assert.deepEqual(
    round.goneRound.filter(({ by }) => by === 'account').map(({ group, parts, peak }) => [group, parts, peak]),
    [['a', 2, 12]],
  );
  const byAccount = only(
    documentOf('10 requests per account per hour', [...withKey('a', 'k', 6), ...withKey('b', 'k', 6)]),
  );
  assert.deepEqual(
    byAccount.goneRound.filter(({ by }) => by === 'key').map(({ group, parts }) => [group, parts]),
    [['k', 2]],
  );
});

test('the middle of an exposure is read between the points of its curve, in log queries', () => {
  assert.equal(middleAt(curve, 1), 0.9);
  // 50 answers are half way between 25 and 100 in logarithms.
  assert.ok(Math.abs(middleAt(curve, 0.5) - 0.7) < 1e-12);
  // Below the first point in proportion: 12.5 of 25 answers.
  assert.ok(Math.abs(middleAt(curve, 0.125) - 0.25) < 1e-12);
});

test('a limit that leaves a suspect half of its answers keeps its copy at .7, under .8; a daily rate is told where none does', () => {
  const told: readonly Told[] = [{ account: 'copier', level: 'critical', exposure: curve }];
  const events = [...requests('copier', 0, 100), ...requests('copier', 24, 100)];
  const kept = onlySuspect(documentOf('50 requests per account per hour', events, told));
  assert.equal(kept.under[0]?.kept, true);
  assert.ok(Math.abs((kept.under[0].exposure ?? 0) - 0.7) < 1e-9);
  const free = onlySuspect(documentOf('1k requests per account per hour', events, told));
  assert.equal(free.under[0]?.kept, false);
  // .8 is reached at 100 * (1/4)^(1/4) = 70.7 % of the answers: 141.4 requests in 1.0011 days.
  assert.equal(free.requestsPerDay, 141);
});

test('the table fits its width and shows hostile names escaped', () => {
  const events = [...requests('\u001b[31mred\u202e', 0, 30), ...requests('x'.repeat(500), 0, 30)];
  const document = documentOf('10 requests per account per hour', events);
  const text = [...renderLimits(document, { width: 60, color: false, unicode: true, redact: 1 })].join('');
  assert.ok(!text.includes('\u001b') && !text.includes('\u202e'));
  for (const line of text.split('\n')) assert.ok(line.length <= 60, line);
});
