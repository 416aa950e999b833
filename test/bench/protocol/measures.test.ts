/** Measures of the protocol on logs small enough to be worked by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedAccount, JudgedLog } from '../../../bench/protocol/judged.js';
import { honestOf, unitsOf } from '../../../bench/protocol/judged.js';
import { campaignsFound, estimate, isSolo, lineOf, soloPrecision } from '../../../bench/protocol/measures.js';
import { setReport } from '../../../bench/protocol/tables.js';

function account(score: number, attack = '', campaign = ''): JudgedAccount {
  const truth = {
    account: `a${score}`,
    attack,
    campaign,
    manner: 'naive',
    persona: attack === '' ? 'app' : 'attacker',
  };
  return { ...truth, score, suspicion: 0, level: 'none', pValue: 0.5, qValue: 0.5, pattern: '' };
}

/** 100 honest accounts at 1 to 100, a solo above all, a solo in the middle, a campaign of ten of whom six stand above. */
const log: JudgedLog = {
  name: 'made',
  api: 'tabular',
  groups: [],
  accounts: [
    ...Array.from({ length: 100 }, (_, at) => account(at + 1)),
    account(200, 'sweep'),
    account(50.5, 'sweep'),
    ...Array.from({ length: 6 }, (_, at) => account(300 + at, 'natural', 'c1')),
    ...Array.from({ length: 4 }, (_, at) => account(10.1 + at, 'natural', 'c1')),
  ],
};

test('a campaign is one unit, honest accounts are none', () => {
  assert.deepEqual(
    unitsOf(log).map(({ members }) => members.length),
    [1, 1, 10],
  );
  assert.equal(honestOf(log).length, 100);
});

test('the line is what one honest account in a hundred reaches', () => {
  assert.ok(lineOf({ honest: honestOf(log) }) >= 100);
});

test('precision of lone attackers leaves campaigns out', () => {
  const drawn = { units: unitsOf(log), honest: honestOf(log) };
  // First place: 1; the second attacker comes 52nd (50 honest above him): (1 + 2 / 52) / 2.
  assert.ok(Math.abs(soloPrecision(drawn) - (1 + 2 / 52) / 2) < 1e-12);
  assert.equal(campaignsFound(drawn), 1);
});

test('an interval holds its value and is the same every time', () => {
  const { value, low, high, units } = estimate([log, log], soloPrecision, isSolo);
  assert.equal(units, 4);
  assert.ok(low <= value && value <= high && low < high);
  assert.deepEqual(estimate([log, log], soloPrecision, isSolo), { value, low, high, units });
});

test('the report names every kind, manner and campaign', () => {
  const report = setReport([log]);
  for (const word of ['sweep', 'natural', 'naive', 'c1', 'p < 0.01']) assert.ok(report.includes(word), word);
});
