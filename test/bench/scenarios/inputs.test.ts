/** The invented worlds: records fit their table, texts fill their patterns. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { expand, slotsOf, typed } from '../../../bench/scenarios/inputs/grammar.js';
import { garble, intentNames, nonsense, writer } from '../../../bench/scenarios/inputs/hotline.js';
import { parcels } from '../../../bench/scenarios/inputs/parcels.js';
import { problem } from '../../../bench/scenarios/inputs/problems.js';
import { prose, question, wish } from '../../../bench/scenarios/inputs/questions.js';
import { rentals } from '../../../bench/scenarios/inputs/rentals.js';
import { fit, numberField, type Population, type Row } from '../../../bench/scenarios/inputs/table.js';
import { topics } from '../../../bench/scenarios/inputs/topics/index.js';
import { Random } from '../../../bench/scenarios/random.js';

function assertFits({ table }: Population, row: Row): void {
  assert.deepEqual(
    Object.keys(row),
    table.fields.map(({ name }) => name),
  );
  for (const field of table.fields) {
    const value = row[field.name];
    if (field.kind === 'word') assert.ok(field.options.includes(String(value)), `${field.name} ${value}`);
    else assert.ok(typeof value === 'number' && value >= field.low && value <= field.high, `${field.name} ${value}`);
  }
}

for (const population of [parcels, rentals]) {
  test(`${population.id}: natural, random and disturbed records fit the table`, () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const row = population.customer(random)(random);
        const { table } = population;
        for (const made of [row, table.anyRow(random), table.jitter(row, random, { share: 0.5, redraw: 0.5 })]) {
          assertFits(population, made);
          assert.equal(table.encode(made).length, table.width);
        }
        const label = population.truth(row, random);
        assert.ok(label >= 0 && label < population.labels.length);
      }),
    );
  });
}

test('a number is put on its field’s steps and into its range', () => {
  const field = numberField('weight', 0.1, 40, 0.05);
  assert.equal(fit(field, 1.234), 1.25);
  assert.equal(fit(field, -3), 0.1);
  assert.equal(fit(field, 99), 40);
});

test('a word is encoded as one of its options, a number as its place in the range', () => {
  const { table } = parcels;
  const code = table.encode(table.anyRow(new Random(1)));
  // Seven numbers, then service (4), zone (5), carrier (6), goods (9).
  assert.equal(table.width, 7 + 4 + 5 + 6 + 9);
  assert.equal(
    code.slice(7).reduce((sum, value) => sum + value, 0),
    4,
  );
});

test('slots are filled, choices are made, articles are corrected', () => {
  const random = new Random(1);
  assert.equal(expand('a {thing} (x|x) {unknown}', { thing: ['apple'] }, random), 'an apple x {unknown}');
  assert.equal(expand('A {thing}', { thing: ['hat'] }, random), 'A hat');
});

test('no pattern leaves an unfilled slot or choice', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const topic = random.pick(topics);
      const { text } = writer(random)(random);
      for (const made of [
        question(topic, random),
        wish(topic, random),
        prose(topic, random, 2),
        problem(topic, random),
        text,
      ]) {
        assert.doesNotMatch(made, /[{}|]/);
        assert.ok(made.length > 5);
      }
    }),
  );
});

test('every topic has words for every slot', () => {
  for (const topic of topics) {
    for (const list of [topic.things, topic.doings, topic.troubles, topic.people])
      assert.ok(list.length >= 4, topic.id);
    assert.ok(Object.values(slotsOf(topic)).every((list) => list.every((word) => word.length > 0)));
  }
  assert.equal(new Set(topics.map(({ id }) => id)).size, topics.length);
});

test('a careful hand changes nothing', () => {
  assert.equal(typed('Hello there.', { slips: 0, lowerCase: false, endMark: true }, new Random(1)), 'Hello there.');
  assert.equal(typed('Hello there.', { slips: 0, lowerCase: true, endMark: false }, new Random(1)), 'hello there');
});

test('hotline messages carry an intent; garbled and nonsense ones are never empty', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const { text, intent } = writer(random)(random);
      assert.ok(intentNames[intent] !== undefined);
      assert.ok(garble(text, random, 0.5).length > 0);
      assert.ok(nonsense(random).length > 0);
    }),
  );
});
