import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../../src/errors.js';
import { limitText, parseLimit } from '../../src/limits/limit.js';

test('a limit is read as it is written, with k and M for thousands and millions', () => {
  assert.deepEqual(parseLimit('600 requests per account per hour'), {
    most: 600,
    unit: 'requests',
    per: 'account',
    window: 'hour',
  });
  assert.equal(parseLimit(' 20k tokens per network per day ').most, 20_000);
  assert.equal(parseLimit('1.5M rows per source per minute').most, 1_500_000);
  assert.equal(limitText(parseLimit('1 request per account per day')), '1 requests per account per day');
});

test('what is wrong with a limit is named, with the nearest word', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['600 per hour', /is no limit/],
    ['0 requests per account per hour', /not above 0/],
    ['5 requets per account per hour', /unknown word "requets"/],
    ['5 requests per acount per hour', /unknown word "acount"/],
    ['5 requests per account per week', /unknown word "week"/],
  ];
  for (const [text, message] of wrong) {
    assert.throws(
      () => parseLimit(text),
      (error) => error instanceof UserError && message.test(error.message),
      text,
    );
  }
  assert.throws(
    () => parseLimit('5 requests per acount per hour'),
    (error) => error instanceof UserError && error.hint.includes('did you mean account?'),
  );
});
