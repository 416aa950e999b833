import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presence } from '../../src/population/presence.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function minutes(times: readonly number[]): number {
  return Math.exp(presence(times));
}

test('a job of four minutes was at work for four minutes, and the one that every visit counts for', () => {
  assert.ok(Math.abs(minutes(Array.from({ length: 25 }, (_, i) => 10_000 * i)) - 5) < 1e-9);
});

test('jobs on three days add up, the days between them do not', () => {
  const job = (start: number): number[] => Array.from({ length: 20 }, (_, i) => start + 6_000 * i);
  // 19 pauses of a tenth of a minute each, and one minute for each of three.
  assert.ok(Math.abs(minutes([0, 24, 48].flatMap((hour) => job(hour * HOUR))) - (3 * 1.9 + 3)) < 1e-9);
});

test('who asks once an hour is there all week', () => {
  assert.ok(Math.abs(minutes(Array.from({ length: 64 }, (_, i) => HOUR * i)) - (63 * 60 + 1)) < 1e-6);
});
