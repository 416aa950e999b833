import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('volume');

test('a batch of three rows is one request; what was not answered is an error; unknown tokens are left out', () => {
  const { volume } = foldEvents([
    { account: 'a', time: 5000, row: 0, tokensIn: 10, tokensOut: 3 },
    { account: 'a', time: 5000, row: 1, tokensIn: 7 },
    { account: 'a', time: 5000, row: 2, answered: false },
    { account: 'a', time: 1000, row: 0 },
  ]).profile(0);
  assert.equal(volume.requests, 2);
  assert.equal(volume.rows, 4);
  assert.equal(volume.answered, 3);
  assert.equal(volume.errors, 1);
  assert.equal(volume.tokensIn, 17);
  assert.equal(volume.tokensOut, 3);
  assert.equal(volume.tokenRows, 2);
  assert.equal(volume.firstTime, 1000);
  assert.equal(volume.lastTime, 5000);
});

test('without any time the first and last are unknown, not zero', () => {
  const { volume } = foldEvents([{ account: 'a', time: NaN }]).profile(0);
  assert.ok(Number.isNaN(volume.firstTime) && Number.isNaN(volume.lastTime));
});
