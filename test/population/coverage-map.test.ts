/** The map shows where accounts differ: crowds lie apart, and what nobody asks lies outside. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCoverageMap, MAP_COLUMNS, type TokenVector } from '../../src/population/coverage-map.js';
import { seededRandom } from '../../src/stats/random.js';

/** An input with a few of the tokens of its crowd, scaled to length 1. */
function inputOf(crowd: number, random: () => number): TokenVector {
  const tokens = Array.from({ length: 4 }, () => 100 * crowd + Math.floor(random() * 8));
  const distinct = [...new Set(tokens)];
  return { tokens: distinct, weights: distinct.map(() => 1 / Math.sqrt(distinct.length)) };
}

const random = seededRandom(7);
/** 60 accounts in two crowds of 30, four inputs each. */
const accounts = Array.from({ length: 60 }, (_, place) =>
  Array.from({ length: 4 }, () => inputOf(1 + (place % 2), random)),
);
const map = drawCoverageMap(accounts.length, (place) => accounts[place] ?? []);

test('two crowds that share no token lie on different sides of the first direction', () => {
  assert.ok(map !== null);
  const columns = [1, 2].map((crowd) =>
    accounts
      .filter((_, place) => 1 + (place % 2) === crowd)
      .flatMap((inputs) => inputs.map((input) => map.squareOf(input) % MAP_COLUMNS)),
  );
  const [first = [], second = []] = columns;
  const [left, right] = Math.max(...first) < Math.min(...second) ? [first, second] : [second, first];
  assert.ok(
    Math.max(...left) + 5 < Math.min(...right),
    `${String(Math.max(...left))} against ${String(Math.min(...right))}`,
  );
});

test('every account weighs the same, and the shares sum to one', () => {
  assert.ok(map !== null);
  const sum = map.shares.reduce((total, share) => total + share, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
  const busy = accounts.map((inputs, place) =>
    place === 0 ? Array.from({ length: 4 }, () => inputs[0] ?? inputOf(1, random)) : inputs,
  );
  const again = drawCoverageMap(busy.length, (place) => busy[place] ?? []);
  const most = Math.max(...(again?.shares ?? []));
  assert.ok(most < 0.5, 'one account of sixty cannot hold half of the map');
});

test('the same inputs give the same map', () => {
  const again = drawCoverageMap(accounts.length, (place) => accounts[place] ?? []);
  assert.deepEqual(again?.shares, map?.shares);
});

test('inputs that do not differ have no map', () => {
  const same: TokenVector = { tokens: [1, 2], weights: [0.6, 0.8] };
  assert.equal(
    drawCoverageMap(30, () => [same, same]),
    null,
  );
  assert.equal(
    drawCoverageMap(0, () => []),
    null,
  );
});
