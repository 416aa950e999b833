import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { analyse } from '../src/analyse.js';
import { type Findings, type Level, levels } from '../src/findings/findings.js';
import { projectPath } from './project.js';

async function scan(...parts: readonly string[]): Promise<Findings> {
  const { findings } = await analyse([projectPath('fixtures', ...parts)], {
    read: { map: {}, since: NaN, until: NaN },
    stdin: process.stdin,
    now: new Date(0),
  });
  return findings;
}

interface Role {
  readonly isAttacker: boolean;
  readonly attack: string;
  readonly campaign: string;
  readonly persona: string;
  readonly queries: number;
}

/** Only this test knows who is who: the labels lie outside of what is scanned. */
function demoRoles(): Map<string, Role> {
  const [head = '', ...lines] = readFileSync(projectPath('fixtures', 'demo-labels.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  const cell = (line: string, name: string): string => line.split(',')[names.indexOf(name)] ?? '';
  return new Map(
    lines.map((line) => [
      cell(line, 'account'),
      {
        isAttacker: cell(line, 'is_attacker') === '1',
        attack: cell(line, 'attack'),
        campaign: cell(line, 'campaign'),
        persona: cell(line, 'persona'),
        queries: Number(cell(line, 'queries')),
      },
    ]),
  );
}

const allowed = JSON.parse(readFileSync(projectPath('fixtures', 'good', 'levels.json'), 'utf8')) as Record<
  string,
  { readonly highestLevel: Level }
>;

for (const [name, { highestLevel: highest }] of Object.entries(allowed)) {
  test(`nobody in the honest log ${name} goes above "${highest}", and no campaign is seen`, async () => {
    const { accounts, campaigns } = await scan('good', name);
    const loud = accounts.filter(({ level }) => levels.indexOf(level) > levels.indexOf(highest));
    assert.deepEqual(
      loud.map(({ account, level, reasons }) => `${account} ${level}: ${reasons.join('; ')}`),
      [],
    );
    assert.deepEqual(campaigns, []);
    // Silence alone would be met by a dead score: the ranking must still tell accounts apart.
    assert.ok(new Set(accounts.map(({ suspicion }) => suspicion.toFixed(6))).size > accounts.length / 2);
  });
}

test('in the demo copying stands above the busiest honest customers of its service', async () => {
  const { accounts, campaigns } = await scan('demo');
  const roles = demoRoles();
  const rankOf = new Map(accounts.map(({ account, rank }) => [account, rank]));
  const attackers = [...roles].filter(([, { isAttacker }]) => isAttacker);
  const chats = new Set(accounts.filter(({ tokensOut }) => tokensOut !== null).map(({ account }) => account));
  const busiest = (service: boolean): [string, Role][] =>
    [...roles]
      .filter(([account, { isAttacker }]) => !isAttacker && chats.has(account) === service)
      .sort((a, b) => b[1].queries - a[1].queries)
      .slice(0, 20);
  const sweeping = ['uniform_sweep', 'latin_hypercube', 'self_instruct'];
  for (const [account, { attack }] of attackers.filter(([, role]) => sweeping.includes(role.attack))) {
    const below = busiest(chats.has(account)).filter(
      ([busy]) => (rankOf.get(busy) ?? 0) > (rankOf.get(account) ?? Infinity),
    );
    assert.ok(below.length >= 18, `${attack} ${account} stands above ${String(below.length)} of the 20 busiest`);
  }
  const alarmed = accounts.filter(({ level }) => level === 'suspect' || level === 'critical');
  const honestAlarms = alarmed
    .flatMap(({ account }) => roles.get(account) ?? [])
    .filter(({ isAttacker }) => !isAttacker);
  // A perturbation explainer is the closest honest look-alike of a sweep; nobody else may be alarmed about.
  assert.ok(honestAlarms.length <= 1);
  assert.ok(honestAlarms.every(({ persona }) => persona === 'lime'));
  assert.equal(campaigns.length, 2);
  for (const { members } of campaigns) {
    assert.ok(members.every((account) => roles.get(account)?.campaign !== ''));
  }
});

/** Nobody in the demo grows rows by equal steps, takes derivatives, goes back and forth or offers tools; test/features/features.test.ts has logs in which some do, and they differ there. */
const notInTheDemo: ReadonlySet<string> = new Set([
  'repeated-step',
  'column-steps',
  'answer-returns',
  'toolset-variety',
]);

test('no feature is the same for everybody in the demo', async () => {
  const { accounts } = await scan('demo');
  const values = new Map<string, Set<number>>();
  for (const { features } of accounts) {
    for (const { id, value } of features) {
      const seen = values.get(id) ?? new Set<number>();
      values.set(id, seen);
      if (value !== null) seen.add(value);
    }
  }
  const constant = [...values].filter(([id, seen]) => seen.size < 2 && !notInTheDemo.has(id)).map(([id]) => id);
  assert.deepEqual(constant, []);
});
