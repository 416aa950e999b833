/** Values that are taken in while they are walked over are checked as JSON.parse would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonWalk } from '../../../src/read/scan/json-walk.js';
import { KeyTree } from '../../../src/read/scan/key-tree.js';
import { NumberList } from '../../../src/read/scan/number-list.js';

function walkOver(text: string): JsonWalk {
  const walk = new JsonWalk();
  walk.bytes = Buffer.from(`${text}\n`);
  return walk;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const written = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  fc.stringMatching(/^-?[0-9]{0,3}\.?[0-9]{0,18}([eE][+-]?[0-9]{0,3})?$/),
  fc.constantFrom('-0', '00', '01', '1.', '.5', '1e', '-', '+1', '1e400', '9007199254740993', '0.1234567890123456'),
);

test('a number is passed where JSON.parse takes it, and what it noted is the same to the last bit', () => {
  fc.assert(
    fc.property(written, (text) => {
      const walk = walkOver(`${text},`);
      const isWhole = walk.number(0) === text.length;
      assert.equal(isWhole, typeof parsed(text) === 'number', text);
      if (isWhole && !Number.isNaN(walk.passed)) assert.ok(Object.is(walk.passed, parsed(text)), text);
    }),
    { numRuns: 1000 },
  );
});

test('a list of numbers is taken in where JSON.parse finds nothing but finite numbers in it', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 6 }), fc.constantFrom(',', ' , ', ',,', ';'), (texts, between) => {
      const text = `[${texts.join(between)}]`;
      const list = new NumberList();
      const end = list.take(walkOver(text), 0);
      const values = parsed(text);
      if (end < 0) return;
      assert.equal(end, text.length);
      assert.deepEqual(Array.from(list.numbers.subarray(0, list.length)), values, text);
    }),
    { numRuns: 1000 },
  );
});

test('an object is followed to its end where JSON.parse takes it, its numbers noted by key', () => {
  const tree = new KeyTree((keys) => [...keys]);
  const object = fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(written, fc.constant('"x"')), { minKeys: 1 })
    .map((entries) =>
      Object.entries(entries)
        .map(([key, value]) => `"${key}":${value}`)
        .join(','),
    );
  const cut = fc.constantFrom('}', '', ']', ',}', '}}');
  let taken = 0;
  fc.assert(
    fc.property(object, cut, (inside, end) => {
      const text = `{${inside}${end}`;
      const walk = walkOver(text);
      const behind = tree.take(walk, 0);
      const value = parsed(text.slice(0, behind));
      if (behind < 0) return;
      taken += 1;
      assert.ok(value !== undefined, text);
      const keys = tree.read(walk, 0) ?? [];
      assert.deepEqual(keys, Object.keys(value as object));
      keys.forEach((key, i) => {
        const number = tree.numbers[i] ?? NaN;
        if (!Number.isNaN(number)) assert.ok(Object.is(number, (value as Record<string, unknown>)[key]));
      });
    }),
    { numRuns: 1000 },
  );
  assert.ok(taken > 100);
});

test('what was taken in belongs to its record: the next one at the same place is read anew', () => {
  const list = new NumberList();
  const walk = walkOver('[1,2]');
  assert.equal(list.take(walk, 0), 5);
  walk.bytes.set(Buffer.from('[3,4]'));
  walk.record += 1;
  assert.ok(list.read(walk, 0));
  assert.deepEqual(Array.from(list.numbers.subarray(0, 2)), [3, 4]);
});
