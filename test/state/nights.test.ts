/** Night after night through the program: what one night cannot show, months do; and what is delivered twice counts once. */
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { AccountFinding, Findings } from '../../src/findings/findings.js';
import { run } from '../commands/fake-io.js';
import { temporaryFolder } from '../temporary.js';
import { nightLines, nightLog, timeOfNight } from './nights.js';

const folder = temporaryFolder();
const size = { honest: 32, attackers: 1, each: 3 };
const NIGHTS = 30;
/** By this night the slow account must stand out. */
const FOUND_BY = 12;
/** Largest difference in suspicion between thirty nights and one scan: seams of windows and gaps, scales of columns learnt each night. */
const TOLERANCE = 0.02;

const logs = Array.from({ length: NIGHTS }, (_, night) =>
  folder.write(`night-${String(night)}.jsonl`, nightLog(night, size)),
);

interface Scanned {
  readonly code: number;
  readonly err: string;
  readonly out: string;
  readonly findings: Findings;
}

async function scan(night: number, paths: readonly string[], ...options: readonly string[]): Promise<Scanned> {
  const environment = { SOURCE_DATE_EPOCH: timeOfNight(night) };
  const { code, err, out } = await run(['scan', ...paths, '-q', '--format', 'json', ...options], { environment });
  return { code, err, out, findings: (code < 2 || code === 4 ? JSON.parse(out) : {}) as Findings };
}

function slow({ accounts }: Findings): AccountFinding {
  const found = accounts.find(({ account }) => account === 'slow-0');
  return found ?? assert.fail('no slow account');
}

const state = folder.in('state');
/** The state as it was after eight nights. */
const weekOld = folder.in('week-old');
const nightly: Findings[] = [];

test('a campaign too slow for any single night is found by the twelfth, and no honest account with it', async () => {
  for (const [night, log] of logs.entries()) {
    const { code, err, findings } = await scan(night, [log], '--state', state);
    assert.deepEqual([code, err], [0, '']);
    nightly.push(findings);
    if (night === 7) cpSync(state, weekOld, { recursive: true });
    const alone = slow((await scan(night, [log])).findings);
    assert.equal(alone.level, 'none', `night ${String(night)} alone`);
    const honest = findings.accounts.filter(({ account, level }) => account !== 'slow-0' && level !== 'none');
    assert.deepEqual(honest, [], `night ${String(night)}`);
  }
  const first = nightly.findIndex((findings) => ['suspect', 'critical'].includes(slow(findings).level));
  assert.ok(first > 0 && first <= FOUND_BY, `night ${String(first)}`);
});

test('thirty nights give what one scan over all thirty days gives, within the stated tolerance', async () => {
  const { findings: once } = await scan(NIGHTS - 1, logs);
  const last = nightly.at(-1) ?? assert.fail();
  assert.deepEqual(last.totals, once.totals);
  assert.deepEqual(last.log, once.log);
  for (const account of once.accounts) {
    const same = last.accounts.find((other) => other.account === account.account) ?? assert.fail(account.account);
    assert.ok(
      Math.abs(same.suspicion - account.suspicion) <= TOLERANCE,
      `${account.account}: ${String(same.suspicion)} and ${String(account.suspicion)}`,
    );
    for (const part of ['rows', 'requests', 'distinctInputs', 'firstSeen', 'lastSeen', 'level', 'hours'] as const) {
      assert.deepEqual(same[part], account[part], `${account.account} ${part}`);
    }
  }
});

test('statuses follow the level from night to night', () => {
  const order = ['none', 'watch', 'suspect', 'critical'];
  const seen = new Set<string>();
  let before = 'none';
  let highest = 0;
  let firstSeen: string | undefined;
  for (const findings of nightly) {
    const { level, change } = slow(findings);
    const [from, to] = [order.indexOf(before), order.indexOf(level)];
    const expected =
      to === 0
        ? from === 0
          ? undefined
          : 'resolved'
        : to > highest
          ? highest === 0
            ? 'new'
            : 'escalated'
          : to < from
            ? 'eased'
            : 'ongoing';
    highest = Math.max(highest, to);
    assert.equal(change?.status, expected);
    if (change !== undefined) {
      firstSeen ??= findings.generatedAt;
      seen.add(change.status);
      assert.equal(change.firstSeen, firstSeen);
      assert.match(change.fingerprint, /^[0-9a-f]{16}$/);
    }
    before = level;
  }
  assert.ok(seen.has('new') && seen.has('escalated') && seen.has('ongoing'), [...seen].join());
});

test('running the last night again, under whatever name, counts nothing twice and prints the same changes', async () => {
  const last = logs.at(-1) ?? '';
  const again = folder.in('renamed.jsonl');
  copyFileSync(last, again);
  const { findings } = await scan(NIGHTS - 1, [again], '--state', state);
  assert.deepEqual(findings.state?.knownInputs, [again]);
  assert.deepEqual(findings.state.added, { read: 0, events: 0, rejected: 0, skipped: 0 });
  const { accounts, changes, totals } = nightly.at(-1) ?? assert.fail();
  assert.deepEqual(
    { accounts: findings.accounts, changes: findings.changes, totals: findings.totals },
    { accounts, changes, totals },
  );
  const input = readFileSync(last, 'utf8');
  const piped = await run(['scan', '-', '--state', state, '--format', 'json'], {
    input,
    environment: { SOURCE_DATE_EPOCH: timeOfNight(NIGHTS - 1) },
  });
  assert.match(piped.err, /counted by an earlier run and left out: standard input/);
  assert.equal((JSON.parse(piped.out) as Findings).log.rows, nightly.at(-1)?.log.rows);
});

test('the same delivery twice in one run counts once; of a file that grew only what follows counts, under whatever name', async () => {
  const path = folder.in('growing');
  const log = folder.write('today.jsonl', nightLog(0, size));
  const copy = folder.write('today-copy.jsonl', nightLog(0, size));
  const first = await scan(0, [log, copy], '--state', path);
  const [before, after] = [nightLines(0, size).length, nightLines(1, size).length];
  assert.equal(first.findings.log.rows, before);
  const grown = folder.write('today.jsonl.1', nightLog(0, size) + nightLog(1, size));
  const second = await scan(1, [grown], '--state', path);
  assert.equal(second.findings.log.rows, before + after);
  assert.deepEqual(second.findings.state?.added.events, after);
  assert.ok(
    second.findings.log.notes.some((note) =>
      /begins with all \d+ bytes of today\.jsonl, counted before: only what follows counts$/.test(note),
    ),
  );
  const { findings: apart } = await scan(1, logs.slice(0, 2), '--state', folder.in('apart'));
  const plain = ({ accounts }: Findings): unknown =>
    accounts
      .map(({ account, rows, requests }) => ({ account, rows, requests }))
      .sort((a, b) => (a.account < b.account ? -1 : 1));
  assert.deepEqual(plain(second.findings), plain(apart));
});

test('an account is compared with its own past', async () => {
  const busy = folder.write('busy.jsonl', nightLog(8, { ...size, each: 200 }));
  const { findings } = await scan(8, [busy], '--state', weekOld);
  const { past, reasons, level } = slow(findings);
  assert.deepEqual(past, { days: 8, usualRows: 3, lastDay: '2026-10-09', lastRows: 200 });
  assert.ok(level !== 'none' && reasons.includes('200 rows on 2026-10-09, 66 times its own median of 8 days'));
});

test('the table marks what is new, and the days of a state are UTC days in whatever zone the times were written', async () => {
  const path = folder.in('zones');
  const berlin = nightLines(0, { ...size, each: 60 }).map((line) =>
    line.replace(
      /"ts":"([^"]+)"/,
      (_, time: string) => `"ts":"${new Date(Date.parse(time) + 7_200_000).toISOString().replace('Z', '+02:00')}"`,
    ),
  );
  const log = folder.write('berlin.jsonl', `${berlin.join('\n')}\n`);
  const environment = { SOURCE_DATE_EPOCH: timeOfNight(0), CLONEWATCH_TIME_ZONE: 'Europe/Berlin' };
  const { out, code } = await run(['scan', log, '--state', path, '--top', '3', '--width', '140'], { environment });
  assert.equal(code, 0);
  assert.match(out, /^first run with this state: 1 new$/m);
  assert.match(out, /slow-0 +(suspect|critical) +new /);
  const shown = await run(['state', 'show', path, '--format', 'json'], { environment });
  const { parts } = JSON.parse(shown.out) as { parts: { from: string; to: string }[] };
  assert.deepEqual(
    parts.map(({ from, to }) => [from, to]),
    [['2026-10-01', '2026-10-01']],
  );
});

test('state show, verify, prune and merge speak plainly', async () => {
  assert.match((await run(['state', 'show', state])).out, /days +2026-10-01 to 2026-10-30, kept for 90 days/);
  assert.match((await run(['state', 'verify', state])).out, /verified +\d+ of \d+ files whole/);
  assert.match((await run(['state', 'prune', state])).err, /state prune needs --keep/);
  assert.match((await run(['state', 'show', folder.in('nowhere')])).err, /there is no state/);
  assert.match((await run(['state', 'merge', state, state])).err, /-o FOLDER/);
  assert.equal((await run(['state', 'merge', state, state, '-o', folder.in('all')])).code, 2);
  assert.equal((await run(['scan', logs[0] ?? '', '--keep', '9d'])).code, 2);
  assert.match((await run(['scan', logs[0] ?? '', '--state', state, '--keep', 'long'])).err, /is not a number of days/);
});
