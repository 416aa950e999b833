import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../src/config/settings.js';
import type { ExposureFinding } from '../../src/findings/findings.js';
import { respond, type ResponseCase, type ResponseFrame, usualDailyRate } from '../../src/findings/respond.js';

const usual: ResponseFrame = { rules: defaultSettings.responses, ordinaryPerDay: 120 };
const sweeping: ResponseCase = { level: 'suspect', pattern: 'sweep', inCampaign: false, exposure: null, held: null };

function exposure(low: number): ExposureFinding {
  return { low, high: 1, basis: 'students', queries: 1_000, curve: [] };
}

test('nothing is done about ordinary accounts, and unusual ones are watched', () => {
  assert.equal(respond({ ...sweeping, level: 'none' }, usual).action, 'none');
  assert.equal(respond({ ...sweeping, level: 'watch' }, usual).action, 'watch');
});

test('a sweeping suspect is throttled to what ordinary accounts use in a day, and the cost says how many use more', () => {
  const { action, rate, decimals, cost } = respond(sweeping, usual);
  assert.equal(action, 'throttle');
  assert.deepEqual(rate, { requests: 120, per: 'day' });
  assert.equal(decimals, null);
  assert.match(cost, /10 % of the ordinary accounts ask more than that in a day/);
});

test('without times no rate is made up', () => {
  assert.equal(respond(sweeping, { ...usual, ordinaryPerDay: null }).rate, null);
});

test('probing is answered with rounded probabilities, to one decimal', () => {
  const { action, decimals, rate } = respond({ ...sweeping, pattern: 'boundary' }, usual);
  assert.deepEqual([action, decimals, rate], ['round probabilities', 1, null]);
});

test('exposure decides among critical accounts only, and no suspect is suspended for being able', () => {
  const able = { ...sweeping, exposure: exposure(0.95) };
  assert.equal(respond(able, usual).action, 'throttle');
  assert.equal(respond({ ...able, level: 'critical' }, usual).action, 'suspend pending review');
  assert.equal(respond({ ...able, level: 'critical', exposure: exposure(0.5) }, usual).action, 'throttle');
});

test('members of a campaign are asked who they are, unless the rules say otherwise', () => {
  const member = { ...sweeping, inCampaign: true };
  assert.equal(respond(member, usual).action, 'verify identity');
  const rules = { ...defaultSettings.responses, campaign: 'suspend pending review' } as const;
  assert.equal(respond(member, { ...usual, rules }).action, 'suspend pending review');
});

test('the usual rate of ten accounts at a tenth is what nine of them stay within', () => {
  const perDay = [5, 1, 2, 3, 4, 9, 8, 7, 6, 500];
  assert.equal(usualDailyRate(perDay, 0.1), 9);
  assert.equal(usualDailyRate(perDay, 0), 500);
  assert.equal(usualDailyRate([0.2], 0.1), 1);
  assert.equal(usualDailyRate([], 0.1), null);
});

test('a level below what the suspicion says is explained', () => {
  const told = (found: Partial<ResponseCase>): string => respond({ ...sweeping, ...found }, usual).reason;
  assert.equal(told({ level: 'watch' }), 'unusual, but not enough to act on');
  assert.equal(
    told({ level: 'watch', held: { from: 'critical', qValue: 0.8512, dealt: false } }),
    'unusual, but not critical, as chance alone may make some account of this log so unusual (q 0.85)',
  );
  assert.equal(
    told({ level: 'watch', held: { from: 'suspect', qValue: null, dealt: false } }),
    'unusual, but not suspect, as its group shows no sign of one hand',
  );
  assert.match(
    told({ held: { from: 'critical', qValue: 0.3, dealt: false } }),
    /^consistent with extraction: .*; not critical, as .*\(q 0\.3\)$/,
  );
  assert.match(
    told({ inCampaign: true, held: { from: 'critical', qValue: null, dealt: true } }),
    /^acts as one with other accounts, .*; not critical, as its group is known by how one job was dealt out/,
  );
});
