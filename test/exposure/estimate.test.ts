import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateExposure, type Exposures } from '../../src/exposure/estimate.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { noFieldCounts } from '../../src/events/fields.js';
import type { Population } from '../../src/population/population.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { seededRandom } from '../../src/stats/random.js';
import { type MadeEvent, populationOf } from '../synthetic.js';

type Row = Readonly<Record<string, number>>;

/** A model of three numbers: four bands of a weighted sum that also bends. */
function band({ a = 0, b = 0, c = 0 }: Row): string {
  const sum = a + 0.5 * b * b - c;
  return sum < -0.8 ? 'low' : sum < 0 ? 'mid' : sum < 0.9 ? 'high' : 'top';
}

function rows(
  account: string,
  count: number,
  draw: () => Row,
  extra: (row: Row) => Partial<MadeEvent> = () => ({}),
): MadeEvent[] {
  return Array.from({ length: count }, (_, i): MadeEvent => {
    const row = draw();
    return { account, time: 1.7e12 + i * 60_000, row, label: band(row), ...extra(row) };
  });
}

function around(random: () => number, width: number): () => Row {
  const normal = (): number => (random() + random() + random() + random() - 2) * width;
  return () => ({ a: normal(), b: normal(), c: normal() });
}

function customers(seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  return Array.from({ length: 24 }, (_, i) => rows(`customer-${String(i)}`, 40, around(random, 1.4))).flat();
}

function exposuresOf(population: Population, campaigns: readonly { members: readonly number[] }[] = []): Exposures {
  const fields = { ...noFieldCounts(), input: 1, label: 1, time: 1, account: 1, probabilities: 1 };
  const scores = scoreAccounts(population, makeFeatureTable(population, fields));
  return estimateExposure({ population, scores, campaigns });
}

function indexOf(population: Population, account: string): number {
  const found = population.members.find(({ profile }) => profile.account === account);
  assert.ok(found !== undefined, account);
  return found.index;
}

test('who asked more could copy more, and the printed curve never falls', () => {
  const random = seededRandom(5);
  const population = populationOf([
    ...customers(1),
    ...rows('small', 15, around(random, 1.4)),
    ...rows('large', 900, around(random, 1.4)),
  ]);
  const exposures = exposuresOf(population);
  const small = exposures.account(indexOf(population, 'small'));
  const large = exposures.account(indexOf(population, 'large'));
  assert.ok(small !== null && large !== null);
  assert.equal(large.basis, 'students');
  assert.ok(large.low > small.low && large.high > small.high, JSON.stringify([small, large]));
  assert.ok(Math.abs(large.queries - 900) < 200, `about 900 distinct inputs: ${String(large.queries)}`);
  large.curve.forEach(({ low, high }, i) => {
    assert.ok(
      low <= high && low >= (large.curve[i - 1]?.low ?? 0) - 1e-9 && high >= (large.curve[i - 1]?.high ?? 0) - 1e-9,
    );
  });
});

test('inputs from one corner teach less than ordinary ones', () => {
  const random = seededRandom(6);
  const corner = (): Row => ({ a: 3 + random(), b: 3 + random(), c: -3 - random() });
  const population = populationOf([
    ...customers(2),
    ...rows('ordinary', 200, around(random, 1.4)),
    ...rows('corner', 200, corner),
  ]);
  const exposures = exposuresOf(population);
  const ordinary = exposures.account(indexOf(population, 'ordinary'));
  const cornered = exposures.account(indexOf(population, 'corner'));
  assert.ok(ordinary !== null && cornered !== null);
  assert.ok(cornered.low < ordinary.low - 0.2, JSON.stringify([cornered, ordinary]));
});

test('a campaign as a whole could copy at least what its members could, whose answers are taken to teach what all of theirs do', () => {
  const random = seededRandom(7);
  const workers = Array.from({ length: 6 }, (_, i) => rows(`worker-${String(i)}`, 60, around(random, 1.4))).flat();
  const population = populationOf([...customers(3), ...workers]);
  const members = Array.from({ length: 6 }, (_, i) => indexOf(population, `worker-${String(i)}`));
  const exposures = exposuresOf(population, [{ members }]);
  const whole = exposures.campaign(0);
  const one = exposures.account(members[0] ?? 0);
  assert.ok(whole !== null && one !== null);
  assert.deepEqual([whole.basis, one.basis], ['students', 'campaign students']);
  assert.ok(whole.low >= one.low && whole.queries > 5 * one.queries, JSON.stringify([whole, one]));
});

test('few inputs that are unlike everybody’s are looked at as well, however small the account: ordinary answers say nothing of them', () => {
  const random = seededRandom(21);
  const far = (): Row => ({ a: 40 + 5 * random(), b: 40 + 5 * random(), c: -40 - 5 * random() });
  const many = Array.from({ length: 40 }, (_, i) => rows(`usual-${String(i)}`, 60, around(random, 1.4))).flat();
  const population = populationOf([...customers(4), ...many, ...rows('foreign', 30, far)]);
  const exposures = exposuresOf(population);
  const foreign = exposures.account(indexOf(population, 'foreign'));
  assert.equal(foreign?.basis, 'students');
  assert.ok(foreign.low < 0.6, JSON.stringify(foreign));
});

test('the busiest are looked at by themselves, the others read off what everybody’s answers teach: a wider range without a curve', () => {
  const random = seededRandom(9);
  const population = populationOf([
    ...customers(4),
    ...Array.from({ length: 30 }, (_, i) => rows(`busy-${String(i)}`, 60, around(random, 1.4))).flat(),
  ]);
  const exposures = exposuresOf(population);
  const bases = population.members.map(({ index }) => exposures.account(index)?.basis);
  const busiest = [...population.members].sort((a, b) => b.distinct - a.distinct || a.index - b.index).slice(0, 20);
  for (const { index } of busiest) assert.equal(bases[index], 'students');
  assert.ok(bases.filter((basis) => basis === 'ordinary answers').length > 20, bases.join());
  const customer = exposures.account(bases.indexOf('ordinary answers'));
  assert.ok(customer !== null);
  assert.deepEqual(customer.curve, [{ queries: customer.queries, low: customer.low, high: customer.high }]);
  assert.ok(customer.high > customer.low && customer.low >= 0 && customer.high <= 1);
});

test('an estimate does not depend on which accounts were asked about before', () => {
  const population = populationOf(customers(5));
  const [forwards, backwards] = [exposuresOf(population), exposuresOf(population)];
  const indexes = population.members.map(({ index }) => index);
  const first = indexes.map((index) => forwards.account(index));
  const second = indexes.toReversed().map((index) => backwards.account(index));
  assert.deepEqual(second.toReversed(), first);
});

test('a linear model whose probabilities were given is solved by a few independent inputs, and not by copies of one', () => {
  const weigh = ({ a = 0, b = 0, c = 0 }: Row): number => a + 2 * b - c;
  const answered = (row: Row): Partial<MadeEvent> => ({
    label: weigh(row) > 0 ? 'yes' : 'no',
    margin: Math.tanh(Math.abs(weigh(row)) / 2),
  });
  const random = seededRandom(8);
  const crowd = Array.from({ length: 60 }, (_, i) =>
    rows(`customer-${String(i)}`, 64, around(random, 1.4), answered),
  ).flat();
  let along = 0;
  const line = (): Row => ({ a: (along += 0.01), b: 0, c: 0 });
  const population = populationOf([
    ...crowd,
    ...rows('solver', 16, around(random, 1.4), answered),
    ...rows('line', 40, line, answered),
  ]);
  const exposures = exposuresOf(population);
  assert.equal(exposures.account(indexOf(population, 'solver'))?.basis, 'equations');
  assert.notEqual(exposures.account(indexOf(population, 'line'))?.basis, 'equations');
});

test('without labels published budgets are all there is, and the basis says so; without inputs nothing is estimated', () => {
  const chats = Array.from({ length: 30 }, (_, i) => ({
    account: `chat-${String(i % 3)}`,
    time: 1.7e12 + i,
    text: `question number ${String(i)} about something`,
    chat: true,
    output: 'an answer',
  }));
  const population = populationOf([...chats, { account: 'bare', time: 1.7e12 }]);
  const exposures = exposuresOf(population);
  const chat = exposures.account(indexOf(population, 'chat-0'));
  assert.ok(chat !== null);
  assert.equal(chat.basis, 'published budgets');
  // Ten prompts of the 1,000 that a strong copier needs for half: 10 / 1,010.
  assert.ok(Math.abs(chat.high - 10 / 1_010) < 1e-9);
  assert.equal(exposures.account(indexOf(population, 'bare')), null);
});
